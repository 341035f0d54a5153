import { z } from 'zod';

/** A number as the service keeps it. */
export const simulatedNumberSchema = z.object({
  id: z.int(),
  numero: z.string(),
  code: z.string().default('fr_01'),
  /** 1 telephone, 2 fax. */
  type: z.enum(['1', '2']).default('1'),
  entreprise: z.string().default('cliqeo'),
  /** An inactive number is free to be added. */
  active: z.boolean().default(false),
  info: z.string().default(''),
  nomPorteur: z.string().default(''),
  compagne: z.string().default(''),
});
export type SimulatedNumber = z.output<typeof simulatedNumberSchema>;

/** The kinds of sound files, and where the service keeps them. */
export const MEDIA_FOLDERS = {
  R: { name: 'Repondeur', folder: 'repondeur' },
  ME: { name: 'Message Enregistrement', folder: 'sounds/fr/predecroche' },
  PB: { name: 'play-back', folder: 'playback' },
  MI: { name: 'Message introduction', folder: 'introduction' },
  MA: { name: 'Musique Attente', folder: 'musique' },
} as const;

export const simulatedMediaSchema = z.object({
  id: z.int(),
  nom: z.string(),
  type: z.enum(['R', 'ME', 'PB', 'MI', 'MA']),
  /** Its ending says what is in it. */
  file: z.string().regex(/^[\w-]+\.(mp3|wav)$/),
  entreprise: z.string().default('cliqeo'),
  info: z.string().nullable().default(null),
  active: z.boolean().default(true),
});
export type SimulatedMedia = z.output<typeof simulatedMediaSchema>;

const zoneSchema = z.object({ code: z.string(), pays: z.string(), nom: z.string(), prefix: z.string() });
export type SimulatedZone = z.output<typeof zoneSchema>;

/** The two zones of the sample, and the rest of the list of codes. */
const ZONES: readonly SimulatedZone[] = [
  { code: 'fr_01', pays: 'France', nom: '\u00CEle-de-France', prefix: '01' },
  { code: 'fr_02', pays: 'France', nom: 'Nord-Ouest', prefix: '02' },
  { code: 'fr_03', pays: 'France', nom: 'Nord-Est', prefix: '03' },
  { code: 'fr_04', pays: 'France', nom: 'Sud-Est', prefix: '04' },
  { code: 'fr_05', pays: 'France', nom: 'Sud-Ouest', prefix: '05' },
];

/** What an account holds. */
export const cliqphoneDirectorySchema = z.object({
  zones: z.array(zoneSchema).default([...ZONES]),
  numbers: z.array(simulatedNumberSchema).default([]),
  media: z.array(simulatedMediaSchema).default([]),
});
export type CliqphoneDirectory = z.output<typeof cliqphoneDirectorySchema>;
export type CliqphoneDirectoryInput = z.input<typeof cliqphoneDirectorySchema>;

const CAMPAIGNS = ['Accueil', 'Support', 'Ventes', 'Recouvrement', ''];
const HOLDERS = ['Claire Morel', 'Ana\u00EFs Lef\u00E8vre', 'Karim Benali', 'Jos\u00E9 Garcia', ''];

/** So many numbers over all zones, one in three free, one in eleven a fax; the same for the same count. */
export function manyNumbers(count: number): SimulatedNumber[] {
  return Array.from({ length: count }, (_none, index) => {
    const zone = (index % 5) + 1;
    const active = index % 3 !== 0;
    return {
      id: 1000 + index,
      numero: `33${zone}${String(10_000_000 + index).slice(-8)}`,
      code: `fr_0${zone}`,
      type: index % 11 === 10 ? '2' : '1',
      entreprise: 'cliqeo',
      active,
      info: active && index % 7 === 0 ? 'Standard' : '',
      nomPorteur: active ? (HOLDERS[index % HOLDERS.length] ?? '') : '',
      compagne: active ? (CAMPAIGNS[index % CAMPAIGNS.length] ?? '') : '',
    };
  });
}

/** One file of each kind, and one that is switched off. */
export const DEMO_MEDIA: readonly SimulatedMedia[] = [
  medium(228, 'Message introduction CliQ\u00E9o', 'MI', 'intro-20201001081813.mp3'),
  medium(230, 'Message enregistrement CliQ\u00E9o', 'ME', 'Pre-20201001081953.mp3'),
  medium(231, 'Musique attente', 'MA', 'attente-20201001082011.wav'),
  medium(232, 'Play-back', 'PB', 'play-20201001082044.wav'),
  medium(233, 'R\u00E9pondeur', 'R', 'rep-20201001082102.mp3'),
  { ...medium(234, 'Ancien r\u00E9pondeur', 'R', 'rep-20190301101500.mp3'), active: false },
];

function medium(id: number, nom: string, type: SimulatedMedia['type'], file: string): SimulatedMedia {
  return { id, nom, type, file, entreprise: 'cliqeo', info: null, active: true };
}
