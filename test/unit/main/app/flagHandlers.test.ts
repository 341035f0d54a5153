import { describe, expect, it, vi } from 'vitest';
import { flagsRead, flagsWritten } from '#shared/contract/placingViews.ts';
import type { CustomerFlags, FlagsWriteResult } from '#shared/domain/customerFlags.ts';
import type { Answer } from '#shared/domain/facts.ts';
import type { Refusal } from '#shared/domain/outbound.ts';
import { flagHandlers } from '../../../../src-main/app/flagHandlers.ts';

const FLAGS: CustomerFlags = { verifiedCustomer: true, badActor: null, repeatCustomer: false };
const REFUSAL: Refusal = { code: 'wrongAddress', field: null, params: {}, raw: 'Not Found' };

function handlers(read: Answer<CustomerFlags>, written: FlagsWriteResult, configured = true) {
  const writeFlags = vi.fn(() => Promise.resolve(written));
  const ccai = { configured: () => configured, readFlags: () => Promise.resolve(read), writeFlags };
  const changed = vi.fn();
  const note = vi.fn();
  const made = flagHandlers({
    ccai: () => Promise.resolve(ccai),
    spelling: () => 'both',
    now: () => 7,
    changed,
    note,
  });
  return { ...made, writeFlags, changed, note };
}

const KNOWN: Answer<CustomerFlags> = { kind: 'known', value: FLAGS };
const WRITTEN: FlagsWriteResult = { kind: 'written', flags: FLAGS };

describe('reading flags', () => {
  it.each([
    [KNOWN, { result: 'read', flags: FLAGS, at: 7 }],
    [{ kind: 'unknown' }, { result: 'noSuchCall' }],
    [
      { kind: 'failed', reason: 'timeout', detail: 'late' },
      { result: 'failed', reason: 'timeout', detail: 'late' },
    ],
  ] as const)('%j', async (answer, reply) => {
    const read = await handlers(answer, WRITTEN)['flags.read']({ providerCallId: 1 });
    expect(read).toEqual(reply);
    expect(flagsRead.parse(read)).toEqual(reply);
  });
});

describe('writing a flag', () => {
  it.each([
    [WRITTEN, { result: 'written', flags: FLAGS, at: 7 }],
    [
      { kind: 'differs', flags: FLAGS },
      { result: 'differs', flags: FLAGS, at: 7 },
    ],
    [
      { kind: 'refused', error: REFUSAL, status: 404 },
      { result: 'failed', why: 'refused', refusal: REFUSAL, detail: 'Not Found' },
    ],
    [
      { kind: 'notSent', reason: 'unreachable', detail: 'no route' },
      { result: 'failed', why: 'notSent', refusal: null, detail: 'unreachable: no route' },
    ],
    [
      { kind: 'unconfirmed', reason: 'timeout', detail: null },
      { result: 'failed', why: 'unconfirmed', refusal: null, detail: 'timeout' },
    ],
    [
      { kind: 'rateLimited', retryAfterMs: 5 },
      { result: 'failed', why: 'rateLimited', refusal: null, detail: null },
    ],
  ] as const)('%j', async (result, reply) => {
    const { writeFlags, ...made } = handlers(KNOWN, result);
    const written = await made['flags.write']({ providerCallId: 4711, flag: 'badActor', value: true });
    expect(flagsWritten.parse(written)).toEqual(reply);
    expect(writeFlags).toHaveBeenCalledExactlyOnceWith(4711, { badActor: true }, 'both');
  });

  it.each(['written', 'differs', 'unmoved'] as const)(
    'tells every window what is held now: %s',
    async (kind) => {
      const { changed, ...made } = handlers(KNOWN, { kind, flags: FLAGS });
      await made['flags.write']({ providerCallId: 4711, flag: 'verifiedCustomer', value: true });
      expect(changed).toHaveBeenCalledExactlyOnceWith({ providerCallId: 4711, flags: FLAGS, at: 7 });
    },
  );

  it.each([
    { kind: 'refused', error: REFUSAL, status: 404 },
    { kind: 'notSent', reason: 'unreachable', detail: null },
    { kind: 'unconfirmed', reason: 'timeout', detail: null },
    { kind: 'rateLimited', retryAfterMs: null },
  ] as const)('tells nothing that is not certain: $kind', async (result) => {
    const { changed, ...made } = handlers(KNOWN, result);
    await made['flags.write']({ providerCallId: 4711, flag: 'verifiedCustomer', value: true });
    expect(changed).not.toHaveBeenCalled();
  });

  it.each([
    [WRITTEN, [['flagSet', 'badActor = true, call 4711', true]]],
    [{ kind: 'differs', flags: FLAGS }, [['flagSet', 'badActor = true, call 4711', false]]],
    [{ kind: 'unmoved', flags: FLAGS }, [['flagSet', 'badActor = true, call 4711', false]]],
    [
      { kind: 'unconfirmed', reason: 'timeout', detail: null },
      [['flagSet', 'badActor = true, call 4711', false]],
    ],
    [{ kind: 'refused', error: REFUSAL, status: 404 }, []],
    [{ kind: 'notSent', reason: 'unreachable', detail: null }, []],
    [{ kind: 'rateLimited', retryAfterMs: null }, []],
  ] as const)('notes what was changed, or may have been: %j', async (result, noted) => {
    const { note, ...made } = handlers(KNOWN, result);
    await made['flags.write']({ providerCallId: 4711, flag: 'badActor', value: true });
    expect(note.mock.calls).toEqual(noted);
  });

  it('asks nobody while nothing is set up', async () => {
    const { writeFlags, ...made } = handlers(KNOWN, WRITTEN, false);
    await expect(
      made['flags.write']({ providerCallId: 1, flag: 'badActor', value: true }),
    ).rejects.toMatchObject({
      code: 'notConfigured',
    });
    await expect(made['flags.read']({ providerCallId: 1 })).rejects.toMatchObject({ code: 'notConfigured' });
    expect(writeFlags).not.toHaveBeenCalled();
  });
});
