import type { z } from 'zod';
import type { Logger } from '#core/logger.ts';
import type { Handlers, ParsedRequestOf, ReplyOf } from '#shared/contract/api.ts';
import { channelName, COMMANDS, type CommandName, type WindowKind } from '#shared/contract/channels.ts';
import { RequestError, type Outcome } from '#shared/contract/errors.ts';
import { commandSchemas } from '#shared/contract/schemas.ts';

/** What becomes of the sender of a message: security/senderCheck.ts decides. */
export type CheckSender<E> = (
  event: E,
) =>
  { readonly trusted: true; readonly kind: WindowKind } | { readonly trusted: false; readonly why: string };

export interface Door<E> {
  /** Electron's `ipcMain`. */
  readonly ipcMain: {
    handle(channel: string, listener: (event: E, payload: unknown) => Promise<unknown>): void;
    removeHandler(channel: string): void;
  };
  readonly checkSender: CheckSender<E>;
  readonly logger: Logger;
}

/** Thrown at senders that may not ask: the promise on their side rejects with this text. */
export const REFUSAL = 'forbidden';

/**
 * The one door between windows and main. For each command: who asks, may they, does the request fit, run, does the reply
 * fit. An untrusted sender gets a rejection and learns nothing else; a trusted one always gets an outcome. Returns the
 * function that closes the door.
 */
export function registerHandlers<E>(handlers: Handlers, door: Door<E>): () => void {
  const names = Object.keys(COMMANDS) as CommandName[];
  for (const name of names) {
    door.ipcMain.handle(channelName(name), async (event, payload) => {
      const sender = door.checkSender(event);
      if (!sender.trusted) throw refuse(name, sender.why, door.logger);
      if (!(COMMANDS[name] as readonly WindowKind[]).includes(sender.kind)) {
        throw refuse(name, `not for a ${sender.kind} window`, door.logger);
      }
      return run(name, handlers, payload, door.logger);
    });
  }
  return () => {
    for (const name of names) door.ipcMain.removeHandler(channelName(name));
  };
}

function refuse(name: CommandName, why: string, logger: Logger): Error {
  logger.warn('refused a message', { command: name, why });
  return new Error(REFUSAL);
}

async function run<N extends CommandName>(
  name: N,
  handlers: Handlers,
  payload: unknown,
  logger: Logger,
): Promise<Outcome<ReplyOf<N>>> {
  // The index type of a generic name is a union of all schemas; the pair below is what it is for this name.
  const schemas = commandSchemas[name] as unknown as {
    readonly request: z.ZodType<ParsedRequestOf<N>>;
    readonly reply: z.ZodType<ReplyOf<N>>;
  };
  const request = schemas.request.safeParse(payload);
  if (!request.success) {
    const problem = describe(request.error);
    logger.warn('a window sent a request that does not fit', { command: name, problem });
    return { ok: false, error: { code: 'badRequest', message: problem } };
  }
  try {
    const reply = schemas.reply.safeParse(await handlers[name](request.data));
    if (reply.success) return { ok: true, value: reply.data };
    logger.error('a reply does not fit its schema', { command: name, problem: describe(reply.error) });
    return { ok: false, error: { code: 'internal', message: 'the reply does not fit' } };
  } catch (error) {
    if (error instanceof RequestError) {
      const { code, message, detail } = error;
      return { ok: false, error: { code, message, detail } };
    }
    logger.error('a handler failed', { command: name, error });
    return { ok: false, error: { code: 'internal', message: 'an unexpected error; the log has it' } };
  }
}

/** The first problem as `path: text`. Zod's texts name types and keys, not the values that were sent. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'does not fit';
  const path = issue.path.map(String).join('.');
  return `${path === '' ? 'request' : path}: ${issue.message}`;
}
