import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallMemory } from '#core/calls/ports.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { aCall, KNOWN } from '../../support/storedCalls.ts';
import { aFile } from './desk.ts';

/** What a memory must remember, kept in the plainest way. */
interface Model {
  calls: Map<string, { startedAt: number; key: string; missed: boolean; note: string }>;
  names: Map<string, string>;
}

type Step = (memory: CallMemory, model: Model) => void;

const KEYS = ['+33187224465', '+33612345678', '+34912345678'];
const key = fc.constantFrom(...KEYS);
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const word = fc.constantFrom('devis', 'Élan', 'fibre', 'facture', '42');
const words = fc.array(word, { maxLength: 3 }).map((some) => some.join(' '));
const instant = fc.integer({ min: 0, max: 6 });

const save: fc.Arbitrary<Step> = fc
  .tuple(id, key, instant, fc.boolean())
  .map(([callId, ofCaller, startedAt, missed]) => (memory, model) => {
    const end = missed ? ({ state: 'ended', endReason: 'missed' } as const) : {};
    memory.saveCall(aCall(callId, startedAt, { announcedQueue: null, ...end }), ofCaller, KNOWN);
    const note = model.calls.get(callId)?.note ?? '';
    model.calls.set(callId, { startedAt, key: ofCaller, missed, note });
  });
const note: fc.Arbitrary<Step> = fc.tuple(id, words).map(([callId, text]) => (memory, model) => {
  const call = model.calls.get(callId);
  if (call === undefined) {
    expect(() => memory.saveCallNote(callId, text)).toThrow();
  } else {
    memory.saveCallNote(callId, text);
    call.note = text;
  }
});
const rename: fc.Arbitrary<Step> = fc.tuple(key, word).map(([ofCaller, name]) => (memory, model) => {
  memory.renameCaller(ofCaller, name);
  model.names.set(ofCaller, name);
});
const purge: fc.Arbitrary<Step> = instant.map((before) => (memory, model) => {
  const gone = [...model.calls].filter(([, { startedAt }]) => startedAt < before);
  expect(memory.purge(before)).toBe(gone.length);
  for (const [callId] of gone) model.calls.delete(callId);
});
/** Searching also brings the index up to date, so that later steps change what is indexed. */
const look: fc.Arbitrary<Step> = fc.constant((memory) => {
  memory.search({ text: 'devis', only: 'all', before: null, limit: 1 });
});
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: save },
    { weight: 2, arbitrary: note },
    { weight: 1, arbitrary: rename },
    { weight: 1, arbitrary: purge },
    { weight: 2, arbitrary: look },
  ),
  { maxLength: 25 },
);

/** Ids of the model's calls for which `holds`, in the order of their ids. */
function idsWhere(model: Model, holds: (call: { missed: boolean; text: string }) => boolean): string[] {
  return [...model.calls]
    .filter(([, { key: ofCaller, note: text, missed }]) =>
      holds({ missed, text: `${ofCaller} ${model.names.get(ofCaller) ?? ''} ${text}`.toLowerCase() }),
    )
    .map(([callId]) => callId)
    .sort();
}

/** Reads all pages of a search, checking that times never go up. */
function readAll(memory: CallMemory, text: string, only: 'all' | 'missed'): string[] {
  const ids: string[] = [];
  let last = Infinity;
  let before = null;
  for (let pages = 0; pages === 0 || (before !== null && pages < 99); pages += 1) {
    const page = memory.search({ text, only, before, limit: 2 });
    for (const { callId, startedAt } of page.entries) {
      expect(startedAt).toBeLessThanOrEqual(last);
      last = startedAt;
      ids.push(callId);
    }
    before = page.next;
  }
  return ids.sort();
}

/** Words without a call, and calls without words. */
const STRAYS = `
  SELECT rowid FROM call_search WHERE rowid NOT IN (SELECT moment FROM calls)
  UNION SELECT moment FROM calls WHERE moment NOT IN (SELECT rowid FROM call_search)`;

describe('whatever happens to a history', () => {
  it('search, lists and counts say what a plain list says, and the index is whole', () => {
    fc.assert(
      fc.property(steps, words, (all, query) => {
        const file = aFile();
        const memoryOptions = { file, clock: manualClock(7), logger: recordedLogger() };
        const open = openMemory({ ...memoryOptions, nationalDigits: () => null });
        const model: Model = { calls: new Map(), names: new Map() };
        for (const step of all) step(open.memory, model);
        const typed = query.toLowerCase().split(' ');
        const hasAll = (text: string) => typed.every((part) => text.includes(part));
        expect(readAll(open.memory, query, 'all')).toEqual(idsWhere(model, ({ text }) => hasAll(text)));
        expect(readAll(open.memory, query, 'missed')).toEqual(
          idsWhere(model, ({ text, missed }) => missed && hasAll(text)),
        );
        expect(open.memory.countCalls()).toBe(model.calls.size);
        for (const ofCaller of KEYS) {
          const count = [...model.calls.values()].filter((call) => call.key === ofCaller).length;
          expect(open.memory.countOf(ofCaller)).toBe(count);
          expect(open.memory.earlier(ofCaller, null).count).toBe(count);
        }
        open.close();
        const database = openDatabase(file);
        database.exec("INSERT INTO call_search (call_search, rank) VALUES ('integrity-check', 1)");
        expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
        expect(database.prepare(STRAYS).all()).toEqual([]);
        database.close();
      }),
      // Every run makes a database of its own, so looking for the smallest failure must end some time.
      { numRuns: 60, interruptAfterTimeLimit: 20_000 },
    );
  });
});
