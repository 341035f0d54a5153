import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import type { OpenMemory } from '#core/storage/openMemory.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import { needsAgent } from '#shared/domain/dueness.ts';
import { applyIntentEvent, INTENT_KINDS, isOver, isPromise } from '#shared/domain/intent.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import { anId, anIntent, anyState, CLAIRE, partyNumber, PARIS } from '../../../support/intents.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringside-intents-'));
let files = 0;
let file = '';
let open: OpenMemory;
const logger = recordedLogger();
const clock = manualClock();

function openAgain(): void {
  open = openMemory({ file, clock, logger, nationalDigits });
}
beforeEach(() => {
  files += 1;
  file = join(folder, `${files}.sqlite`);
  logger.lines.length = 0;
  openAgain();
});
afterEach(() => {
  open.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const save = (...intents: Intent[]) => {
  open.intents.save(intents.map((intent) => ({ intent })));
};
const due = (at: number) => ({ at, zone: PARIS });
const everything = { text: '', after: null, limit: 100, overdueUntil: 0, todayEnds: 0, now: 0 };
const found = (text: string): string[] =>
  open.intents.list({ ...everything, group: 'coming', text }).records.map(({ intent }) => intent.note);

describe('an intent', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'É', '7', '"', '\\', '\n', '東', '😀', '\u007f'),
    maxLength: 20,
  });
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
  const instant = fc.integer({ min: 0, max: 4e12 });
  const party: fc.Arbitrary<PartyNumber> = fc.oneof(
    fc.constant(CLAIRE),
    fc.record({ kind: fc.constant('short' as const), raw: text, digits: text, display: text }),
    fc.record({ kind: fc.constantFrom('withheld' as const, 'unreadable' as const), raw: text }),
  );
  const anyIntent: fc.Arbitrary<Intent> = fc.constantFrom(...INTENT_KINDS).chain((kind) =>
    fc.record({
      id: fc.constant(''),
      kind: fc.constant(kind),
      party: maybe(party),
      ticketId: maybe(text),
      choices: fc.record({
        outboundNumber: maybe(text),
        menuId: maybe(
          fc.oneof(
            fc.integer(),
            text.filter((menu) => menu.trim() !== '').map((menu) => menu.trim()),
          ),
        ),
        parentCallId: maybe(fc.integer()),
        language: maybe(text),
        recordingPermission: maybe(fc.constantFrom('notAsked', 'denied', 'granted')),
      }),
      due: isPromise(kind)
        ? fc.record({ at: instant, zone: fc.constantFrom(PARIS, 'Asia/Tokyo') })
        : fc.constant(null),
      firstDue: isPromise(kind)
        ? maybe(fc.record({ at: instant, zone: fc.constant(PARIS) }))
        : fc.constant(null),
      note: text,
      fromCallId: maybe(text),
      replaces: maybe(fc.uuid()),
      createdAt: instant,
      calledAt: maybe(instant),
      state: anyState(kind),
    }),
  );

  it('comes back as it was kept', () => {
    fc.assert(
      fc.property(anyIntent, (any) => {
        const intent = { ...any, id: anId() };
        save(intent);
        expect(open.intents.read(intent.id)).toEqual({ intent, name: null, attempts: [] });
      }),
    );
  });

  it('is replaced by itself, all of it or nothing', () => {
    const intent = anIntent({ note: 'first' });
    save(intent);
    save({ ...intent, note: 'second' });
    expect(open.intents.read(intent.id)?.intent.note).toBe('second');
    const other = anIntent({});
    const unfit = { ...anIntent({}), createdAt: Number.NaN };
    expect(() => save(other, unfit)).toThrow(expect.objectContaining({ name: 'StorageError' }));
    expect(open.intents.read(other.id)).toBeNull();
  });

  it('is there with the name of its caller', () => {
    const intent = anIntent({});
    save(intent);
    open.memory.renameCaller('+33612345678', 'Claire Morel');
    expect(open.intents.read(intent.id)?.name).toBe('Claire Morel');
  });

  it('that cannot be read is said to be so: it does not vanish, nor keep others from being read', () => {
    const [broken, whole] = [
      anIntent({ due: due(10), note: 'broken' }),
      anIntent({ due: due(20), note: 'whole' }),
    ];
    save(broken, whole);
    open.close();
    const database = openDatabase(file);
    database.prepare('UPDATE intents SET state_facts = \'{"name":"lost"}\' WHERE id = ?').run(broken.id);
    database.close();
    openAgain();
    const page = open.intents.list({ ...everything, group: 'coming' });
    expect(page).toMatchObject({ records: [{ intent: whole }], unreadable: 1 });
    expect(open.intents.counts({ overdueUntil: 0, todayEnds: 0, now: 0 }).coming).toBe(2);
    expect(() => open.intents.read(broken.id)).toThrow(expect.objectContaining({ name: 'StorageError' }));
    expect(open.intents.nextDrafted({ at: 0, id: '' })).toMatchObject({ intent: whole });
    expect(open.intents.untoldDue(0, 100, 9)).toMatchObject({ total: 2, records: [{ intent: whole }] });
    expect(logger.lines.filter((line) => line.includes(broken.id))).toHaveLength(1);
  });
});

