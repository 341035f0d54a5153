import { ASKED_FACTS, NOTHING_KNOWN, factsNotAsked, lastKnownOf } from '#shared/domain/facts.ts';
import type { AskedFact, CallerFacts, Fact, FactSource, LastKnown, Pin } from '#shared/domain/facts.ts';
import type { Clock } from '../clock.ts';
import type { Identification, Identify, LastKnownFacts, Question } from '../identify/ports.ts';
import type { Logger } from '../logger.ts';

/** What is asked about one caller, and what has come of it. */
export interface Inquiry {
  facts(): CallerFacts;
  /** Asks everything about this caller; what was asked before is called off. `facts()` is new at once. */
  ask(question: Question, lastKnown: LastKnownFacts): void;
  /** Asks anew, past any recent answer: one fact or, without one, all. `facts()` is new at once. */
  askAgain(fact?: AskedFact): void;
  /**
   * Takes a pin that was read after it was changed, if pins are asked for at all. What was asked before that is not
   * heard any more: it may speak of the time before. True if `facts()` is new.
   */
  learnPin(pin: Fact<Pin>): boolean;
  /** Calls off what is pending: it will not be answered any more, and the facts say so. */
  callOff(): void;
}

export interface InquiryPorts {
  readonly identify: Identify;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** `onFacts` hears of every later answer, never synchronously from within `ask` and `askAgain`. */
export function createInquiry(ports: InquiryPorts, onFacts: (facts: CallerFacts) => void): Inquiry {
  let question: Question | null = null;
  let lastKnown: LastKnownFacts = NOTHING_KNOWN;
  let facts = factsNotAsked('noQuestion');
  /** Who may write each fact. An older identification does not overwrite what was asked again since. */
  let owners: Readonly<Record<AskedFact, Asking | null>> = NOBODY;

  function take(asking: Asking, next: CallerFacts): void {
    const chosen = <N extends AskedFact>(name: N): CallerFacts[N] =>
      owners[name] === asking ? next[name] : facts[name];
    facts = {
      queue: chosen('queue'),
      vip: chosen('vip'),
      onCallDuty: chosen('onCallDuty'),
      pin: chosen('pin'),
    };
  }

  /** Whoever owns nothing any more is called off. */
  function handOver(next: Readonly<Record<AskedFact, Asking | null>>): void {
    const former = new Set(Object.values(owners));
    owners = next;
    const stillOwning = new Set(Object.values(owners));
    for (const past of former) {
      if (!stillOwning.has(past)) past?.identification?.stop();
    }
  }

  function start(about: Question, only: AskedFact | undefined, fresh: boolean): void {
    const asking: Asking = { identification: null };
    handOver(only === undefined ? ownedBy(asking) : { ...owners, [only]: asking });
    try {
      asking.identification = ports.identify({ question: about, lastKnown, only, fresh }, (next) => {
        if (!Object.values(owners).includes(asking)) return;
        take(asking, next);
        // All that was needed for asking would stay as long as the call does.
        if (asking.identification?.over() === true) asking.identification = null;
        onFacts(facts);
      });
      take(asking, asking.identification.facts);
    } catch (error) {
      // A call is shown whatever becomes of the questions about it.
      ports.logger.error('identification could not start', { error: String(error) });
      take(asking, allFailed(ports.clock.now(), lastKnown));
    }
  }

  function callOff(): void {
    handOver(NOBODY);
    if (ASKED_FACTS.some((name) => facts[name].state === 'pending')) {
      const at = ports.clock.now();
      facts = {
        queue: calledOff(facts.queue, at),
        vip: calledOff(facts.vip, at),
        onCallDuty: calledOff(facts.onCallDuty, at),
        pin: calledOff(facts.pin, at),
      };
    }
  }

  /** Asks nobody; but only who would ask knows that a system is not set up, which is then the reason. */
  function whyNotAsked(about: Question): CallerFacts {
    try {
      const identification = ports.identify({ question: about, lastKnown }, () => {});
      identification.stop();
      return identification.facts;
    } catch (error) {
      ports.logger.error('identification could not start', { error: String(error) });
      return factsNotAsked(about.number.kind === 'withheld' ? 'withheld' : 'noQuestion');
    }
  }

  return {
    facts: () => facts,

    ask(about, remembered) {
      question = askable(about) ? about : null;
      lastKnown = remembered;
      if (question !== null) {
        start(question, undefined, false);
        return;
      }
      callOff();
      facts = whyNotAsked(about);
    },

    askAgain(fact) {
      if (question === null) return;
      lastKnown = {
        queue: lastKnownOf(facts.queue) ?? lastKnown.queue,
        vip: lastKnownOf(facts.vip) ?? lastKnown.vip,
        onCallDuty: lastKnownOf(facts.onCallDuty) ?? lastKnown.onCallDuty,
        pin: lastKnownOf(facts.pin) ?? lastKnown.pin,
      };
      start(question, fact, true);
    },

    learnPin(pin) {
      if (facts.pin.state === 'notAsked') return false;
      handOver({ ...owners, pin: null });
      facts = { ...facts, pin };
      return true;
    },

    callOff,
  };
}

interface Asking {
  identification: Identification | null;
}

const NOBODY = { queue: null, vip: null, onCallDuty: null, pin: null };

function ownedBy(asking: Asking): Readonly<Record<AskedFact, Asking>> {
  return { queue: asking, vip: asking, onCallDuty: asking, pin: asking };
}

/** A withheld or unreadable number cannot be asked about; a code can, whoever gave it. */
function askable({ number, code }: Question): boolean {
  return code !== null || number.kind === 'number' || number.kind === 'short';
}

function calledOff<T>(fact: Fact<T>, at: number): Fact<T> {
  if (fact.state !== 'pending') return fact;
  const { source, lastKnown } = fact;
  return { state: 'failed', source, at, reason: 'cancelled', detail: null, lastKnown };
}

function allFailed(at: number, lastKnown: LastKnownFacts): CallerFacts {
  const failed = <T>(source: FactSource, known: LastKnown<T> | null): Fact<T> => ({
    state: 'failed',
    source,
    at,
    reason: 'cancelled',
    detail: null,
    lastKnown: known,
  });
  return {
    queue: failed('encom', lastKnown.queue),
    vip: failed('encom', lastKnown.vip),
    onCallDuty: failed('encom', lastKnown.onCallDuty),
    pin: failed('pitel', lastKnown.pin),
  };
}
