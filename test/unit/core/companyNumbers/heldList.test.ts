import { describe, expect, it } from 'vitest';
import { createHeldList } from '#core/companyNumbers/heldList.ts';
import type { NumberAnswer, Withheld } from '#shared/domain/numberSaving.ts';
import { manualClock } from '../../../support/manualClock.ts';

type Answer = NumberAnswer<readonly string[]>;

/** A list whose provider answers when the test says so. */
function setUp() {
  const clock = manualClock(1000);
  const asked: { readonly signal: AbortSignal; readonly answer: (answer: Answer) => Promise<void> }[] = [];
  let underWay = 0;
  let mostAtOnce = 0;
  const world = { withheld: null as Withheld | null, changes: [] as string[] };
  const list = createHeldList<readonly string[]>({
    clock,
    withheld: () => world.withheld,
    read: (signal) =>
      new Promise((resolve) => {
        underWay += 1;
        mostAtOnce = Math.max(mostAtOnce, underWay);
        asked.push({
          signal,
          async answer(answer) {
            underWay -= 1;
            resolve(answer);
            // Everything that hangs on the answer has had its turn then.
            await new Promise((done) => void setImmediate(done));
          },
        });
      }),
    changed: () => world.changes.push(list.reading().state),
  });
  const answer = async (index: number, given: Answer): Promise<void> => asked[index]?.answer(given);
  return { clock, list, asked, world, answer, mostAtOnce: () => mostAtOnce };
}

const known = (...value: string[]): Answer => ({ kind: 'known', value });
const LATE: Answer = { kind: 'failed', reason: 'timeout', detail: null };

describe('a list of the provider', () => {
  it('is read when it is first needed, and once', async () => {
    const { list, asked, answer, world } = setUp();
    expect(list.reading()).toEqual({ state: 'notRead' });
    expect(asked).toHaveLength(0);
    const first = list.need();
    const second = list.need();
    expect(list.reading()).toEqual({ state: 'reading', since: 1000 });
    await answer(0, known('a'));
    await Promise.all([first, second, list.need()]);
    expect(asked).toHaveLength(1);
    expect(list.held()).toEqual({ value: ['a'], unread: 0, at: 1000 });
    expect([list.reading(), list.version()]).toEqual([{ state: 'read', at: 1000 }, 1]);
    expect(world.changes).toEqual(['reading', 'read']);
  });

  it('stays while it is read anew, and if that fails', async () => {
    const { list, answer, clock } = setUp();
    void list.need();
    await answer(0, known('a'));
    clock.advance(5000);
    void list.refresh();
    expect([list.reading().state, list.held()?.value]).toEqual(['reading', ['a']]);
    await answer(1, LATE);
    expect(list.reading()).toEqual({ state: 'failed', at: 6000, reason: 'timeout', detail: null });
    expect([list.held(), list.version()]).toEqual([{ value: ['a'], unread: 0, at: 1000 }, 1]);
  });

  it('says what the provider refused', async () => {
    const { list, answer } = setUp();
    void list.need();
    const error = { code: 'accountInactive', field: 'login', params: {}, raw: 'x' } as const;
    await answer(0, { kind: 'refused', error });
    expect(list.reading()).toEqual({ state: 'refused', at: 1000, refusal: error });
    expect(list.held()).toBeNull();
  });

  it('that failed is read anew when it is needed a while later, and not at once', async () => {
    const { list, answer, asked, clock } = setUp();
    void list.need();
    await answer(0, LATE);
    await list.need();
    expect(asked).toHaveLength(1);
    clock.advance(30_000);
    void list.need();
    expect(asked).toHaveLength(2);
    await answer(1, known('a'));
    clock.advance(3_600_000);
    await list.need();
    expect(asked).toHaveLength(2);
  });

  it('has one reading at a time: a refresh joins, and what has just happened waits for its turn', async () => {
    const { list, answer, asked, mostAtOnce } = setUp();
    void list.need();
    void list.refresh();
    expect(asked).toHaveLength(1);
    void list.readAfter();
    void list.readAfter();
    void list.refresh();
    expect(asked).toHaveLength(1);
    await answer(0, known('before'));
    expect(asked).toHaveLength(2);
    expect(list.reading().state).toBe('reading');
    await answer(1, known('after'));
    expect([list.held()?.value, asked.length, mostAtOnce()]).toEqual([['after'], 2, 1]);
  });

  it('of another account is forgotten at once; what was on its way is not taken for it', async () => {
    const { list, answer, asked, mostAtOnce } = setUp();
    void list.need();
    await answer(0, known('old'));
    void list.refresh();
    list.reset(false);
    expect([list.held(), list.reading().state, asked[1]?.signal.aborted]).toEqual([null, 'reading', true]);
    await answer(1, known('old'));
    expect([list.held(), asked.length, mostAtOnce()]).toEqual([null, 3, 1]);
    await answer(2, known('new'));
    expect(list.held()?.value).toEqual(['new']);
  });

  it('of the same account stays when settings change, and is read anew', async () => {
    const { list, answer, asked } = setUp();
    void list.need();
    await answer(0, known('a'));
    list.reset(true);
    expect([list.held()?.value, asked.length]).toEqual([['a'], 2]);
  });

  it('that nobody needed is not read because settings changed', () => {
    const { list, asked } = setUp();
    list.reset(false);
    expect(asked).toHaveLength(0);
  });

  it('asks nothing while there is nothing to ask with, and then what was wanted', async () => {
    const { list, asked, world } = setUp();
    world.withheld = 'notConfigured';
    await list.need();
    expect([list.reading(), asked.length]).toEqual([{ state: 'notConfigured' }, 0]);
    world.withheld = null;
    list.reset(false);
    expect([list.reading().state, asked.length]).toEqual(['reading', 1]);
  });

  it('asks nothing more after the stop', async () => {
    const { list, asked } = setUp();
    void list.need();
    list.stop();
    expect(asked[0]?.signal.aborted).toBe(true);
    void list.readAfter();
    await asked[0]?.answer(known('a'));
    expect([list.held(), asked.length]).toEqual([null, 1]);
  });
});
