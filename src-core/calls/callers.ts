import { RequestError } from '#shared/contract/errors.ts';
import type { CallerCard } from '#shared/contract/views.ts';
import { isCode } from '#shared/domain/callFields.ts';
import type { Fact, Pin } from '#shared/domain/facts.ts';
import { callerKeyOfCode, callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber, ReadNumber } from '#shared/domain/partyNumber.ts';
import { isSameNumber } from '#shared/domain/stickyRoute.ts';
import type { Clock } from '../clock.ts';
import type { Identify } from '../identify/ports.ts';
import type { Logger } from '../logger.ts';
import { createInquiry } from './inquiry.ts';
import type { Inquiry } from './inquiry.ts';
import type { CallMemory, StorageListener } from './ports.ts';
import { callerCardOf } from './views.ts';

export interface CallerPorts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly memory: CallMemory;
  readonly identify: Identify;
  readonly readNumber: ReadNumber;
  readonly storage: StorageListener;
  /** Hears of every change of a card that was given out. */
  readonly changed: (card: CallerCard) => void;
}

export type Lookup =
  { readonly result: 'card'; readonly card: CallerCard } | { readonly result: 'unreadable' };

/** Callers without a call: looked up by hand, opened from history. Storage failures throw `storageFailed`. */
export interface Callers {
  /** A card at once, with its facts pending; what comes in later is told by `changed`. */
  lookup(by: 'number' | 'code', text: string): Lookup;
  /** As `lookup`, by the key of a caller. Throws `badRequest` for what is no key. */
  card(key: string): CallerCard;
  askAgain(key: string): void;
  rename(key: string, name: string): void;
  /** Saves the note about the caller; returns when, in ms. */
  saveNote(key: string, text: string): number;
  /** Tells the card anew if it is open, because history or a note changed. */
  refresh(key: string): void;
  /** Somebody's pin was changed, and this is what was read after that. */
  learnPin(number: PartyNumber, pin: Fact<Pin>): void;
  stop(): void;
}

/** So many earlier calls stand on a card; the rest is a search in history. */
const EARLIER_ON_CARD = 50;
/** Cards that are still told of changes; opening another closes the one opened longest ago. */
const OPEN_CARDS = 8;

interface Person {
  readonly key: string;
  readonly party: PartyNumber | null;
  readonly code: string | null;
}

interface OpenCard {
  readonly person: Person;
  readonly inquiry: Inquiry;
}

export function createCallers(ports: CallerPorts): Callers {
  const { memory } = ports;
  const open = new Map<string, OpenCard>();

  function stored<T>(access: () => T): T {
    try {
      return access();
    } catch (error) {
      ports.logger.error('local history is not at hand', { error: String(error) });
      ports.storage.failed(error);
      throw new RequestError('storageFailed', 'local history is not at hand', String(error));
    }
  }

  function cardOf({ person, inquiry }: OpenCard): CallerCard {
    const { key } = person;
    return stored(() =>
      callerCardOf(person, {
        record: memory.caller(key),
        facts: inquiry.facts(),
        earlierCount: memory.countOf(key),
        earlier: memory.callsOf(key, EARLIER_ON_CARD),
      }),
    );
  }

  function tell(card: OpenCard): void {
    try {
      ports.changed(cardOf(card));
    } catch (error) {
      ports.logger.error('a card could not be told', { error: String(error) });
    }
  }

  function openCard(person: Person): OpenCard {
    const already = open.get(person.key);
    if (already !== undefined) {
      // Newest last: what is looked at stays open longest.
      open.delete(person.key);
      open.set(person.key, already);
      return already;
    }
    const card: OpenCard = { person, inquiry: createInquiry(ports, () => tell(card)) };
    open.set(person.key, card);
    for (const [key, oldest] of open) {
      if (open.size <= OPEN_CARDS) break;
      oldest.inquiry.callOff();
      open.delete(key);
    }
    return card;
  }

  function show(person: Person): CallerCard {
    const card = openCard(person);
    const lastKnown = stored(() => memory.lastKnownFacts(person.key));
    card.inquiry.ask({ number: person.party ?? NO_NUMBER, code: person.code }, lastKnown);
    return cardOf(card);
  }

  function personOf(key: string): Person {
    const person = personByKey(key, ports.readNumber);
    if (person === null) throw new RequestError('badRequest', 'this is no key of a caller');
    return person;
  }

  return {
    lookup(by, text) {
      const person = by === 'code' ? personByCode(text) : personByNumber(text, ports.readNumber);
      return person === null ? { result: 'unreadable' } : { result: 'card', card: show(person) };
    },

    card: (key) => show(personOf(key)),

    askAgain(key) {
      const card = open.get(key);
      if (card === undefined) {
        show(personOf(key));
        return;
      }
      card.inquiry.askAgain();
      tell(card);
    },

    rename(key, name) {
      const { key: known } = personOf(key);
      stored(() => memory.renameCaller(known, name));
      this.refresh(known);
    },

    saveNote(key, text) {
      const { key: known } = personOf(key);
      const savedAt = stored(() => memory.saveCallerNote(known, text));
      this.refresh(known);
      return savedAt;
    },

    refresh(key) {
      const card = open.get(key);
      if (card !== undefined) tell(card);
    },

    learnPin(number, pin) {
      for (const card of open.values()) {
        const { party } = card.person;
        if (party !== null && isSameNumber(party, number) && card.inquiry.learnPin(pin)) tell(card);
      }
    },

    stop() {
      for (const card of open.values()) card.inquiry.callOff();
      open.clear();
    },
  };
}

const NO_NUMBER: PartyNumber = { kind: 'withheld', raw: '' };

function personByNumber(text: string, readNumber: ReadNumber): Person | null {
  const party = readNumber(text);
  const key = callerKeyOfNumber(party);
  return key === null ? null : { key, party, code: null };
}

function personByCode(text: string): Person | null {
  const code = text.trim();
  return isCode(code) ? { key: callerKeyOfCode(code), party: null, code } : null;
}

function personByKey(key: string, readNumber: ReadNumber): Person | null {
  if (key.startsWith('code:')) return personByCode(key.slice('code:'.length));
  const person = personByNumber(key.replace(/^short:/, ''), readNumber);
  // Only the canonical form is a key: under another one nothing is stored.
  return person?.key === key ? person : null;
}
