import type { Bridge, ParsedRequestOf, PayloadOf, ReplyOf, RequestOf } from '#shared/contract/api.ts';
import type { CommandName, CommandOf, EventName, EventOf, WindowKind } from '#shared/contract/channels.ts';
import { commandsFor, eventsFor } from '#shared/contract/channels.ts';
import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';
import { RequestError } from '#shared/contract/errors.ts';
import { commandSchemas, eventSchemas } from '#shared/contract/schemas.ts';

type Handler<N extends CommandName> = (request: ParsedRequestOf<N>) => ReplyOf<N> | Promise<ReplyOf<N>>;

/**
 * The wall as a window sees it, without main: requests, replies and events go through the contract's own schemas, and
 * a window may only use its own channels. A command without a handler never answers.
 */
export class FakeBridge<W extends WindowKind> implements Bridge<W> {
  readonly kind: W;
  readonly platform = 'test';
  readonly asked: { readonly name: CommandName; readonly request: unknown }[] = [];
  readonly #handlers = new Map<CommandName, (request: never) => unknown>();
  readonly #listeners = new Map<EventName, Set<(payload: never) => void>>();

  constructor(kind: W) {
    this.kind = kind;
  }

  /** Answers a command from now on. Throw a RequestError to refuse. */
  answer<N extends CommandOf<W>>(name: N, handler: Handler<N>): this {
    this.#handlers.set(name, handler);
    return this;
  }

  /** Whether a command has an answer already, which a helper must not replace. */
  answers(name: CommandOf<W>): boolean {
    return this.#handlers.has(name);
  }

  /** Refuses a command from now on. */
  refuse(name: CommandOf<W>, code: ErrorCode): this {
    this.#handlers.set(name, () => {
      throw new RequestError(code, 'refused by the test');
    });
    return this;
  }

  /** Every request of one command, oldest first. */
  requests<N extends CommandOf<W>>(name: N): ParsedRequestOf<N>[] {
    return this.asked.filter((one) => one.name === name).map((one) => one.request as ParsedRequestOf<N>);
  }

  async invoke<N extends CommandOf<W>>(name: N, request: RequestOf<N>): Promise<Outcome<ReplyOf<N>>> {
    if (!commandsFor(this.kind).includes(name)) throw new Error(`${this.kind} may not ask ${name}`);
    const parsed: unknown = commandSchemas[name].request.parse(structuredClone(request));
    this.asked.push({ name, request: parsed });
    const handler = this.#handlers.get(name);
    if (handler === undefined) return new Promise(() => {});
    try {
      const reply: unknown = commandSchemas[name].reply.parse(await handler(parsed as never));
      return { ok: true, value: reply as ReplyOf<N> };
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return { ok: false, error: { code: error.code, message: error.message, detail: error.detail } };
    }
  }

  on<N extends EventOf<W>>(name: N, listener: (payload: PayloadOf<N>) => void): () => void {
    if (!eventsFor(this.kind).includes(name)) throw new Error(`${this.kind} does not hear ${name}`);
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Main tells the window something. */
  emit<N extends EventOf<W>>(name: N, payload: PayloadOf<N>): void {
    const parsed: unknown = eventSchemas[name].parse(structuredClone(payload));
    for (const listener of this.#listeners.get(name) ?? []) listener(parsed as never);
  }

  listenerCount(): number {
    return [...this.#listeners.values()].reduce((sum, listeners) => sum + listeners.size, 0);
  }
}

/** A promise that the test settles when it wants. */
export function deferred<T>(): {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
} {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