describe('the requests of an intent', () => {
  it('are kept in order, with what came of them', () => {
    const intent = anIntent({});
    const end = (at: number) => ({ at, endedAt: at + 5, outcome: 'unconfirmed', detail: 'timeout' }) as const;
    open.intents.save([{ intent, began: 100, asks: 'menu_id 9' }]);
    expect(open.intents.read(intent.id)?.attempts).toEqual([
      { at: 100, endedAt: null, outcome: null, detail: 'menu_id 9' },
    ]);
    open.intents.save([{ intent, ended: end(100) }]);
    open.intents.save([{ intent, began: 200 }]);
    // The clock was put back in between.
    open.intents.save([{ intent, began: 50 }]);
    open.intents.save([{ intent, ended: end(50) }]);
    expect(open.intents.read(intent.id)?.attempts).toEqual([
      end(100),
      { at: 200, endedAt: null, outcome: null, detail: null },
      end(50),
    ]);
  });

  it('that left nothing behind are forgotten beyond the last twenty; the others never are', () => {
    const intent = anIntent({});
    const attempt = (at: number, outcome: 'notSent' | 'unconfirmed') => {
      open.intents.save([{ intent, began: at }]);
      open.intents.save([{ intent, ended: { at, endedAt: at, outcome, detail: null } }]);
    };
    attempt(1, 'unconfirmed');
    for (let at = 2; at <= 60; at += 1) attempt(at, 'notSent');
    const kept = open.intents.read(intent.id)?.attempts ?? [];
    expect(kept.map(({ at }) => at)).toEqual([1, ...Array.from({ length: 20 }, (_, n) => 41 + n)]);
  });

  it('may end in a file that has replaced the one they began in', () => {
    const intent = anIntent({});
    open.intents.save([{ intent, ended: { at: 5, endedAt: 9, outcome: 'created', detail: '397' } }]);
    expect(open.intents.read(intent.id)?.attempts).toEqual([
      { at: 5, endedAt: 9, outcome: 'created', detail: '397' },
    ]);
  });
});

