import type { ZoneView } from '#shared/contract/numbersViews.ts';
import { prefixOfZoneCode, ZONE_PREFIXES, zoneCodeOf } from '#shared/domain/phoneZone.ts';
import type { PhoneZone } from '#shared/domain/phoneZone.ts';
import type { NumberRows } from './numberRows.ts';

/**
 * The zones that the provider lists, the five regions, which are known without it, and every other that a number names;
 * with how many numbers each has, if the numbers are known.
 */
export function zoneViewsOf(
  listed: readonly PhoneZone[],
  numbers: Pick<NumberRows, 'countByZone' | 'countByCode'> | null,
): ZoneView[] {
  const views = new Map<string, ZoneView>();
  for (const { code, prefix, name, country, kind, state } of listed) {
    const count = countOf(code, numbers);
    if (!views.has(code)) views.set(code, { code, prefix, name, country, kind, state, numbers: count });
  }
  const others = [...ZONE_PREFIXES.map(zoneCodeOf), ...(numbers?.countByCode.keys() ?? [])];
  for (const code of others) {
    if (views.has(code)) continue;
    const known = { code, prefix: prefixOfZoneCode(code), numbers: countOf(code, numbers) };
    views.set(code, { ...known, name: null, country: null, kind: null, state: 'unknown' });
  }
  return [...views.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A region has the numbers that begin so, whatever their code says. */
function countOf(
  code: string,
  numbers: Pick<NumberRows, 'countByZone' | 'countByCode'> | null,
): number | null {
  if (numbers === null) return null;
  const prefix = prefixOfZoneCode(code);
  return (prefix === null ? numbers.countByCode.get(code) : numbers.countByZone.get(prefix)) ?? 0;
}
