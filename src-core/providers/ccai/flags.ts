import type { CustomerFlags, CustomerFlagsPatch, FlagsWriteResult } from '#shared/domain/customerFlags.ts';
import type { Answer } from '#shared/domain/facts.ts';
import {
  isSuccess,
  READ_REASONS,
  reasonOfStatus,
  shape,
  unclear,
  withoutAnswer,
} from '../../http/meaning.ts';
import type { HttpResult } from '../../http/types.ts';
import { rateLimited, refusalIn } from './outcome.ts';
import { readBody, readFlags, readMessage } from './wire.ts';

/**
 * How `repeat_customer` is written. Document 002 reads it in the singular and writes it in the plural; `both` is for a
 * platform that takes only the other one.
 */
export type FlagSpelling = 'plural' | 'both';

/** The JSON body of the PATCH. */
export function flagsBody(patch: CustomerFlagsPatch, spelling: FlagSpelling): Record<string, boolean> {
  const body: Record<string, boolean> = {};
  if (patch.verifiedCustomer !== undefined) body['verified_customer'] = patch.verifiedCustomer;
  if (patch.badActor !== undefined) body['bad_actor'] = patch.badActor;
  if (patch.repeatCustomer !== undefined) {
    body['repeat_customers'] = patch.repeatCustomer;
    if (spelling === 'both') body['repeat_customer'] = patch.repeatCustomer;
  }
  return body;
}

/** The flags in an answer to the GET. `unknown`: the platform has no such call. */
export function flagsAnswerOf(result: HttpResult): Answer<CustomerFlags> {
  if (result.kind === 'failed') {
    return { kind: 'failed', reason: READ_REASONS[result.reason], detail: result.detail };
  }
  const body = readBody(result.text);
  const wire = isSuccess(result.status) && body.kind === 'json' ? readFlags(body.value) : undefined;
  if (wire !== undefined) {
    const value = {
      verifiedCustomer: wire.verified_customer ?? null,
      badActor: wire.bad_actor ?? null,
      repeatCustomer: wire.repeat_customer ?? wire.repeat_customers ?? null,
    };
    return { kind: 'known', value };
  }
  const noSuchCall = result.status === 404 || result.status === 400;
  if (noSuchCall && /not found/i.test(readMessage(body) ?? '')) return { kind: 'unknown' };
  return { kind: 'failed', reason: reasonOfStatus(result.status), detail: shape(result) };
}

/** What the answer to the PATCH settles by itself, or null if only reading the flags again can tell. */
export function flagsRefusalOf(result: HttpResult, now: number): FlagsWriteResult | null {
  if (result.kind === 'failed') return result.sent ? null : withoutAnswer(result);
  if (result.status === 429) return rateLimited(result, now);
  const error = result.status >= 300 ? refusalIn(result) : null;
  return error === null ? null : { kind: 'refused', error, status: result.status };
}

/**
 * What came of the PATCH by what was read afterwards. Its answer is not documented, and an answer that was lost is no
 * harm here: setting a flag twice is the same as once.
 */
export function flagsWriteResultOf(
  written: HttpResult,
  reread: Answer<CustomerFlags>,
  patch: CustomerFlagsPatch,
): FlagsWriteResult {
  if (reread.kind === 'known' && isSaid(reread.value, patch)) {
    const taken = written.kind === 'response' && isSuccess(written.status);
    const kind = agrees(reread.value, patch) ? 'written' : taken ? 'differs' : 'unmoved';
    return { kind, flags: reread.value };
  }
  if (written.kind === 'failed') return withoutAnswer(written);
  return isSuccess(written.status)
    ? {
        kind: 'unconfirmed',
        reason: 'unreadable',
        detail: `taken, but reading back: ${rereadDetail(reread)}`,
      }
    : unclear(written);
}

/** Whether the flags that were to change have a value at all. */
function isSaid(flags: CustomerFlags, patch: CustomerFlagsPatch): boolean {
  return changed(patch).every(([flag]) => flags[flag] !== null);
}

function agrees(flags: CustomerFlags, patch: CustomerFlagsPatch): boolean {
  return changed(patch).every(([flag, value]) => flags[flag] === value);
}

function changed(patch: CustomerFlagsPatch): [keyof CustomerFlags, boolean][] {
  return (['verifiedCustomer', 'badActor', 'repeatCustomer'] as const).flatMap((flag) => {
    const value = patch[flag];
    return value === undefined ? [] : [[flag, value]];
  });
}

function rereadDetail(reread: Answer<CustomerFlags>): string {
  if (reread.kind === 'failed') return `${reread.reason}, ${reread.detail ?? 'no detail'}`;
  return reread.kind === 'unknown' ? 'no such call' : 'no value';
}