describe('the lists', () => {
  const limits = { overdueUntil: 1000, todayEnds: 5000, now: 1500 };

  it('have every promise in one group, in order, however it is paged', () => {
    const anyPromise = fc
      .tuple(
        fc.constantFrom('callback' as const, 'reminder' as const),
        fc.integer({ min: 0, max: 10_000 }),
        fc.nat({ max: 3 }),
      )
      .chain(([kind, at, endedAt]) =>
        anyState(kind).map((state) => anIntent({ kind, due: due(at), state: { ...state, at: endedAt } })),
      );
    fc.assert(
      fc.property(
        fc.array(anyPromise, { maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        (promises, limit) => {
          open.close();
          file = join(folder, `${(files += 1)}.sqlite`);
          openAgain();
          save(...promises, anIntent({ kind: 'dial' }));
          const all = (group: 'undecided' | 'overdue' | 'today' | 'coming' | 'done'): Intent[] => {
            const intents: Intent[] = [];
            let after: { at: number; id: string } | null = null;
            do {
              const page = open.intents.list({ ...limits, group, text: '', after, limit });
              expect(page.records.length).toBeLessThanOrEqual(limit);
              intents.push(...page.records.map(({ intent }) => intent));
              after = page.next;
            } while (after !== null);
            return intents;
          };
          const at = (intent: Intent) => intent.due!.at;
          const byDue = (a: Intent, b: Intent) => at(a) - at(b) || (a.id < b.id ? -1 : 1);
          const byEnd = (a: Intent, b: Intent) => b.state.at - a.state.at || (a.id < b.id ? 1 : -1);
          const openOnes = promises.filter((intent) => !isOver(intent)).sort(byDue);
          const inTime = openOnes.filter((intent) => at(intent) > 1000);
          const moving = inTime.filter((intent) => !needsAgent(intent, limits.now));
          const expected = {
            undecided: inTime.filter((intent) => needsAgent(intent, limits.now)),
            overdue: openOnes.filter((intent) => at(intent) <= 1000),
            today: moving.filter((intent) => at(intent) < 5000),
            coming: moving.filter((intent) => at(intent) >= 5000),
            done: promises.filter(isOver).sort(byEnd),
          };
          const listed = {
            undecided: all('undecided'),
            overdue: all('overdue'),
            today: all('today'),
            coming: all('coming'),
            done: all('done'),
          };
          expect(listed).toEqual(expected);
          expect(open.intents.counts(limits)).toEqual({
            undecided: expected.undecided.length,
            overdue: expected.overdue.length,
            today: expected.today.length,
            coming: expected.coming.length,
            done: expected.done.length,
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lose nothing where a window still believes in a day that is over', () => {
    const refused = {
      name: 'refused',
      at: 1,
      refusal: { code: 'other', field: null, params: {}, raw: '' },
      status: 422,
    } as const;
    save(
      ...[100, 500].flatMap((at) => [anIntent({ due: due(at) }), anIntent({ due: due(at), state: refused })]),
    );
    const counts = open.intents.counts({ overdueUntil: 200, todayEnds: 150, now: 0 });
    expect(counts).toEqual({ undecided: 1, overdue: 2, today: 0, coming: 1, done: 0 });
  });

  it('of calls for now: those that are not over, newest first', () => {
    const dials = [1, 2, 3].map((createdAt) => anIntent({ kind: 'dial', createdAt }));
    save(
      ...dials,
      anIntent({ kind: 'callback' }),
      anIntent({ kind: 'queueNow', state: { name: 'cancelled', at: 1, there: 'nothing' } }),
    );
    expect(open.intents.open(2).map(({ intent }) => intent)).toEqual([dials[2], dials[1]]);
  });

  it('of what is sent by itself: callbacks that were never sent, the soonest first', () => {
    const sent = applyIntentEvent(anIntent({ due: due(5) }), { type: 'send' }, 1)!;
    const [later, sooner] = [anIntent({ due: due(30) }), anIntent({ due: due(20) })];
    save(sent, later, sooner, anIntent({ kind: 'reminder', due: due(1) }), anIntent({ kind: 'dial' }));
    expect(open.intents.nextDrafted({ at: 0, id: '' })?.intent).toEqual(sooner);
    expect(open.intents.nextDrafted({ at: 20, id: sooner.id })?.intent).toEqual(later);
    expect(open.intents.nextDrafted({ at: 30, id: later.id })).toBeNull();
    expect(open.intents.sending().map(({ intent }) => intent)).toEqual([sent]);
  });
});

describe('the promises to one caller', () => {
  const key = '+33612345678';

  it('are those that nobody has ended, the soonest first', () => {
    const [later, soon, past] = [30, 20, 10].map((at) => anIntent({ due: due(at) }));
    const reminder = anIntent({ kind: 'reminder', due: due(25) });
    const over = anIntent({ due: due(5), state: { name: 'cancelled', at: 1, there: 'nothing' } });
    save(
      later!,
      soon!,
      past!,
      reminder,
      over,
      anIntent({ kind: 'dial' }),
      anIntent({ party: partyNumber(9) }),
    );
    const { records, total } = open.intents.ofCaller(key, 3);
    expect(records.map(({ intent }) => intent)).toEqual([past, soon, reminder]);
    expect(total).toBe(4);
    expect(open.intents.promised(9).map(({ intent }) => intent)).toEqual(
      expect.arrayContaining([past, soon, reminder, later]),
    );
    expect(open.intents.promised(9)[0]?.intent).toEqual(past);
    expect(open.intents.ofCaller('short:104', 3)).toEqual({ records: [], total: 0 });
  });

  it('count what cannot be read', () => {
    const [broken, whole] = [anIntent({ due: due(10) }), anIntent({ due: due(20) })];
    save(broken, whole);
    open.close();
    const database = openDatabase(file);
    database.prepare("UPDATE intents SET state_facts = 'gone' WHERE id = ?").run(broken.id);
    database.close();
    openAgain();
    expect(open.intents.ofCaller(key, 9)).toMatchObject({ records: [{ intent: whole }], total: 2 });
  });
});

describe('the search', () => {
  const numbered = (note: string, e164: string, country: string, ticketId: string | null = null) =>
    anIntent({
      note,
      ticketId,
      party: { kind: 'number', raw: e164, e164, country, display: e164 },
      due: due(10),
    });

  beforeEach(() => {
    save(
      numbered('the invoice of Élodie', '+33612345678', 'FR'),
      numbered('a broken lift', '+33187224465', 'FR', 'TK-71450'),
      anIntent({
        note: 'extension',
        due: due(10),
        party: { kind: 'short', raw: '104', digits: '104', display: '104' },
      }),
    );
    open.memory.renameCaller('+33187224465', 'Bertrand Müller');
  });

  it.each([
    ['0612', ['the invoice of Élodie']],
    ['06 12 34', ['the invoice of Élodie']],
    ['+33 6 12', ['the invoice of Élodie']],
    ['0033 612', ['the invoice of Élodie']],
    ['+33 (0)6 12', ['the invoice of Élodie']],
    ['345678', ['the invoice of Élodie']],
    ['71450', ['a broken lift']],
    ['tk-71450', ['a broken lift']],
    ['elodie', ['the invoice of Élodie']],
    ['INVOICE Élo', ['the invoice of Élodie']],
    ['lift invoice', []],
    ['muller', ['a broken lift']],
    ['muller 0187', ['a broken lift']],
    ['104', ['extension']],
    ['%', ['a broken lift', 'extension', 'the invoice of Élodie']],
    ["'; DROP TABLE intents --", []],
  ])('for %s finds %o', (text, notes) => {
    expect(found(text).sort()).toEqual(notes);
  });

  it('finds by the new name, note and number, not by the old', () => {
    open.memory.renameCaller('+33187224465', 'Ahmed');
    expect([found('muller'), found('ahmed')]).toEqual([[], ['a broken lift']]);
    const [record] = open.intents.list({ ...everything, group: 'coming', text: 'elodie' }).records;
    save({ ...record!.intent, note: 'paid', party: partyNumber(9) });
    expect([found('elodie'), found('0612'), found('paid'), found('0600000009')]).toEqual([
      [],
      [],
      ['paid'],
      ['paid'],
    ]);
  });

  it('takes whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(Array.isArray(found(text))).toBe(true);
      }),
    );
  });

  it('goes through what is done, too', () => {
    save(anIntent({ note: 'called in May', state: { name: 'cancelled', at: 5, there: 'nothing' } }));
    const { records } = open.intents.list({ ...everything, group: 'done', text: 'may' });
    expect(records).toHaveLength(1);
  });
});

describe('the purge', () => {
  const DAY = 86_400_000;

  it('takes what was over before, with its requests, and never what is open', () => {
    const over = (at: number) =>
      anIntent({ note: `Xq7-${at}`, state: { name: 'cancelled', at, there: 'nothing' } });
    const [old, recent] = [over(DAY), over(3 * DAY)];
    const dial = anIntent({
      kind: 'dial',
      state: { name: 'done', at: 1, how: 'created', finish: null, providerCallId: 1 },
    });
    const ancient = anIntent({ createdAt: 1, due: due(1) });
    open.intents.save([{ intent: old, began: 5 }]);
    save(recent, dial, ancient);
    for (let n = 0; n < 50; n += 1) save(over(n));
    open.memory.purge(2 * DAY);
    expect(open.intents.read(old.id)).toBeNull();
    expect(open.intents.read(dial.id)).toBeNull();
    expect(open.intents.read(recent.id)).not.toBeNull();
    expect(open.intents.read(ancient.id)).not.toBeNull();
    expect(open.intents.counts({ overdueUntil: 0, todayEnds: 0, now: 0 }).done).toBe(1);
    open.close();
    const bytes = ['', '-wal'].map((end) => readIfThere(file + end)).join('');
    expect(bytes).not.toContain(`Xq7-${DAY}`);
    expect(bytes).toContain(`Xq7-${3 * DAY}`);
    const database = openDatabase(file);
    expect(database.prepare('SELECT count(*) AS n FROM attempts').get()).toEqual({ n: 0 });
    database.close();
    openAgain();
  });

  it('keeps the name of a caller to whom something is promised', () => {
    open.memory.renameCaller('+33612345678', 'Claire');
    open.memory.renameCaller('+33187224465', 'nobody any more');
    save(anIntent({ party: CLAIRE }));
    clock.advance(DAY);
    open.memory.purge(clock.now());
    expect(open.memory.caller('+33612345678').name).toBe('Claire');
    expect(open.memory.caller('+33187224465').name).toBeNull();
  });

  it('in slices does the same', async () => {
    for (let n = 0; n < 100; n += 1)
      save(anIntent({ state: { name: 'cancelled', at: n, there: 'nothing' } }));
    const { done } = open.purgeInSlices(90);
    while (open.intents.counts({ overdueUntil: 0, todayEnds: 0, now: 0 }).done > 10) clock.advance(100);
    clock.advance(10_000);
    expect(await done).toBe(0);
    expect(open.intents.counts({ overdueUntil: 0, todayEnds: 0, now: 0 }).done).toBe(10);
  });
});

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
