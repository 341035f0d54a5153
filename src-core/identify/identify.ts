import { ASKED_FACTS } from '#shared/domain/facts.ts';
import type {
  Answer,
  AskedFact,
  CallerFacts,
  Fact,
  FactValue,
  NotAskedReason,
  Pin,
} from '#shared/domain/facts.ts';
import { pinOf } from '#shared/domain/stickyRoute.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import type { Clock } from '../clock.ts';
import { cancelledFact, followFact, pendingFact } from './followFact.ts';
import type { FactQuestion } from './followFact.ts';
import type {
  CallerDirectory,
  Identification,
  Identify,
  IdentifyRequest,
  PinDirectory,
  Question,
} from './ports.ts';

export interface IdentifyOptions {
  readonly directory: CallerDirectory;
  readonly pins: PinDirectory;
  readonly clock: Clock;
  /** How long an answer may take before its fact shows as failed with `timeout`. Each question has its own. */
  readonly deadlineMs: number;
}

type Questions = { readonly [N in AskedFact]: FactQuestion<FactValue<N>> };

/**
 * Makes the identification of callers: the three questions of document 000 and the one of document 003, put to their
 * directories in parallel.
 */
export function createIdentify({ directory, pins, clock, deadlineMs }: IdentifyOptions): Identify {
  return (request, onFacts) => {
    const { question, only } = request;
    const unaskedByEncom = whyNotAsked(question, directory);
    const unaskedPin = whyPinNotAsked(question, pins);
    const unasked = (name: AskedFact) => (name === 'pin' ? unaskedPin : unaskedByEncom);
    const facts = unaskedFacts(unaskedByEncom, unaskedPin);
    const names = (only === undefined ? ASKED_FACTS : [only]).filter((name) => unasked(name) === null);
    if (names.length === 0) return settledAtOnce(facts);
    if (request.fresh === true) {
      if (unaskedByEncom === null && only !== 'pin') directory.forget(question);
      if (names.includes('pin')) pins.forgetCaller(question.number);
    }
    const calledOff = new AbortController();
    const patience = { clock, deadlineMs };
    const questions = questionsOf(request, { directory, pins }, patience, calledOff.signal);
    return follow(questions, names, facts, calledOff, onFacts);
  };
}

/** Withheld numbers are never looked up; with a code there is always something to ask. */
function whyNotAsked({ number, code }: Question, directory: CallerDirectory): NotAskedReason | null {
  if (code === null) {
    if (number.kind === 'withheld') return 'withheld';
    if (number.kind !== 'number') return 'noQuestion';
  }
  return directory.configured() ? null : 'notConfigured';
}

/**
 * A pin is asked for by the number, whatever code was given. Not by a short one: it may be the id of another entry
 * (document 003), and then finding out costs the whole directory, at each call between colleagues.
 */
function whyPinNotAsked({ number }: Question, pins: PinDirectory): NotAskedReason | null {
  if (!pins.configured()) return 'notConfigured';
  if (number.kind === 'withheld') return 'withheld';
  return number.kind === 'number' ? null : 'noQuestion';
}

/** The facts that no question is put for; the others come later. */
function unaskedFacts(byEncom: NotAskedReason | null, pin: NotAskedReason | null): CallerFacts {
  const fact = { state: 'notAsked', why: byEncom ?? 'noQuestion' } as const;
  const noPin = { state: 'notAsked', why: pin ?? 'noQuestion' } as const;
  return { queue: fact, vip: fact, onCallDuty: fact, pin: noPin };
}

function settledAtOnce(facts: CallerFacts): Identification {
  return { facts, done: Promise.resolve(facts), over: () => true, stop: () => {} };
}

function questionsOf(
  { question, lastKnown }: IdentifyRequest,
  { directory, pins }: Pick<IdentifyOptions, 'directory' | 'pins'>,
  patience: { readonly clock: Clock; readonly deadlineMs: number },
  signal: AbortSignal,
): Questions {
  const encom = { ...patience, source: 'encom' } as const;
  return {
    queue: { ...encom, put: () => directory.queue(question, signal), lastKnown: lastKnown.queue },
    vip: { ...encom, put: () => directory.vip(question, signal), lastKnown: lastKnown.vip },
    onCallDuty: {
      ...encom,
      put: () => directory.onCallDuty(question, signal),
      lastKnown: lastKnown.onCallDuty,
    },
    pin: {
      ...patience,
      source: 'pitel',
      put: async () => pinAnswerOf(await pins.findCaller(question.number, signal)),
      lastKnown: lastKnown.pin,
    },
  };
}

/** An entry that names nobody pins nobody. */
function pinAnswerOf(answer: Answer<StickyRoute>): Answer<Pin> {
  if (answer.kind !== 'known') return answer;
  return answer.value.extension === '' ? { kind: 'unknown' } : { kind: 'known', value: pinOf(answer.value) };
}

/** Follows the named questions to their facts and tells the whole set, once for all that come in the same turn. */
function follow(
  questions: Questions,
  names: readonly AskedFact[],
  unasked: CallerFacts,
  calledOff: AbortController,
  onFacts: (facts: CallerFacts) => void,
): Identification {
  const open = new Set(names);
  const stops: (() => void)[] = [];
  const { promise: done, resolve } = withResolver<CallerFacts>();
  let facts = unasked;
  let announced = true;
  let stopped = false;
  let unanswered = names.length;

  function announce(): void {
    if (stopped) return;
    announced = true;
    try {
      onFacts(facts);
    } finally {
      if (open.size === 0) resolve(facts);
    }
  }

  function start<N extends AskedFact>(name: N, question: FactQuestion<FactValue<N>>): void {
    set(name, pendingFact(question));
    const tell = (fact: Fact<FactValue<N>>): void => {
      set(name, fact);
      open.delete(name);
      if (announced) queueMicrotask(announce);
      announced = false;
    };
    const stop = followFact(question, tell, () => (unanswered -= 1));
    stops.push(stop);
  }

  function set<N extends AskedFact>(name: N, fact: Fact<FactValue<N>>): void {
    facts = { ...facts, [name]: fact };
  }

  function cancel<N extends AskedFact>(name: N, question: FactQuestion<FactValue<N>>): void {
    set(name, cancelledFact(question));
  }

  for (const name of names) start(name, questions[name]);

  return {
    facts,
    done,
    over: () => unanswered === 0,
    stop() {
      if (stopped) return;
      stopped = true;
      for (const stop of stops) stop();
      for (const name of open) cancel(name, questions[name]);
      // Without a reason, an exception with its stack would be made for each call that leaves the desk.
      calledOff.abort('called off');
      resolve(facts);
    },
  };
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
