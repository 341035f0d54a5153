import { FACT_NAMES, factsNotAsked } from '#shared/domain/facts.ts';
import type { CallerFacts, Fact, FactName, NotAskedReason } from '#shared/domain/facts.ts';
import type { Clock } from '../clock.ts';
import { cancelledFact, followFact, pendingFact } from './followFact.ts';
import type { FactQuestion } from './followFact.ts';
import type { CallerDirectory, Identification, Identify, IdentifyRequest, Question } from './ports.ts';

export interface IdentifyOptions {
  readonly directory: CallerDirectory;
  readonly clock: Clock;
  /** How long an answer may take before its fact shows as failed with `timeout`. Each question has its own. */
  readonly deadlineMs: number;
}

type Values = { [N in FactName]: Extract<CallerFacts[N], { state: 'known' }>['value'] };
type Questions = { readonly [N in FactName]: FactQuestion<Values[N]> };

/** Makes the identification of callers: the three questions of document 000, put to the directory in parallel. */
export function createIdentify({ directory, clock, deadlineMs }: IdentifyOptions): Identify {
  return (request, onFacts) => {
    const notAsked = whyNotAsked(request.question, directory);
    if (notAsked !== null) return settledAtOnce(factsNotAsked(notAsked));
    if (request.fresh === true) directory.forget(request.question);
    const calledOff = new AbortController();
    const questions = questionsOf(request, directory, clock, deadlineMs, calledOff.signal);
    const names = request.only === undefined ? FACT_NAMES : [request.only];
    return follow(questions, names, calledOff, onFacts);
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

function settledAtOnce(facts: CallerFacts): Identification {
  return { facts, done: Promise.resolve(facts), over: () => true, stop: () => {} };
}

function questionsOf(
  { question, lastKnown }: IdentifyRequest,
  directory: CallerDirectory,
  clock: Clock,
  deadlineMs: number,
  signal: AbortSignal,
): Questions {
  const patience = { clock, deadlineMs };
  return {
    queue: { ...patience, put: () => directory.queue(question, signal), lastKnown: lastKnown.queue },
    vip: { ...patience, put: () => directory.vip(question, signal), lastKnown: lastKnown.vip },
    onCallDuty: {
      ...patience,
      put: () => directory.onCallDuty(question, signal),
      lastKnown: lastKnown.onCallDuty,
    },
  };
}

/** Follows the named questions to their facts and tells the whole set, once for all that come in the same turn. */
function follow(
  questions: Questions,
  names: readonly FactName[],
  calledOff: AbortController,
  onFacts: (facts: CallerFacts) => void,
): Identification {
  const open = new Set(names);
  const stops: (() => void)[] = [];
  const { promise: done, resolve } = withResolver<CallerFacts>();
  let facts = factsNotAsked('noQuestion');
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

  function start<N extends FactName>(name: N, question: FactQuestion<Values[N]>): void {
    set(name, pendingFact(question));
    const tell = (fact: Fact<Values[N]>): void => {
      set(name, fact);
      open.delete(name);
      if (announced) queueMicrotask(announce);
      announced = false;
    };
    const stop = followFact(question, tell, () => (unanswered -= 1));
    stops.push(stop);
  }

  function set<N extends FactName>(name: N, fact: Fact<Values[N]>): void {
    facts = { ...facts, [name]: fact };
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
      for (const name of open) set(name, cancelledFact<Values[FactName]>(questions[name]));
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
