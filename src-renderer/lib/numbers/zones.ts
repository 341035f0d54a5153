import type { NumbersState } from '#shared/contract/numbersViews.ts';
import { ZONE_PREFIXES } from '#shared/domain/phoneZone.ts';
import type { NumbersStrings } from '../../strings/numbersStrings.ts';
import type { Query } from './numbersDesk.svelte.ts';

/** One zone to filter by. */
interface ShownZone extends Pick<Query, 'zone' | 'zoneCode'> {
  readonly key: string;
  /** `01`, or the code of a zone that is none of the five; '' for what is no zone. */
  readonly mark: string;
  readonly name: string;
  /** Null while it is not known. */
  readonly numbers: number | null;
  readonly isOff: boolean;
}

/** What the numbers can be parted by: all, the five regions in their order, then every other zone, then none. */
export function zonesShown(
  state: NumbersState,
  withoutZone: number,
  t: NumbersStrings['zone'],
): readonly ShownZone[] {
  const isRead = state.asOf !== null;
  const all = { key: '', zone: null, zoneCode: null, mark: '', name: t.all, isOff: false };
  const regions = ZONE_PREFIXES.map((prefix): ShownZone => {
    const told = state.zones.filter((zone) => zone.prefix === prefix);
    const counts = told.map(({ numbers }) => numbers);
    return {
      key: prefix,
      zone: prefix,
      zoneCode: null,
      mark: prefix,
      name: t.name[prefix],
      numbers: isRead ? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null,
      isOff: told.length > 0 && told.every((zone) => zone.state === 'inactive'),
    };
  });
  const others = state.zones
    .filter(({ prefix }) => prefix === null)
    .map((zone): ShownZone => ({
      key: zone.code,
      zone: null,
      zoneCode: zone.code,
      mark: zone.code,
      name: zone.name ?? zone.country ?? zone.code,
      numbers: isRead ? zone.numbers : null,
      isOff: zone.state === 'inactive',
    }));
  const none = {
    key: 'none',
    zone: 'none' as const,
    zoneCode: null,
    mark: '',
    name: t.none,
    numbers: withoutZone,
    isOff: false,
  };
  return [
    { ...all, numbers: isRead ? state.count : null },
    ...regions,
    ...others,
    ...(withoutZone > 0 ? [none] : []),
  ];
}
