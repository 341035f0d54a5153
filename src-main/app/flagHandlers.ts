import type { Handlers, PayloadOf } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import type { FlagsRead, FlagsWritten } from '#shared/contract/placingViews.ts';
import type { CcaiClient } from '#core/providers/ccai/client.ts';
import type { FlagSpelling } from '#core/providers/ccai/flags.ts';
import type { CustomerFlags, FlagsWriteResult } from '#shared/domain/customerFlags.ts';
import type { Answer } from '#shared/domain/facts.ts';
import type { NoteChange } from './auditing.ts';

export interface FlagHandlerParts {
  readonly ccai: () => Promise<Pick<CcaiClient, 'configured' | 'readFlags' | 'writeFlags'>>;
  readonly spelling: () => FlagSpelling;
  readonly now: () => number;
  /** The flags of a call as they were read back after a change, for the windows that show them, too. */
  readonly changed: (flags: PayloadOf<'flags.changed'>) => void;
  readonly note: NoteChange;
}

/** The change left this computer and was not refused. */
const MAY_BE_DONE: ReadonlySet<FlagsWriteResult['kind']> = new Set([
  'written',
  'differs',
  'unmoved',
  'unconfirmed',
]);

/** The commands about customer flags. They hang on a call of CCAI Platform; without one there is nothing to ask. */
export function flagHandlers(parts: FlagHandlerParts): Pick<Handlers, 'flags.read' | 'flags.write'> {
  async function client() {
    const ccai = await parts.ccai();
    if (ccai.configured()) return ccai;
    throw new RequestError('notConfigured', 'CCAI Platform is not set up');
  }

  return {
    'flags.read': async ({ providerCallId }) =>
      readOf(await (await client()).readFlags(providerCallId), parts.now()),
    'flags.write': async ({ providerCallId, flag, value }) => {
      const ccai = await client();
      const result = await ccai.writeFlags(providerCallId, { [flag]: value }, parts.spelling());
      if (MAY_BE_DONE.has(result.kind)) {
        const subject = `${flag} = ${String(value)}, call ${String(providerCallId)}`;
        parts.note('flagSet', subject, result.kind === 'written');
      }
      const written = writtenOf(result, parts.now());
      if (written.result !== 'failed') {
        const { flags, at } = written;
        parts.changed({ providerCallId, flags, at });
      }
      return written;
    },
  };
}

function readOf(answer: Answer<CustomerFlags>, at: number): FlagsRead {
  switch (answer.kind) {
    case 'known':
      return { result: 'read', flags: { ...answer.value }, at };
    case 'unknown':
      return { result: 'noSuchCall' };
    case 'failed':
      return { result: 'failed', reason: answer.reason, detail: answer.detail };
  }
}

function writtenOf(result: FlagsWriteResult, at: number): FlagsWritten {
  switch (result.kind) {
    case 'written':
    case 'differs':
    case 'unmoved':
      return { result: result.kind, flags: { ...result.flags }, at };
    case 'refused': {
      const { error } = result;
      const refusal = { ...error, params: { ...error.params } };
      return { result: 'failed', why: 'refused', refusal, detail: error.raw };
    }
    case 'notSent':
    case 'unconfirmed': {
      const detail = result.detail === null ? result.reason : `${result.reason}: ${result.detail}`;
      return { result: 'failed', why: result.kind, refusal: null, detail };
    }
    case 'rateLimited':
      return { result: 'failed', why: 'rateLimited', refusal: null, detail: null };
  }
}
