import type { Bridge } from '#shared/contract/api.ts';

export type MainApi = Bridge<'main'>;
export type PopApi = Bridge<'pop'>;

/** The bridge that the preload of the main window exposes. The only two places that touch `window.ringside`. */
export function mainApi(): MainApi {
  return bridge('main');
}

/** The bridge that the preload of the pop exposes. */
export function popApi(): PopApi {
  return bridge('pop');
}

function bridge<W extends 'main' | 'pop'>(kind: W): Bridge<W> {
  const exposed = (window as { readonly ringside?: Bridge<W> }).ringside;
  if (exposed?.kind !== kind) throw new Error(`This page needs the preload of the ${kind} window.`);
  return exposed;
}
