import { factOf } from '#shared/domain/facts.ts';
import type { Answer, Fact, FactSource, LastKnown } from '#shared/domain/facts.ts';
import type { Clock } from '../clock.ts';

/** One question on its way. */
export interface FactQuestion<T> {
  /** Who answers. */
  readonly source: FactSource;
  readonly put: () => Promise<Answer<T>>;
  readonly lastKnown: LastKnown<T> | null;
  readonly clock: Clock;
  readonly deadlineMs: number;
}

/** The fact of a question that was just put. */
export function pendingFact<T>({ source, clock, lastKnown }: FactQuestion<T>): Fact<T> {
  return { state: 'pending', source, since: clock.now(), lastKnown };
}

/** The fact of a question that was called off before it was answered. */
export function cancelledFact<T>({ source, clock, lastKnown }: FactQuestion<T>): Fact<T> {
  return factOf({ kind: 'failed', reason: 'cancelled', detail: null }, source, clock.now(), lastKnown);
}

/**
 * Puts one question and tells each fact that comes of it, never synchronously: the answer, or `failed` with
 * `timeout` when it is late. What a late answer then says is told too, because it is true (docs/decisions/
 * late-answers.md); a late failure says nothing that the agent has not seen. `over` is called once the
 * answer is there, before that is told. Returns the stop, after which nothing is told.
 */
export function followFact<T>(
  question: FactQuestion<T>,
  tell: (fact: Fact<T>) => void,
  over: () => void,
): () => void {
  const { source, clock, deadlineMs, lastKnown } = question;
  let stopped = false;
  let late = false;
  const callOffDeadline = clock.after(deadlineMs, () => {
    late = true;
    const timeout = { kind: 'failed', reason: 'timeout', detail: null } as const;
    tell(factOf(timeout, source, clock.now(), lastKnown));
  });
  void answerTo(question).then((answer) => {
    callOffDeadline();
    over();
    if (stopped || (late && answer.kind === 'failed')) return;
    tell(factOf(answer, source, clock.now(), lastKnown));
  });
  return () => {
    stopped = true;
    callOffDeadline();
  };
}

/** A directory promises not to throw; one with a fault costs a fact, not the call. */
async function answerTo<T>({ put }: FactQuestion<T>): Promise<Answer<T>> {
  try {
    return await put();
  } catch (error) {
    return { kind: 'failed', reason: 'unreadable', detail: error instanceof Error ? error.message : null };
  }
}
