import type { CcaiForms } from './directory.ts';

/** The reserved attributes of one call; null until somebody says. */
export interface SimulatedFlags {
  readonly verified_customer: boolean | null;
  readonly bad_actor: boolean | null;
  readonly repeat_customer: boolean | null;
}

export const NO_FLAGS: SimulatedFlags = { verified_customer: null, bad_actor: null, repeat_customer: null };

/** The flags after a PATCH: keys that are not understood, and values that are no truth, change nothing. */
export function patched(
  flags: SimulatedFlags,
  body: Readonly<Record<string, unknown>>,
  repeatKey: CcaiForms['repeatKey'],
): SimulatedFlags {
  const plural = repeatKey === 'singular' ? null : truth(body['repeat_customers']);
  const singular = repeatKey === 'plural' ? null : truth(body['repeat_customer']);
  return {
    verified_customer: truth(body['verified_customer']) ?? flags.verified_customer,
    bad_actor: truth(body['bad_actor']) ?? flags.bad_actor,
    repeat_customer: plural ?? singular ?? flags.repeat_customer,
  };
}

/** The flags as an answer carries them. */
export function written(flags: SimulatedFlags, form: CcaiForms['flagValues']): Record<string, unknown> {
  const entries = Object.entries(flags).map(([key, value]: [string, boolean | null]) => [
    key,
    form === 'text' && value !== null ? String(value) : value,
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function truth(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : null;
}
