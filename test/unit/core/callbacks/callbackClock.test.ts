import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCallbackClock } from '#core/callbacks/callbackClock.ts';
import type { Clock } from '#core/clock.ts';
import type { IntentMemory } from '#core/storage/intents.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { applyIntentEvent } from '#shared/domain/intent.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { anIntent, PARIS } from '../../../support/intents.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A clock of callbacks on a real file, that can be closed, left asleep and opened again. */
function clockWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-clock-'));
  const timers = manualClock();
  const logger = recordedLogger();
  const settings = { remindBeforeMs: 5 * MINUTE, overdueAfterMs: 10 * MINUTE };
  /** `name of the promise: when`, or how many where they are not named. */
  const told: string[] = [];
  const moves: number[] = [];
  const store = { refusesMarks: false, refusesAll: false };
  let jumped = 0;
  let run = open();

  function open() {
    let alive = true;
    const clock: Clock = {
      now: () => timers.now() + jumped,
      after: (ms, task) =>
        timers.after(ms, () => {
          if (alive) task();
        }),
    };
    const memory = openMemory({
      file: join(folder, 'calls.sqlite'),
      clock,
      logger,
      nationalDigits: () => null,
    });
    const { intents } = memory;
    const refusing: IntentMemory = {
      ...intents,
      untoldDue: (...args) => {
        if (store.refusesAll) throw new Error('busy');
        return intents.untoldDue(...args);
      },
      markTold: (...args) => {
        if (store.refusesMarks) throw new Error('disk full');
        intents.markTold(...args);
      },
    };
    const callbacks = createCallbackClock({
      store: refusing,
      clock,
      logger,
      settings: () => settings,
      listener: {
        remind: ({ when, records, total }) => {
          const names = records.map(({ intent }) => intent.note);
          told.push(`${when} ${total === names.length ? names.join('+') : `${names.length} of ${total}`}`);
        },
        moved: () => moves.push(clock.now()),
      },
    });
    const close = () => {
      callbacks.stop();
      alive = false;
      memory.close();
    };
    return { clock, memory, callbacks, close };
  }

  return {
    timers,
    logger,
    settings,
    told,
    moves,
    store,
    now: () => run.clock.now(),
    get intents() {
      return run.memory.intents;
    },
    get callbacks() {
      return run.callbacks;
    },
    /** Promises to call `note` in `ms`. */
    promise(note: string, inMs: number, details: Partial<Intent> = {}): Intent {
      const at = run.clock.now();
      const state = { name: 'scheduled', at, how: 'here', providerCallId: null } as const;
      const due = { at: at + inMs, zone: PARIS };
      const intent = anIntent({ kind: 'reminder', note, due, createdAt: at, state, ...details });
      run.memory.intents.save([{ intent }]);
      run.callbacks.refresh();
      return intent;
    },
    save(intent: Intent) {
      run.memory.intents.save([{ intent }]);
      run.callbacks.refresh();
    },
    /** Sleep: wall time passes, timers do not. */
    jump(ms: number) {
      jumped += ms;
    },
    close: () => run.close(),
    reopen() {
      run = open();
      run.callbacks.start();
    },
    remove() {
      run.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let world: ReturnType<typeof clockWorld>;
beforeEach(() => {
  world = clockWorld();
  world.callbacks.start();
});
afterEach(() => {
  world.remove();
});

describe('a promise', () => {
  it('is told before its time and at its time, each once', () => {
    world.promise('a', HOUR);
    world.timers.advance(55 * MINUTE - 1);
    expect(world.told).toEqual([]);
    world.timers.advance(1);
    expect(world.told).toEqual(['before a']);
    world.timers.advance(5 * MINUTE - 1);
    expect(world.told).toEqual(['before a']);
    world.timers.advance(1);
    expect(world.told).toEqual(['before a', 'due a']);
    world.timers.advance(24 * HOUR);
    expect(world.told).toEqual(['before a', 'due a']);
  });

  it('is told whatever holds it up, and not once it is over', () => {
    world.promise('drafted', HOUR, { kind: 'callback', state: { name: 'drafted', at: 1, lastTry: null } });
    world.promise('over', HOUR, { state: { name: 'cancelled', at: 1, there: 'nothing' } });
    const finished = world.promise('finished', 2 * HOUR);
    world.save(applyIntentEvent(finished, { type: 'finish' }, world.now())!);
    world.timers.advance(3 * HOUR);
    expect(world.told).toEqual(['before drafted', 'due drafted']);
  });

  it('made at short notice is told at its time only', () => {
    world.promise('soon', 4 * MINUTE);
    world.timers.advance(HOUR);
    expect(world.told).toEqual(['due soon']);
  });

  it('that is late when it is made is due at once', () => {
    world.promise('late', -1000);
    expect(world.told).toEqual(['due late']);
  });

  it('is told together with the others of that time', () => {
    for (const note of ['a', 'b', 'c']) world.promise(note, HOUR);
    world.timers.advance(HOUR);
    expect(world.told).toEqual(['before a+b+c', 'due a+b+c']);
  });

  it('that was moved is told anew', () => {
    const promise = world.promise('a', HOUR);
    world.timers.advance(HOUR);
    const at = world.now();
    const moved = applyIntentEvent(promise, { type: 'revise', kind: 'reminder' }, at)!;
    world.save({ ...moved, due: { at: at + HOUR, zone: PARIS } });
    world.timers.advance(HOUR);
    expect(world.told).toEqual(['before a', 'due a', 'before a', 'due a']);
  });

  it('that was noted on is not', () => {
    const promise = world.promise('a', HOUR);
    world.timers.advance(HOUR);
    world.save({ ...promise, calledAt: world.now() });
    world.timers.advance(HOUR);
    expect(world.told).toEqual(['before a', 'due a']);
  });
});

describe('the settings', () => {
  it('say how long before, or not at all', () => {
    world.settings.remindBeforeMs = 0;
    world.promise('a', HOUR);
    world.timers.advance(HOUR);
    expect(world.told).toEqual(['due a']);
  });

  it('count from their change on', () => {
    world.promise('a', HOUR);
    world.timers.advance(10 * MINUTE);
    world.settings.remindBeforeMs = 55 * MINUTE;
    world.callbacks.refresh();
    expect(world.told).toEqual(['before a']);
  });
});

describe('after sleep', () => {
  it('one summary says what was missed, and what is due now is told as such', () => {
    world.promise('a', HOUR);
    world.promise('b', 2 * HOUR);
    world.promise('c', 8 * HOUR);
    world.promise('d', 8 * HOUR + 3 * MINUTE);
    world.jump(8 * HOUR);
    world.callbacks.wake();
    expect(world.told).toEqual(['missed a+b', 'due c', 'before d']);
    world.timers.advance(HOUR);
    expect(world.told.slice(3)).toEqual(['due d']);
  });

  it('nobody has to tell: it is noticed within 30 seconds', () => {
    world.promise('a', HOUR);
    world.jump(3 * HOUR);
    world.timers.advance(30_000);
    expect(world.told).toEqual(['missed a']);
  });

  it('a clock that was put back tells again what is to come again, and forgets nothing', () => {
    world.promise('a', HOUR);
    world.timers.advance(HOUR);
    world.jump(-2 * HOUR);
    world.promise('b', HOUR);
    world.timers.advance(4 * HOUR);
    expect(world.told).toEqual(['before a', 'due a', 'before b', 'due b', 'before a', 'due a']);
  });

  it('a clock that was ahead for a moment costs no reminder, also over a restart', () => {
    world.promise('a', HOUR);
    world.jump(48 * HOUR);
    world.timers.advance(30_000);
    expect(world.told).toEqual(['missed a']);
    world.close();
    world.jump(-48 * HOUR);
    world.reopen();
    world.timers.advance(HOUR);
    expect(world.told).toEqual(['missed a', 'before a', 'due a']);
  });

  it('a clock that was ahead for a moment costs no reminder of the next seconds', () => {
    world.promise('a', 40_000);
    world.jump(48 * HOUR);
    world.timers.advance(1_000);
    world.callbacks.wake();
    world.jump(-48 * HOUR);
    world.callbacks.wake();
    world.timers.advance(MINUTE);
    expect(world.told).toEqual(['missed a', 'due a']);
  });

  it('a clock that is corrected by seconds tells nothing twice', () => {
    world.promise('a', HOUR);
    world.timers.advance(HOUR);
    world.jump(-50_000);
    world.timers.advance(HOUR);
    expect(world.told).toEqual(['before a', 'due a']);
  });
});

describe('a restart', () => {
  it('repeats nothing', () => {
    world.promise('a', HOUR);
    world.timers.advance(56 * MINUTE);
    world.close();
    world.reopen();
    expect(world.told).toEqual(['before a']);
    world.timers.advance(4 * MINUTE);
    world.close();
    world.reopen();
    world.timers.advance(HOUR);
    expect(world.told).toEqual(['before a', 'due a']);
  });

  it('forgets nothing', () => {
    world.promise('a', HOUR);
    world.promise('b', 2 * HOUR);
    world.close();
    world.timers.advance(2 * HOUR - MINUTE);
    world.reopen();
    expect(world.told).toEqual(['missed a', 'before b']);
  });

  it('after weeks names some, and says how many', () => {
    for (let n = 0; n < 120; n += 1) world.promise(`${n}`, HOUR + n);
    world.close();
    world.timers.advance(400 * HOUR);
    world.reopen();
    expect(world.told).toEqual(['missed 50 of 120']);
    world.timers.advance(HOUR);
    expect(world.told).toHaveLength(1);
  });
});

describe('lists', () => {
  it('are told to read again when something becomes due and overdue', () => {
    const start = world.now();
    world.promise('a', HOUR);
    world.timers.advance(3 * HOUR);
    expect(world.moves).toEqual([start + HOUR, start + HOUR + 10 * MINUTE]);
  });

  it('are told so after a clock was put back', () => {
    world.promise('a', HOUR);
    world.jump(-MINUTE);
    world.timers.advance(30_000);
    expect(world.moves).toHaveLength(1);
  });
});

describe('storage that fails', () => {
  it('is tried again, and then nothing is forgotten', () => {
    world.promise('a', HOUR);
    world.store.refusesAll = true;
    world.timers.advance(HOUR);
    expect(world.told).toEqual([]);
    expect(world.logger.lines.some((line) => line.startsWith('error'))).toBe(true);
    world.store.refusesAll = false;
    world.timers.advance(30_000);
    expect(world.told).toEqual(['due a']);
  });

  it('while it cannot note what was told, that is told once all the same', () => {
    world.promise('a', HOUR);
    world.store.refusesMarks = true;
    world.promise('b', 2 * HOUR);
    world.timers.advance(2 * HOUR);
    const all = ['before a', 'due a', 'before b', 'due b'];
    expect(world.told).toEqual(all);
    world.store.refusesMarks = false;
    world.timers.advance(30_000);
    world.close();
    world.reopen();
    expect(world.told).toEqual(all);
  });
});

it('without promises there is no timer, and after the stop there is none', () => {
  const idle = world.timers.waiting();
  const promise = world.promise('a', HOUR);
  expect(world.timers.waiting()).toBe(idle + 1);
  world.save(applyIntentEvent(promise, { type: 'finish' }, world.now())!);
  expect(world.timers.waiting()).toBe(idle);
  world.promise('b', HOUR);
  world.callbacks.stop();
  world.callbacks.refresh();
  expect(world.timers.waiting()).toBe(idle);
});

it('tells every promise as due once, whatever passes, sleeps or starts anew', () => {
  const what = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('promise' as const),
        ms: fc.integer({ min: 0, max: 6 * HOUR }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 2 * HOUR }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('sleep' as const), ms: fc.integer({ min: 0, max: 5 * HOUR }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('restart' as const),
        ms: fc.integer({ min: 0, max: 5 * HOUR }),
      }),
    },
  );
  fc.assert(
    fc.property(fc.array(what, { maxLength: 15, size: 'max' }), (story) => {
      const each = clockWorld();
      try {
        each.callbacks.start();
        const names: string[] = [];
        for (const step of story) {
          if (step.do === 'promise') {
            names.push(`p${names.length}`);
            each.promise(names.at(-1)!, step.ms);
          } else if (step.do === 'pass') each.timers.advance(step.ms);
          else if (step.do === 'sleep') each.jump(step.ms);
          else {
            each.close();
            each.timers.advance(step.ms);
            each.reopen();
          }
        }
        each.timers.advance(7 * HOUR);
        const said = (when: string) =>
          each.told.flatMap((line) =>
            line.startsWith(`${when} `) ? line.slice(when.length + 1).split('+') : [],
          );
        expect([...said('due'), ...said('missed')].sort()).toEqual(names.sort());
        expect(new Set(said('before')).size).toBe(said('before').length);
      } finally {
        each.remove();
      }
    }),
    { numRuns: 40 },
  );
});
