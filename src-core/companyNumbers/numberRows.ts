import type { CompanyNumberView, ShowableNumber } from '#shared/contract/numbersViews.ts';
import { isShowable, zoneOfCompanyNumber } from '#shared/domain/companyNumber.ts';
import type { CompanyNumber } from '#shared/domain/companyNumber.ts';
import type { ZonePrefix } from '#shared/domain/phoneZone.ts';
import { inSlices } from '../slices.ts';
import { displayOf, searchDigitsOf } from './numberText.ts';
import { orderInSlices } from './order.ts';
import { plainText } from './plainText.ts';

/** A number with all that finding and showing it needs, made once. */
export interface NumberRow {
  readonly key: string;
  readonly number: CompanyNumber;
  readonly zone: ZonePrefix | null;
  readonly locked: CompanyNumberView['locked'];
  /** The number as it can be shown to a called party; null if it cannot. */
  readonly showable: ShowableNumber | null;
  /** Holder, campaign and info in plain text, kept apart by what nobody can type. */
  readonly text: string;
  /** For `hasPart`. */
  readonly digits: string;
  readonly campaign: string;
  readonly holder: string;
}

/** The numbers as they were read, in order. */
export interface NumberRows {
  readonly rows: readonly NumberRow[];
  /** What there is to filter by, as the provider writes it, in order. */
  readonly campaigns: readonly string[];
  readonly holders: readonly string[];
  /** The same in plain text. */
  readonly plainCampaigns: ReadonlySet<string>;
  readonly plainHolders: ReadonlySet<string>;
  readonly countByZone: ReadonlyMap<ZonePrefix, number>;
  /** By every code, also those of the five regions. */
  readonly countByCode: ReadonlyMap<string, number>;
}

/** Makes rows of a list as it was read, a few milliseconds at a time. */
export async function numberRowsOf(numbers: readonly CompanyNumber[]): Promise<NumberRows> {
  const order = await orderOf(numbers);
  const numberOfId = new Map<string, string>();
  const shared = new Set<string>();
  await inSlices(numbers.length, (index) => {
    const { id, number } = numbers[index] ?? {};
    if (id == null || number === undefined) return;
    const other = numberOfId.get(id);
    if (other === undefined) numberOfId.set(id, number);
    else if (other !== number) shared.add(id);
  });

  const rows: NumberRow[] = [];
  const keys = new Map<string, number>();
  const [campaigns, holders] = [new Map<string, string>(), new Map<string, string>()];
  const countByZone = new Map<ZonePrefix, number>();
  const countByCode = new Map<string, number>();
  const plain = remembering(plainText);
  await inSlices(order.length, (at) => {
    const number = numbers[order[at] ?? 0];
    if (number === undefined) return;
    const { id, campaign, holder, zoneCode } = number;
    const locked = id === null ? 'noId' : shared.has(id) ? 'sharedId' : null;
    const base = id !== null && locked === null ? `id:${id}` : `number:${number.number}`;
    const seen = keys.get(base) ?? 0;
    keys.set(base, seen + 1);
    const row = rowOf(number, seen === 0 ? base : `${base}#${String(seen + 1)}`, locked, plain);
    rows.push(row);
    if (campaign !== null) campaigns.set(row.campaign, campaign);
    if (holder !== null) holders.set(row.holder, holder);
    if (row.zone !== null) countByZone.set(row.zone, (countByZone.get(row.zone) ?? 0) + 1);
    if (zoneCode !== null) countByCode.set(zoneCode, (countByCode.get(zoneCode) ?? 0) + 1);
  });
  return {
    rows,
    campaigns: inAlphabet(campaigns),
    holders: inAlphabet(holders),
    plainCampaigns: new Set(campaigns.keys()),
    plainHolders: new Set(holders.keys()),
    countByZone,
    countByCode,
  };
}

/** A row as windows see it. */
export function numberViewOf({ key, number, zone, locked }: NumberRow): CompanyNumberView {
  const { id, e164, state, kind, zoneCode, holder, campaign, company, info } = number;
  return {
    key,
    id,
    number: number.number,
    e164,
    display: e164 === null ? number.number : displayOf(e164),
    state,
    kind,
    zoneCode,
    zone,
    holder,
    campaign,
    company,
    info,
    locked,
  };
}

/** A row of one number. */
export function rowOf(
  number: CompanyNumber,
  key: string,
  locked: NumberRow['locked'],
  plain: (text: string) => string = plainText,
): NumberRow {
  const zone = zoneOfCompanyNumber(number);
  const campaign = plain(number.campaign ?? '');
  const holder = plain(number.holder ?? '');
  const digits = searchDigitsOf(number.number, number.e164);
  return {
    key,
    number,
    zone,
    locked,
    showable: showableOf(number, zone),
    text: [holder, campaign, plain(number.info ?? '')].join('\n'),
    digits,
    campaign,
    holder,
  };
}

function showableOf(number: CompanyNumber, zone: ZonePrefix | null): ShowableNumber | null {
  const { e164, holder, campaign } = number;
  if (e164 === null || !isShowable(number)) return null;
  return { e164, display: displayOf(e164), zone, holder, campaign };
}

/** By number; what has no digits comes last, and what is equal stays as it came. */
async function orderOf(numbers: readonly CompanyNumber[]): Promise<Uint32Array> {
  const values = new Float64Array(numbers.length);
  await inSlices(numbers.length, (index) => {
    const digits = numbers[index]?.number.replaceAll(/\D/g, '') ?? '';
    values[index] = digits === '' ? Number.MAX_VALUE : Number(digits);
  });
  return orderInSlices(numbers.length, (a, b) => (values[a] ?? 0) - (values[b] ?? 0));
}

function inAlphabet(names: ReadonlyMap<string, string>): readonly string[] {
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_NAMES)
    .map(([, name]) => name);
}

/** More names than anybody chooses from. */
const MOST_NAMES = 200;

/** The same few holders and campaigns stand on thousands of numbers. */
function remembering(make: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const fresh = make(text);
    made.set(text, fresh);
    return fresh;
  };
}
