import type { PayloadOf, ReplyOf, RequestOf } from '#shared/contract/api.ts';
import type { CommandName, EventName } from '#shared/contract/channels.ts';
import type { Outcome } from '#shared/contract/errors.ts';

/**
 * The part of a bridge that one controller needs. Both windows' bridges fit, so a controller for calls or notes works
 * in either, and cannot reach for a command that it did not name.
 */
export interface Asks<N extends CommandName> {
  invoke<M extends N>(name: M, request: RequestOf<M>): Promise<Outcome<ReplyOf<M>>>;
}

/** The events that one controller listens to. `on` returns the function that stops listening. */
export interface Hears<N extends EventName> {
  on<M extends N>(name: M, listener: (payload: PayloadOf<M>) => void): () => void;
}

/** Stops what a controller's `start` began. */
export type Stop = () => void;

/** One stop out of many. */
export function stopAll(stops: readonly Stop[]): Stop {
  return () => {
    for (const stop of stops) stop();
  };
}
