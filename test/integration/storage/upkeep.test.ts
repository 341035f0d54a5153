import { afterEach, describe, expect, it, vi } from 'vitest';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { openStore } from '#core/storage/store.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { aCall, KNOWN, PARIS_KEY } from '../../support/storedCalls.ts';
import { becomeQuiet, openDesk } from './desk.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A memory whose every slice ends after its first step, for want of time; `pauses` are the waits between them. */
function slowDesk() {
  const desk = openDesk();
  becomeQuiet(desk.clock);
  let spent = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (spent += 100));
  const after = vi.spyOn(desk.clock, 'after');
  const save = (n: number) =>
    desk.memory.saveCalls([{ call: aCall(`c${n}`, n), callerKey: PARIS_KEY, facts: KNOWN, note: null }]);
  return { ...desk, save, lastPause: () => after.mock.lastCall?.[0] ?? 0 };
}

describe('the upkeep of the search index', () => {
  it('leaves the time to calls while they are written, and takes more of it when they are not', () => {
    const { clock, save, lastPause } = slowDesk();
    for (let n = 0; n < 40; n += 1) save(n);
    clock.advance(1000);
    clock.advance(lastPause());
    const quiet = lastPause();
    save(100);
    clock.advance(quiet);
    const busy = lastPause();
    expect(busy).toBeGreaterThan(4 * quiet);
    clock.advance(busy);
    expect(lastPause()).toBe(quiet);
  });

  it('leaves the time to calls during a purge as well', () => {
    const { clock, save, open, lastPause } = slowDesk();
    for (let n = 0; n < 40; n += 1) save(n);
    becomeQuiet(clock);
    open.purgeInSlices(30);
    clock.advance(0);
    const quiet = lastPause();
    save(100);
    clock.advance(quiet);
    expect(lastPause()).toBeGreaterThan(4 * quiet);
  });

  it('indexes as much as there is time for in one step, but no more', () => {
    const { memory, file, open } = openDesk();
    for (let n = 0; n < 40; n += 1) memory.saveCall(aCall(`c${n}`, n), PARIS_KEY, KNOWN);
    open.close();
    const options = { clock: manualClock(), logger: recordedLogger(), nationalDigits };
    const store = openStore(file, options);
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    expect(store.indexStep(0)).toBe(true);
    expect(store.indexStep(1)).toBe(false);
    now.mockRestore();
    const found = store.memory.search({ text: '0187', only: 'all', before: null, limit: 99 });
    expect(found.entries).toHaveLength(40);
    store.close();
  });
});
