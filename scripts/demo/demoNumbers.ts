import { DEMO_MEDIA, type SimulatedNumber } from '#simulators/cliqphone/directory.ts';
import { startCliqphoneSimulator, type CliqphoneSimulator } from '#simulators/cliqphone/simulator.ts';

const COMPANY = 'Maison Lacour';

/** Beginnings of numbers that are given to nobody, for films and books; one for each region. */
const UNGIVEN = ['3319900', '3326191', '3335301', '3346571', '3353649'];
const CAMPAIGNS = ['Accueil', 'Support', 'Ventes', 'Recouvrement', 'Astreinte', 'V\u0153ux 2027'];
const HOLDERS = [
  'Claire Morel',
  'Ana\u00EFs Lef\u00E8vre',
  'Karim Benali',
  'Jos\u00E9 Garcia',
  'Ma\u00EBlle Le Goff',
  '\u00C9lodie Nguyen',
  'Th\u00E9o Rousseau',
  'In\u00E8s de La Tour',
];
const INFOS = ['', 'Standard', 'Ligne directe', '', 'Num\u00E9ro des d\u00E9pliants', '', ''];
const MANY = 240;

/** The two that calls go out with by default. */
const OF_CALLING: readonly SimulatedNumber[] = [
  number(147, '33187224465', 'fr_01', { nomPorteur: 'Claire Morel', compagne: 'Accueil', info: 'Standard' }),
  number(148, '33482530000', 'fr_04', { nomPorteur: 'Karim Benali', compagne: 'Support', info: 'Lyon' }),
];

/** Enough others to scroll and to search through: one in four is free, one in nineteen a fax. */
const OTHERS = Array.from({ length: MANY }, (_, n) => {
  const zone = n % UNGIVEN.length;
  const active = n % 4 !== 3;
  return number(
    200 + n,
    `${UNGIVEN[zone] ?? ''}${String(1000 + ((n * 37) % 9000)).padStart(4, '0')}`,
    `fr_0${String(zone + 1)}`,
    active
      ? {
          type: n % 19 === 7 ? '2' : '1',
          nomPorteur: HOLDERS[(n * 3) % HOLDERS.length] ?? '',
          compagne: CAMPAIGNS[(n * 7) % CAMPAIGNS.length] ?? '',
          info: INFOS[n % INFOS.length] ?? '',
        }
      : { active },
  );
});

function number(id: number, numero: string, code: string, more: Partial<SimulatedNumber>): SimulatedNumber {
  return {
    id,
    numero,
    code,
    type: '1',
    entreprise: COMPANY,
    active: true,
    info: '',
    nomPorteur: '',
    compagne: '',
    ...more,
  };
}

/** Cliqphone of the demo, with the numbers of a company in every region and sound files that can be heard. */
export function startDemoNumbers(account: {
  readonly login: string;
  readonly password: string;
}): Promise<CliqphoneSimulator> {
  const media = DEMO_MEDIA.map((each) => ({ ...each, entreprise: COMPANY }));
  return startCliqphoneSimulator({ ...account, directory: { numbers: [...OF_CALLING, ...OTHERS], media } });
}

/** The settings that lead the app there. What is asked stays on this computer. */
export function numbersSettings({ url }: CliqphoneSimulator) {
  return { baseUrl: url, allowInsecureHttp: true };
}
