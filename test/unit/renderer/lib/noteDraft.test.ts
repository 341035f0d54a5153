import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReplyOf } from '#shared/contract/api.ts';
import type { Outcome } from '#shared/contract/errors.ts';
import { NoteBook } from '../../../../src-renderer/lib/notes/noteBook.ts';
import { NoteDraft } from '../../../../src-renderer/lib/notes/noteDraft.svelte.ts';
import { deferred } from '../support/fakeBridge.ts';

type Reply = Outcome<ReplyOf<'notes.save'>>;
const saved: Reply = { ok: true, value: { savedAt: 1 } };
const refused: Reply = { ok: false, error: { code: 'storageFailed', message: 'disk full' } };

/** A main that answers each save when the test says so. */
function slowMain() {
  const saves: { readonly text: string; readonly answer: (reply: Reply) => void }[] = [];
  const save = (request: { text: string }): Promise<Reply> => {
    const { promise, resolve } = deferred<Reply>();
    saves.push({ text: request.text, answer: resolve });
    return promise;
  };
  return { saves, save };
}

describe('a note being typed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is saved once typing pauses, and says so only when main has it', async () => {
    const main = slowMain();
    const draft = new NoteDraft({ callId: 'c' }, '', main.save);
    draft.type('H');
    draft.type('Hello');
    expect(main.saves).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(400);
    expect(main.saves.map((one) => one.text)).toEqual(['Hello']);
    expect(draft.status).toBe('saving');
    main.saves[0]!.answer(saved);
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.status).toBe('saved');
    expect(draft.settled).toBe(true);
  });

  it('never has two saves under way: the newest words go after the slow one', async () => {
    const main = slowMain();
    const draft = new NoteDraft({ callId: 'c' }, '', main.save);
    draft.type('one');
    await vi.advanceTimersByTimeAsync(400);
    draft.type('one two');
    draft.type('one two three');
    await vi.advanceTimersByTimeAsync(5000);
    expect(main.saves.map((one) => one.text)).toEqual(['one']);
    main.saves[0]!.answer(saved);
    await vi.advanceTimersByTimeAsync(0);
    expect(main.saves.map((one) => one.text)).toEqual(['one', 'one two three']);
    expect(draft.status).toBe('saving');
    main.saves[1]!.answer(saved);
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.status).toBe('saved');
  });

  it('keeps the words when saving fails, says so, and tries again by itself until main has them', async () => {
    const main = slowMain();
    const draft = new NoteDraft({ callId: 'c' }, '', main.save);
    draft.type('precious');
    await vi.advanceTimersByTimeAsync(400);
    main.saves[0]!.answer(refused);
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.status).toBe('failed');
    expect(draft.text).toBe('precious');
    await vi.advanceTimersByTimeAsync(2000);
    main.saves[1]!.answer(refused);
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.status).toBe('failed');
    await vi.advanceTimersByTimeAsync(5000);
    expect(main.saves).toHaveLength(3);
    main.saves[2]!.answer(saved);
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.status).toBe('saved');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(main.saves).toHaveLength(3);
  });

  it('is saved now and then while typing never pauses', async () => {
    const main = slowMain();
    const draft = new NoteDraft({ callId: 'c' }, '', main.save);
    for (let typed = 1; typed <= 25; typed += 1) {
      draft.type('x'.repeat(typed));
      await vi.advanceTimersByTimeAsync(100);
    }
    // Two seconds after the first word, with all that was typed by then.
    expect(main.saves.map((one) => one.text.length)).toEqual([20]);
    main.saves[0]!.answer(saved);
    await vi.advanceTimersByTimeAsync(0);
    expect(main.saves[1]?.text).toHaveLength(25);
  });

  it('takes over what another window typed, but never over unsaved words', async () => {
    const main = slowMain();
    const draft = new NoteDraft({ callId: 'c' }, 'old', main.save);
    draft.receive('from the other window');
    expect(draft.text).toBe('from the other window');
    draft.type('mine');
    draft.receive('from the other window again');
    expect(draft.text).toBe('mine');
    await vi.advanceTimersByTimeAsync(400);
    expect(main.saves.map((one) => one.text)).toEqual(['mine']);
  });
});

describe('the notes of a window', () => {
  it('hands out one draft a note, so that a closed field loses nothing', async () => {
    const main = slowMain();
    const book = new NoteBook(main.save);
    book.draft({ callId: 'c' }, '').type('half a wor');
    expect(book.draft({ callId: 'c' }, '').text).toBe('half a wor');
    expect(book.draft({ callerKey: 'c' }, '').text).toBe('');
    const flushed = book.flush();
    main.saves[0]!.answer(saved);
    await flushed;
    expect(main.saves.map((one) => one.text)).toEqual(['half a wor']);
  });
});
