import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { BulkView } from '#shared/contract/routesViews.ts';
import { createLifecycle } from '../../../../src-main/app/lifecycle.ts';
import { stopBeforeQuit, type ChangesUnderWay } from '../../../../src-main/app/quitting.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';

const NOTHING: ChangesUnderWay = { bulk: null, pins: 0, numbers: 0 };
const BULK: BulkView = {
  id: 'b',
  what: 'import',
  total: 40,
  done: 12,
  failed: 0,
  unknown: 0,
  state: 'running',
  stoppedBy: null,
  rows: [],
};

/** An app as Electron makes it: quitting tells of it first, and goes on unless that is prevented. */
function openApp() {
  const app = new EventEmitter();
  const clock = manualClock();
  const logger = recordedLogger();
  const lifecycle = createLifecycle(logger, clock);
  const desk = {
    underWay: NOTHING,
    asked: [] as ChangesUnderWay[],
    /** The question that stands. */
    question: null as { signal: AbortSignal; answer: (quit: boolean) => void; fail: () => void } | null,
    stops: 0,
    gone: false,
  };
  let left: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    left = resolve;
  });
  const quit = (): void => {
    const preventDefault = vi.fn();
    app.emit('before-quit', { preventDefault });
    if (preventDefault.mock.calls.length > 0) return;
    desk.gone = true;
    left();
  };
  lifecycle.onStop('all', () => {
    desk.stops += 1;
  });
  const sessionEnds = stopBeforeQuit({
    app: Object.assign(app, { quit }) as never,
    lifecycle,
    logger,
    underWay: () => desk.underWay,
    ask(changes, signal) {
      desk.asked.push(changes);
      return new Promise((resolve, reject) => {
        const fail = (): void => reject(new Error('no dialog'));
        desk.question = { signal, answer: resolve, fail };
        signal.addEventListener('abort', () => resolve(false));
      });
    },
  });
  return { desk, quit, sessionEnds, gone, clock, lifecycle, logger };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('quitting', () => {
  it('asks nothing while nothing is being changed, and stops everything first', async () => {
    const { desk, quit, gone } = openApp();
    quit();
    expect(desk.gone).toBe(false);
    await gone;
    expect(desk).toMatchObject({ asked: [], stops: 1 });
  });

  it.each([
    ['several pins are being changed', { ...NOTHING, bulk: BULK }],
    ['a pin is being changed', { ...NOTHING, pins: 1 }],
    ['a number is being saved', { ...NOTHING, numbers: 1 }],
  ])('asks while %s, and goes on when told to', async (_, underWay) => {
    const { desk, quit } = openApp();
    desk.underWay = underWay;
    quit();
    expect(desk.asked).toEqual([underWay]);
    desk.question?.answer(false);
    await turn();
    await turn();
    expect(desk).toMatchObject({ stops: 0, gone: false });
    quit();
    expect(desk.asked).toHaveLength(2);
  });

  it('stops and quits after a yes', async () => {
    const { desk, quit, gone } = openApp();
    desk.underWay = { ...NOTHING, bulk: BULK };
    quit();
    desk.question?.answer(true);
    await gone;
    expect(desk.stops).toBe(1);
  });

  it('asks once, however often it is pressed', async () => {
    const { desk, quit, gone } = openApp();
    desk.underWay = { ...NOTHING, numbers: 1 };
    quit();
    quit();
    expect(desk.asked).toHaveLength(1);
    desk.question?.answer(true);
    await gone;
    expect(desk.stops).toBe(1);
  });

  it('is possible where the question cannot be shown', async () => {
    const { desk, quit, gone, logger } = openApp();
    desk.underWay = { ...NOTHING, bulk: BULK };
    quit();
    desk.question?.fail();
    await gone;
    expect(logger.lines).toEqual([expect.stringContaining('could not be asked')]);
  });
});

describe('the end of the session', () => {
  it('asks nobody, whatever is being changed', async () => {
    const { desk, sessionEnds, gone } = openApp();
    desk.underWay = { ...NOTHING, bulk: BULK, numbers: 1 };
    sessionEnds();
    await gone;
    expect(desk).toMatchObject({ asked: [], stops: 1 });
  });

  it('takes the question away that stands', async () => {
    const { desk, quit, sessionEnds, gone } = openApp();
    desk.underWay = { ...NOTHING, bulk: BULK };
    quit();
    sessionEnds();
    expect(desk.question?.signal.aborted).toBe(true);
    await gone;
    expect(desk.stops).toBe(1);
  });

  it('is not held up for long by what does not stop', async () => {
    const { sessionEnds, gone, clock, lifecycle } = openApp();
    lifecycle.onStop('hangs', () => new Promise(() => {}));
    sessionEnds();
    clock.advance(3_000);
    await gone;
  });

  it('lets a quit pass that the system itself asks for', () => {
    const { desk, quit, sessionEnds } = openApp();
    sessionEnds();
    quit();
    expect(desk).toMatchObject({ asked: [], gone: true });
  });

  it('may come twice', async () => {
    const { desk, sessionEnds, gone } = openApp();
    sessionEnds();
    sessionEnds();
    await gone;
    expect(desk.stops).toBe(1);
  });
});
