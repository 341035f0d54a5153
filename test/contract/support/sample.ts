import type { PayloadOf, ReplyOf, RequestOf } from '#shared/contract/api.ts';
import type { CommandName, EventName } from '#shared/contract/channels.ts';

/** A sound example of a command. */
export interface CommandSample<N extends CommandName> {
  readonly good: RequestOf<N>;
  /** Requests that do not fit, with the path that the answer must name. */
  readonly bad: readonly { readonly request: unknown; readonly path: string }[];
  readonly reply: ReplyOf<N>;
}

/** A sound example of an event. */
export interface EventSample<N extends EventName> {
  readonly good: PayloadOf<N>;
  readonly bad: unknown;
}
