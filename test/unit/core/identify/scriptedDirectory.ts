import type { CallerDirectory, PinDirectory, Question } from '#core/identify/ports.ts';
import type { Answer, FactName } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';

/** A question that was put and waits for the test to answer it. */
interface Waiting {
  readonly question: Question;
  readonly signal: AbortSignal;
  readonly answer: (answer: Answer<never>) => void;
  readonly fail: (error: Error) => void;
}

export interface ScriptedDirectory extends CallerDirectory {
  /** The latest question for each fact. */
  readonly waiting: Map<FactName, Waiting>;
  readonly forgotten: Question[];
  readonly answer: (name: FactName, answer: Answer<unknown>) => void;
}

/** A directory that answers when the test says so. */
export function scriptedDirectory(configured = true): ScriptedDirectory {
  const waiting = new Map<FactName, Waiting>();
  const forgotten: Question[] = [];
  const wait = (name: FactName) => (question: Question, signal: AbortSignal) =>
    new Promise<Answer<never>>((answer, fail) => {
      waiting.set(name, { question, signal, answer, fail });
    });
  return {
    waiting,
    forgotten,
    answer: (name, answer) => {
      waiting.get(name)?.answer(answer as Answer<never>);
    },
    configured: () => configured,
    queue: wait('queue'),
    vip: wait('vip'),
    onCallDuty: wait('onCallDuty'),
    forget: (question) => forgotten.push(question),
  };
}

/** A directory of pins that answers when the test says so; not set up unless told otherwise. */
export function scriptedPins(configured = false) {
  const asked: { number: PartyNumber; signal: AbortSignal; answer: (answer: Answer<StickyRoute>) => void }[] =
    [];
  const forgotten: PartyNumber[] = [];
  const pins: PinDirectory = {
    configured: () => configured,
    findCaller: (number, signal) =>
      new Promise((answer) => {
        asked.push({ number, signal, answer });
      }),
    forgetCaller: (number) => forgotten.push(number),
  };
  return { ...pins, asked, forgotten };
}

/** Runs everything that waits in microtasks. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
