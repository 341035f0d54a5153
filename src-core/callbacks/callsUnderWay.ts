import type { Intent } from '#shared/domain/intent.ts';
import type { Clock } from '../clock.ts';
import { createRecentPresses } from './recentPresses.ts';

/** Long enough to read that the first call is not over, and to ask once more. */
const ASKED_FOR_MS = 60_000;

/** The last call to each person of this run, as far as it may still be going on. */
export interface CallsUnderWay {
  /** The intent whose call is under way to this person, where the agent was not told so a while ago. */
  find(intent: Intent): string | null;
  /** The agent was told instead of a call; the next time, a call is meant. */
  told(intent: Intent): void;
  placed(intent: Intent): void;
  stop(): void;
}

/** `isUnderWay`: whether the call that came of an intent is on the desk and not over. */
export function createCallsUnderWay(clock: Clock, isUnderWay: (callOf: string) => boolean): CallsUnderWay {
  const last = new Map<string, string>();
  const asked = createRecentPresses(clock, ASKED_FOR_MS);
  return {
    find(intent) {
      const whom = whomOf(intent);
      const id = last.get(whom);
      if (id === undefined || asked.find(whom) !== null) return null;
      if (isUnderWay(id)) return id;
      last.delete(whom);
      return null;
    },
    told(intent) {
      asked.note(whomOf(intent), intent.id);
    },
    placed(intent) {
      last.set(whomOf(intent), intent.id);
      asked.forget(whomOf(intent));
    },
    stop: asked.stop,
  };
}

/** Whoever is called, whichever way: with a ticket the provider dials the ticket's number, whatever was typed. */
function whomOf({ party, ticketId }: Intent): string {
  return ticketId === null ? `number ${party?.kind === 'number' ? party.e164 : ''}` : `ticket ${ticketId}`;
}
