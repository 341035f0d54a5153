import { e164OfProviderNumber } from '#shared/domain/companyNumber.ts';
import type { CompanyNumber } from '#shared/domain/companyNumber.ts';
import { MEDIA_KINDS } from '#shared/domain/media.ts';
import type { Media } from '#shared/domain/media.ts';
import { prefixOf, prefixOfZoneCode } from '#shared/domain/phoneZone.ts';
import type { ActiveState, PhoneZone } from '#shared/domain/phoneZone.ts';
import { MEDIA_CODES } from './operations.ts';
import type { Readable } from './outcome.ts';
import { inSlices } from '../../slices.ts';
import { readMedium, readNumber, readZone } from './wire.ts';
import type { WireMedia, WireNumber, WireZone } from './wire.ts';

/** The zones of a list; null if it has entries and none can be read. */
export function zonesOf(items: readonly unknown[]): Promise<Readable<readonly PhoneZone[]> | null> {
  return readable(items, readZone, zoneOf);
}

/** The numbers of a list; null if it has entries and none can be read. */
export function numbersOf(items: readonly unknown[]): Promise<Readable<readonly CompanyNumber[]> | null> {
  return readable(items, readNumber, numberOf);
}

/** The media of a list; null if it has entries and none can be read. */
export function mediaListOf(items: readonly unknown[]): Promise<Readable<readonly Media[]> | null> {
  return readable(items, readMedium, mediaOf);
}

/** A little at a time: tens of thousands of numbers come in one answer. */
async function readable<W, T>(
  items: readonly unknown[],
  read: (item: unknown) => W | null,
  map: (wire: W) => T | null,
): Promise<Readable<readonly T[]> | null> {
  const found: T[] = [];
  await inSlices(items.length, (index) => {
    const wire = read(items[index]);
    const mapped = wire === null ? null : map(wire);
    if (mapped !== null) found.push(mapped);
  });
  if (found.length === 0 && items.length > 0) return null;
  return { value: found, unread: items.length - found.length };
}

/** A zone without a code is none. */
function zoneOf(wire: WireZone): PhoneZone | null {
  if (wire.code === null) return null;
  return {
    id: wire.id,
    code: wire.code.toLowerCase(),
    country: wire.pays,
    name: wire.nom,
    prefix: (wire.prefix === null ? null : prefixOf(wire.prefix)) ?? prefixOfZoneCode(wire.code),
    kind: wire.type,
    state: stateOf(wire.etat),
  };
}

/** An entry without a number is none. */
function numberOf(wire: WireNumber): CompanyNumber | null {
  if (wire.numero === null) return null;
  return {
    id: wire.id,
    number: wire.numero,
    e164: e164OfProviderNumber(wire.numero),
    state: stateOf(wire.etat),
    kind: kindOf(wire),
    zoneCode: wire.code?.toLowerCase() ?? null,
    holder: wire.nomPorteur,
    campaign: wire.Compagne ?? wire.compagne,
    company: wire.entreprise,
    info: wire.info,
  };
}

/** Something without an id cannot be chosen. */
function mediaOf(wire: WireMedia): Media | null {
  if (wire.id === null) return null;
  const code = wire.type ?? wire.typr;
  return {
    id: wire.id,
    name: wire.nom ?? wire.id,
    kind: MEDIA_KINDS.find((kind) => MEDIA_CODES[kind] === code?.toUpperCase()) ?? null,
    kindText: wire.typeName ?? code,
    state: stateOf(wire.etat),
    url: addressOf(wire.url),
    address: wire.url === null ? 'none' : addressOf(wire.url) === null ? 'unusable' : 'usable',
    company: wire.entreprise,
    info: wire.info,
  };
}

/** Goes in as a boolean and comes back as a word. */
export function stateOf(sent: string | null): ActiveState {
  if (sent === null) return 'unknown';
  if (/^(actif|active|true|1)$/i.test(sent)) return 'active';
  return /^(inactif|inactive|false|0)$/i.test(sent) ? 'inactive' : 'unknown';
}

/**
 * `type` says 1 or 2 in lists and TE or FA in filters. Only where it says neither does `telephon` count, whose zero is
 * a fax in one table and whose two is in the next.
 */
function kindOf({ type, telephon }: WireNumber): CompanyNumber['kind'] {
  if (type !== null && /^(1|te)$/i.test(type)) return 'phone';
  if (type !== null && /^(2|fa)$/i.test(type)) return 'fax';
  if (telephon === '1') return 'phone';
  return telephon === '0' || telephon === '2' ? 'fax' : 'unknown';
}

/** An address that the player takes: it sends no name and no password along. */
function addressOf(sent: string | null): string | null {
  if (sent === null || !URL.canParse(sent)) return null;
  const { protocol, username, password, href } = new URL(sent);
  if (username !== '' || password !== '') return null;
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
