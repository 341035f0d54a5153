import { describe, expect, it } from 'vitest';
import { createAnswerMemory } from '#core/http/answerMemory.ts';
import type { Answer } from '#shared/domain/facts.ts';
import { manualClock } from '../../../support/manualClock.ts';

const YES: Answer<boolean> = { kind: 'known', value: true };
const UNKNOWN: Answer<boolean> = { kind: 'unknown' };
const LATE: Answer<boolean> = { kind: 'failed', reason: 'timeout', detail: null };
const never = new AbortController().signal;

function setUp() {
  const clock = manualClock();
  const memory = createAnswerMemory<boolean>(clock, 60_000);
  const puts: { readonly signal: AbortSignal; readonly answer: (answer: Answer<boolean>) => void }[] = [];
  const put = (signal: AbortSignal) =>
    new Promise<Answer<boolean>>((resolve) => {
      puts.push({ signal, answer: resolve });
    });
  return { clock, memory, puts, ask: (signal = never) => memory.ask('key', signal, put) };
}

describe('answer memory', () => {
  it('puts a question once for all who ask while it is under way', async () => {
    const { puts, ask } = setUp();
    const both = [ask(), ask()];
    puts[0]?.answer(YES);
    expect(await Promise.all(both)).toEqual([YES, YES]);
    expect(puts).toHaveLength(1);
  });

  it.each([YES, UNKNOWN])('gives $kind again for a minute, no longer', async (answer) => {
    const { clock, puts, ask } = setUp();
    const first = ask();
    puts[0]?.answer(answer);
    await first;
    clock.advance(60_000);
    expect(await ask()).toEqual(answer);
    clock.advance(1);
    void ask();
    expect(puts).toHaveLength(2);
  });

  it('does not keep a failure', async () => {
    const { puts, ask } = setUp();
    const first = ask();
    puts[0]?.answer(LATE);
    expect(await first).toEqual(LATE);
    void ask();
    expect(puts).toHaveLength(2);
  });

  it('asks again after forget, and does not take the older answer for the newer', async () => {
    const { memory, puts, ask } = setUp();
    const older = ask();
    memory.forget('key');
    const newer = ask();
    puts[1]?.answer(UNKNOWN);
    expect(await newer).toEqual(UNKNOWN);
    puts[0]?.answer(YES);
    expect(await older).toEqual(YES);
    expect(await ask()).toEqual(UNKNOWN);
    expect(puts).toHaveLength(2);
  });

  it('lets one asker go without taking the answer from the other', async () => {
    const { puts, ask } = setUp();
    const leaver = new AbortController();
    const leaving = ask(leaver.signal);
    const staying = ask();
    leaver.abort();
    expect(await leaving).toEqual({ kind: 'failed', reason: 'cancelled', detail: null });
    expect(puts[0]?.signal.aborted).toBe(false);
    puts[0]?.answer(YES);
    expect(await staying).toEqual(YES);
  });

  it('gives the request up when the last asker goes, and starts anew for the next', async () => {
    const { puts, ask } = setUp();
    const leaver = new AbortController();
    const leaving = ask(leaver.signal);
    leaver.abort();
    await leaving;
    expect(puts[0]?.signal.aborted).toBe(true);
    void ask();
    expect(puts).toHaveLength(2);
  });

  it('does not begin for one who is gone already', async () => {
    const { puts, ask } = setUp();
    expect(await ask(AbortSignal.abort())).toMatchObject({ reason: 'cancelled' });
    expect(puts).toHaveLength(0);
  });
});
