import type { Clock } from '../clock.ts';
import type { HttpFailure, HttpRequest } from './types.ts';

/** The life of one request over all its attempts: its deadline, its cancellation, and whether it may have left. */
export interface RequestScope {
  /** Aborts at the deadline, when the asker gives up, and when the client stops. */
  readonly signal: AbortSignal;
  readonly deadlineAt: number;
  /** Called just before the first byte is written. */
  markSent(): void;
  sent(): boolean;
  /** The failure that the aborted scope stands for. */
  failure(): HttpFailure;
  cancel(): void;
  /** Frees timer and listener. */
  close(): void;
}

/** Opens the scope of a request; close it when the request ends. */
export function openScope(request: HttpRequest, clock: Clock): RequestScope {
  const controller = new AbortController();
  let reason: 'timeout' | 'cancelled' = 'cancelled';
  let sent = false;
  const cancel = () => {
    controller.abort();
  };
  const stopTimer = clock.after(request.deadlineMs, () => {
    reason = 'timeout';
    controller.abort();
  });
  request.signal?.addEventListener('abort', cancel, { once: true });
  if (request.signal?.aborted === true) cancel();
  return {
    signal: controller.signal,
    deadlineAt: clock.now() + request.deadlineMs,
    markSent: () => {
      if (sent) return;
      sent = true;
      request.onSent?.();
    },
    sent: () => sent,
    failure: () => ({
      kind: 'failed',
      reason,
      sent,
      detail: reason === 'timeout' ? `no complete answer within ${request.deadlineMs} ms` : 'cancelled',
    }),
    cancel,
    close() {
      stopTimer();
      request.signal?.removeEventListener('abort', cancel);
    },
  };
}

/** Resolves when the signal aborts; at once if it has. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
