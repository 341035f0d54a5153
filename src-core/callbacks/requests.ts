import type { PlacingResult } from '#shared/domain/outbound.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { ReadyRequest } from './placingRequest.ts';
import type { Placing } from './ports.ts';

export interface RequestsOptions {
  readonly placing: Placing;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The requests under way, each of which ends exactly once: with its answer, or with the doubt about it. */
export interface Requests {
  /** Hands a request to the provider. Never rejects; by the time it resolves, `settled` has run. */
  begin(asked: ReadyRequest, settled: (result: PlacingResult) => void): Promise<PlacingResult>;
  /** Withdraws what has not left, waits a while for the rest, and gives it up. */
  stop(): Promise<void>;
}

/** Far longer than any deadline of a provider: only for one that never answers. */
const ANSWER_LIMIT_MS = 120_000;
/** How long to wait for an answer to what has left at the end of the app, and to a withdrawal. */
const STOP_LIMIT_MS = 3000;

/** Makes the keeper of requests; nothing is asked before `begin`. */
export function createRequests({ placing, clock, logger }: RequestsOptions): Requests {
  const underWay = new Set<UnderWay>();

  function track(
    asked: ReadyRequest,
    settled: (result: PlacingResult) => void,
    resolve: (result: PlacingResult) => void,
  ) {
    const withdrawal = new AbortController();
    let left = false;
    const end = (result: PlacingResult): void => {
      if (!underWay.delete(entry)) return;
      callOff();
      try {
        settled(result);
      } catch (error) {
        logger.error('the end of a request could not be taken', { error: String(error) });
      }
      resolve(result);
    };
    const giveUp = (reason: 'timeout' | 'cancelled'): void => {
      end({ kind: 'unconfirmed', reason, detail: null });
      withdrawal.abort();
    };
    let callOff = clock.after(ANSWER_LIMIT_MS, () => {
      if (left) giveUp('timeout');
      else {
        // It may still be certain that nothing left: only the provider can say so.
        callOff = clock.after(STOP_LIMIT_MS, () => {
          giveUp('timeout');
        });
        withdrawal.abort();
      }
    });
    const entry: UnderWay = {
      withdrawUnlessLeft: () => {
        if (!left) withdrawal.abort();
      },
      giveUp: () => {
        giveUp('cancelled');
      },
    };
    underWay.add(entry);
    const markLeft = (): void => {
      left = true;
    };
    ask(placing, asked, withdrawal.signal, markLeft).then(end, (error: unknown) => {
      // Against the rules of the port, so nothing it said before can be relied on.
      logger.error('a provider failed where it should have answered', { error: String(error) });
      end({ kind: 'unconfirmed', reason: 'unexpected', detail: null });
    });
  }

  const answers = new Set<Promise<PlacingResult>>();

  return {
    begin(asked, settled) {
      const answer = new Promise<PlacingResult>((resolve) => {
        track(asked, settled, resolve);
      });
      answers.add(answer);
      void answer.finally(() => answers.delete(answer));
      return answer;
    },
    async stop() {
      for (const entry of underWay) entry.withdrawUnlessLeft();
      if (answers.size === 0) return;
      let callOff = (): void => {};
      const limit = new Promise<void>((resolve) => {
        callOff = clock.after(STOP_LIMIT_MS, resolve);
      });
      await Promise.race([Promise.all(answers), limit]);
      callOff();
      for (const entry of underWay) entry.giveUp();
    },
  };
}

interface UnderWay {
  withdrawUnlessLeft(): void;
  giveUp(): void;
}

/** A throw becomes a rejection. */
async function ask(
  placing: Placing,
  asked: ReadyRequest,
  signal: AbortSignal,
  left: () => void,
): Promise<PlacingResult> {
  switch (asked.operation) {
    case 'callOut':
      return placing.callOut(asked.request, signal, left);
    case 'queueNow':
      return placing.queueNow(asked.request, signal, left);
    case 'schedule':
      return placing.schedule(asked.request, signal, left);
  }
}
