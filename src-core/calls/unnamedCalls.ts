import type { CallState } from '#shared/domain/call.ts';

/** So many numbers are remembered with their call at most. */
const CAPACITY = 500;

/**
 * Ids for calls whose source gives none. Many softphones can put the caller's number into an address, but no id: then
 * "answered" and "ended" speak of the call that this number rang with last.
 */
export interface UnnamedCalls {
  idFor(number: string, state: CallState): string;
}

export function createUnnamedCalls(newId: () => string): UnnamedCalls {
  const ids = new Map<string, string>();
  return {
    idFor(number, state) {
      // Ringing anew is another call: the end of the one before may never have been told.
      const id = (state === 'ringing' ? undefined : ids.get(number)) ?? newId();
      ids.delete(number);
      if (state !== 'ended') ids.set(number, id);
      if (ids.size > CAPACITY) {
        const oldest = ids.keys().next();
        if (oldest.done !== true) ids.delete(oldest.value);
      }
      return id;
    },
  };
}
