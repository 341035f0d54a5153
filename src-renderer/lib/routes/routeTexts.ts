import type { RouteView } from '#shared/contract/routesViews.ts';

/** The number of a pin as people write it; what nobody can read, as the directory holds it. */
export function routeNumber({ party, raw }: Pick<RouteView, 'party' | 'raw'>): string {
  return party.display === '' ? raw : party.display;
}
