import { sendsByItself } from './dueness.ts';
import type { Standing } from './dueness.ts';

/** A call that the provider makes by itself, close enough to matter to whoever wants to call the same person now. */
export interface ProviderCall {
  /** When it was promised for (ms). */
  readonly at: number;
  /** `soon`: it is to come. `perhapsNow`: it may be ringing, or have rung: nobody here is told. */
  readonly is: 'soon' | 'perhapsNow';
}

/** Who is called now and again within this time is called twice for one matter. */
const SOON_MS = 2 * 3_600_000;
/** So long before its time a call of the provider's may be on its way already. */
const EARLY_MS = 60_000;

/**
 * What a call of the provider's promised for `at` means at `now` (both ms): null while it is too far ahead to matter.
 * Once its time has come it matters until somebody says that it is over.
 */
export function providerCallAt(at: number, now: number): ProviderCall | null {
  if (now < at - SOON_MS) return null;
  return { at, is: now < at - EARLY_MS ? 'soon' : 'perhapsNow' };
}

/** Whether the provider holds a promise and calls by itself, or may: it was sent, or will be before its time. */
function providerMayCall(intent: Standing, now: number): boolean {
  if (intent.kind !== 'callback') return false;
  const { name } = intent.state;
  return name === 'scheduled' || name === 'sending' || name === 'unconfirmed' || sendsByItself(intent, now);
}

/** Of promises to one person, the provider's call nearest to `now` (ms), or null where none is near. */
export function nearProviderCall(promises: readonly Standing[], now: number): ProviderCall | null {
  const [nearest] = promises
    .filter((promise) => providerMayCall(promise, now))
    .flatMap(({ due }) => (due === null ? [] : (providerCallAt(due.at, now) ?? [])))
    .sort((a, b) => Math.abs(a.at - now) - Math.abs(b.at - now));
  return nearest ?? null;
}
