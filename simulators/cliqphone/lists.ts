import { MEDIA_FOLDERS } from './directory.ts';
import type { CliqphoneDirectory, SimulatedMedia, SimulatedNumber, SimulatedZone } from './directory.ts';
import type { CliqphoneForms } from './forms.ts';
import { text, truth } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { ROWS } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** A list, or why there is none. */
export type Listed = readonly object[] | Refusal;

type Values = CliqphoneForms['values'];

/** `getallzone`, and `getallbyzone` with a code. */
export function listZones({ zones }: CliqphoneDirectory, code: string | null, values: Values): Listed {
  const found = code === null ? zones : zones.filter((zone) => zone.code === code.toLowerCase());
  if (code !== null && found.length === 0) return ROWS.zoneByCode.zone;
  return found.map((zone) => varied({ ...zone, code: codeAs(zone.code, values) }, values));
}

/** `getlistnumerodispobyzone`: the free numbers. */
export function listAvailable(directory: CliqphoneDirectory, asked: Parameters, values: Values): Listed {
  const [code, numero] = [text(asked['code']).toLowerCase(), text(asked['numero'])];
  if (code !== '' && !hasZone(directory.zones, code)) return ROWS.availableNumbers.zone;
  if (numero !== '' && !/^\d{4,15}$/.test(numero)) return ROWS.availableNumbers.number;
  const found = directory.numbers.filter(
    (each) => !each.active && (code === '' || each.code === code) && each.numero.includes(numero),
  );
  if (numero !== '' && found.length === 0) return ROWS.availableNumbers.number;
  return found.map((each) =>
    varied(
      {
        id: String(each.id),
        code: codeAs(each.code, values),
        numero: each.numero,
        type: each.type,
        entreprise: '6',
        etat: 'Inactif',
        info: each.info,
        // Its table counts a fax as zero.
        telephon: each.type === '1' ? '1' : '0',
        nomPorteur: each.nomPorteur,
      },
      values,
    ),
  );
}

/** `getlistnumerodispo`: all numbers, filtered. */
export function listNumbers(
  directory: CliqphoneDirectory,
  asked: Parameters,
  { values, ids }: Pick<CliqphoneForms, 'values' | 'ids'>,
): Listed {
  const { numbers, zones } = directory;
  const code = text(asked['code']).toLowerCase();
  if (code !== '' && !hasZone(zones, code)) return ROWS.numbers.zone;
  const active = truth(asked['etat']);
  if (active === undefined) return ROWS.numbers.state;
  const type = text(asked['type']);
  if (!['', 'FA', 'TE'].includes(type)) return ROWS.numbers.type;
  const numero = text(asked['numero']);
  const byNumber = (each: SimulatedNumber) => each.numero.includes(numero);
  if (numero !== '' && !(/^\d{4,15}$/.test(numero) && numbers.some(byNumber))) return ROWS.numbers.number;
  const campaign = text(asked['compagne']).toLowerCase();
  const byCampaign = (each: SimulatedNumber) => each.compagne.toLowerCase().includes(campaign);
  if (campaign !== '' && !(isName(campaign) && numbers.some(byCampaign))) return ROWS.numbers.campaign;
  const holder = text(asked['porteur']).toLowerCase();
  const byHolder = (each: SimulatedNumber) => each.nomPorteur.toLowerCase().includes(holder);
  if (holder !== '' && !(isName(holder) && numbers.some(byHolder))) return ROWS.numbers.holder;
  return numbers
    .filter(
      (each) =>
        (code === '' || each.code === code) &&
        (active === null || each.active === active) &&
        (type === '' || (type === 'FA') === (each.type === '2')) &&
        byNumber(each) &&
        byCampaign(each) &&
        byHolder(each),
    )
    .map((each) =>
      varied(
        {
          ...(ids === 'everywhere' ? { id: String(each.id) } : {}),
          code: codeAs(each.code, values),
          numero: each.numero,
          type: each.type,
          entreprise: each.entreprise,
          etat: each.active ? 'Actif' : 'Inactif',
          info: each.info || null,
          // Its table counts a fax as two.
          telephon: each.type,
          nomPorteur: each.nomPorteur || null,
          Compagne: each.compagne,
        },
        values,
      ),
    );
}

/** `getlistmedia`. `origin` is where the files are. */
export function listMedia(
  { media }: CliqphoneDirectory,
  asked: Parameters,
  values: Values,
  origin: string,
): Listed {
  const active = truth(asked['etat']);
  if (active === undefined) return ROWS.media.state;
  const type = text(asked['type']);
  if (type !== '' && !Object.hasOwn(MEDIA_FOLDERS, type)) return ROWS.media.type;
  const name = text(asked['nom']).toLowerCase();
  return media
    .filter(
      (each) =>
        (active === null || each.active === active) &&
        (type === '' || each.type === type) &&
        each.nom.toLowerCase().includes(name),
    )
    .map((each) =>
      varied(
        {
          id: String(each.id),
          nom: each.nom,
          url: `${origin}${mediaPath(each)}`,
          type: each.type,
          typeName: MEDIA_FOLDERS[each.type].name,
          entreprise: each.entreprise,
          info: each.info,
          etat: each.active ? 'Actif' : 'Inactif',
        },
        values,
      ),
    );
}

/** Where a file lies. */
export function mediaPath({ type, file }: SimulatedMedia): string {
  return `/assets/Media_Voip/${MEDIA_FOLDERS[type].folder}/${file}`;
}

export function hasZone(zones: readonly SimulatedZone[], code: string): boolean {
  return zones.some((zone) => zone.code === code);
}

function isName(name: string): boolean {
  return name.length >= 2 && name.length <= 20;
}

function codeAs(code: string, values: Values): string {
  return values === 'capitals' ? code.toUpperCase() : code;
}

const NUMERIC = new Set(['id', 'type', 'telephon', 'numero']);

/** An entry with its values in one of the forms that have been seen. */
function varied(entry: Readonly<Record<string, unknown>>, values: Values): object {
  const isBlank = (value: unknown) => value === '' || value === null;
  const pairs = Object.entries(entry);
  switch (values) {
    case 'numbers':
      return Object.fromEntries(
        pairs.map(([key, value]) => [
          key,
          NUMERIC.has(key) && /^\d+$/.test(String(value)) ? Number(value) : value,
        ]),
      );
    case 'nulls':
      return Object.fromEntries(pairs.map(([key, value]) => [key, isBlank(value) ? null : value]));
    case 'missing':
      return Object.fromEntries(pairs.filter(([, value]) => !isBlank(value)));
    case 'text':
    case 'capitals':
      return entry;
  }
}
