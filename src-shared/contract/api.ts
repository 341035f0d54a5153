import type { z } from 'zod';
import type { CommandName, CommandOf, EventName, EventOf, WindowKind } from './channels.ts';
import type { Outcome } from './errors.ts';
import type { commandSchemas, eventSchemas } from './schemas.ts';

/** What a caller passes to a command (before defaults). */
export type RequestOf<N extends CommandName> = z.input<(typeof commandSchemas)[N]['request']>;
/** What main's handler receives (after parsing). */
export type ParsedRequestOf<N extends CommandName> = z.output<(typeof commandSchemas)[N]['request']>;
export type ReplyOf<N extends CommandName> = z.output<(typeof commandSchemas)[N]['reply']>;
export type PayloadOf<N extends EventName> = z.output<(typeof eventSchemas)[N]>;

/** The bridge of one kind of window, as the preload exposes it at `window.ringside`. */
export interface Bridge<W extends WindowKind> {
  readonly kind: W;
  readonly platform: string;
  /** Always resolves; errors come as data. */
  invoke<N extends CommandOf<W>>(name: N, request: RequestOf<N>): Promise<Outcome<ReplyOf<N>>>;
  /** Returns the function that stops listening. */
  on<N extends EventOf<W>>(name: N, listener: (payload: PayloadOf<N>) => void): () => void;
}

/** Main's side: one handler a command, or it does not compile. */
export type Handlers = {
  readonly [N in CommandName]: (request: ParsedRequestOf<N>) => ReplyOf<N> | Promise<ReplyOf<N>>;
};

/** Main's way to tell windows something. */
export type Publish = <N extends EventName>(name: N, payload: PayloadOf<N>) => void;
