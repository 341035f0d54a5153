import { describe, expect, it } from 'vitest';
import { SliceList } from '../../../../src-renderer/lib/lists/sliceList.svelte.ts';
import type { Slice } from '../../../../src-renderer/lib/lists/sliceList.svelte.ts';
import type { Outcome } from '#shared/contract/errors.ts';
import { deferred } from '../support/fakeBridge.ts';
import { settle } from '../support/windows.ts';

interface Asked {
  readonly query: string;
  readonly from: number;
  readonly answer: (outcome: Outcome<Slice<string>>) => void;
}

/** A list whose slices arrive when the test says so. */
function open() {
  const asked: Asked[] = [];
  const list = new SliceList<string, string>('all', (query, from) => {
    const { promise, resolve } = deferred<Outcome<Slice<string>>>();
    asked.push({ query, from, answer: resolve });
    return promise;
  });
  async function answer(index: number, version = 1, matched = 1000): Promise<void> {
    const one = asked[index];
    if (one === undefined) throw new Error(`question ${String(index)} was not asked`);
    const count = Math.max(0, Math.min(100, matched - one.from));
    const rows = Array.from(
      { length: count },
      (_, at) => `${one.query} ${String(one.from + at)} v${String(version)}`,
    );
    one.answer({ ok: true, value: { version, matched, rows } });
    await settle();
  }
  return { list, asked, answer };
}

describe('a list in slices', () => {
  it('asks for what is looked at, once, and knows then how many there are', async () => {
    const { list, asked, answer } = open();
    list.want(0, 0);
    list.want(0, 20);
    expect(asked.map(({ from }) => from)).toEqual([0]);
    expect(list.known).toBe(false);
    await answer(0);
    expect(list.matched).toBe(1000);
    expect(list.row(99)).toBe('all 99 v1');
    expect(list.row(100)).toBeUndefined();
    list.want(0, 20);
    expect(asked).toHaveLength(1);
  });

  it('asks two at a time, and skips what was only scrolled past', async () => {
    const { list, asked, answer } = open();
    list.want(0, 20);
    await answer(0);
    list.want(190, 210);
    list.want(390, 410);
    list.want(790, 810);
    expect(asked.map(({ from }) => from)).toEqual([0, 100, 200]);
    await answer(1);
    expect(asked.map(({ from }) => from)).toEqual([0, 100, 200, 700]);
    await answer(2);
    expect(asked.map(({ from }) => from)).toEqual([0, 100, 200, 700, 800]);
  });

  it('leaves what is on screen until the answer to the next question is there, and drops late answers', async () => {
    const { list, asked, answer } = open();
    list.want(0, 20);
    await answer(0);
    list.search('first');
    list.search('second');
    expect(list.row(0)).toBe('all 0 v1');
    await answer(1, 1, 5);
    expect(list.row(0)).toBe('all 0 v1');
    await answer(2, 1, 7);
    expect(asked[2]?.query).toBe('second');
    expect([list.matched, list.row(0)]).toEqual([7, 'second 0 v1']);
    expect(list.question).toBe(2);
  });

  it('never mixes slices of two lists', async () => {
    const { list, asked, answer } = open();
    list.want(90, 110);
    await answer(0);
    await answer(1, 2);
    expect(list.row(100)).toBeUndefined();
    await answer(2, 2);
    await answer(3, 2);
    expect(asked).toHaveLength(4);
    expect([list.row(99), list.row(100)]).toEqual(['all 99 v2', 'all 100 v2']);
  });

  it('reads again what is looked at when the list is another one, and not when it is the same', async () => {
    const { list, asked, answer } = open();
    list.want(300, 320);
    await answer(0);
    list.refresh(1);
    expect(asked).toHaveLength(1);
    list.refresh(2);
    expect(asked.map(({ from }) => from)).toEqual([300, 300]);
    await answer(1, 2);
    expect(list.row(300)).toBe('all 300 v2');
  });

  it('says that main failed, and asks again only when told to', async () => {
    const { list, asked, answer } = open();
    list.want(0, 20);
    asked[0]?.answer({ ok: false, error: { code: 'internal', message: 'no' } });
    await settle();
    expect(list.failure).toBe('internal');
    list.want(0, 30);
    expect(asked).toHaveLength(1);
    list.retry();
    expect(list.failure).toBeNull();
    await answer(1);
    expect(list.row(0)).toBe('all 0 v1');
  });

  it('keeps a few slices only', async () => {
    const { list, asked, answer } = open();
    for (let at = 0; at < 40; at += 1) {
      list.want(at * 100, at * 100 + 20);
      await answer(at, 1, 10_000);
    }
    const kept = Array.from({ length: 40 }, (_, at) => list.row(at * 100)).filter((row) => row !== undefined);
    expect(kept.length).toBeLessThanOrEqual(12);
    expect(list.row(3900)).toBeDefined();
    expect(asked).toHaveLength(40);
  });
});
