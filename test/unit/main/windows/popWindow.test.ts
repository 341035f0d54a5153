import { describe, expect, it, vi } from 'vitest';
import type { PopPosition } from '../../../../src-main/windows/placement.ts';
import { popHandlers } from '../../../../src-main/windows/popHandlers.ts';
import { createPopTimings } from '../../../../src-main/windows/popTimings.ts';
import { createPopWindow, POP_WIDTH } from '../../../../src-main/windows/popWindow.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { fakeScreen, fakeWindows } from './fakeWindow.ts';

const desk = [
  { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } },
  { id: 2, workArea: { x: 1920, y: 0, width: 1280, height: 984 } },
];

function setUp(platform: NodeJS.Platform = 'linux', quitting = false) {
  const clock = manualClock();
  const screen = fakeScreen(desk);
  const { Window, made } = fakeWindows();
  let remembered: PopPosition | null = null;
  const moved: PopPosition[] = [];
  const closed = vi.fn();
  const pop = createPopWindow(Window, {
    url: 'ringside-app://pop/windows/pop/index.html',
    webPreferences: { sandbox: true },
    backgroundColor: '#fff',
    platform,
    screen: screen as never,
    clock,
    remembered: () => remembered,
    quitting: () => quitting,
    closed,
    moved: (position) => {
      moved.push(position);
      remembered = position;
    },
  });
  const [window] = made;
  if (window === undefined) throw new Error('no window was made');
  return { pop, window, clock, screen, moved, closed };
}

describe('the pop window', () => {
  it('is made hidden, loads its page at once, and is never in the way of the keyboard', () => {
    const { window } = setUp();
    expect(window.options).toMatchObject({
      show: false,
      frame: false,
      skipTaskbar: true,
      alwaysOnTop: true,
      minimizable: false,
      width: POP_WIDTH,
      webPreferences: { sandbox: true, backgroundThrottling: false },
    });
    expect(window.asked).toContain('load ringside-app://pop/windows/pop/index.html');
    expect(window.visible).toBe(false);
  });

  it.each([
    ['darwin', 'panel'],
    ['win32', 'toolbar'],
    ['linux', undefined],
  ] as const)('is on %s a window of type %s', (platform, type) => {
    expect(setUp(platform).window.options.type).toBe(type);
  });

  it('stands above full-screen windows on every workspace, without taking the app out of the Dock', () => {
    expect(setUp().window.asked).toEqual(
      expect.arrayContaining([
        'onTop true screen-saver',
        'everywhere {"visibleOnFullScreen":true,"skipTransformProcessType":true}',
      ]),
    );
  });

  it('is throttled from its first paint on, or from when that should have come', async () => {
    const painted = setUp();
    painted.window.emit('ready-to-show');
    await vi.waitFor(() => expect(painted.window.webContents.throttled).toBe(true));
    const silent = setUp();
    silent.clock.advance(4_000);
    await vi.waitFor(() => expect(silent.window.webContents.throttled).toBe(true));
  });

  it('comes up without the keyboard', () => {
    const { pop, window } = setUp();
    window.asked.length = 0;
    pop.show();
    pop.show();
    expect(window.asked).toEqual(['showInactive', 'onTop true screen-saver']);
    expect(window.bounds).toMatchObject({ x: 1920 - POP_WIDTH - 16, y: 16 });
    expect(pop.isShown()).toBe(true);
    pop.hide();
    expect(pop.isShown()).toBe(false);
  });

  it('takes the keyboard only when a person opens it', () => {
    const { pop, window } = setUp();
    window.asked.length = 0;
    pop.open();
    expect(window.asked).toEqual(['show']);
  });

  it('remembers where the agent put it, once it rests there', () => {
    const { pop, window, clock, moved } = setUp();
    pop.show();
    clock.advance(5_000);
    window.drag(2_000, 80);
    window.drag(2_100, 90);
    expect(moved).toEqual([]);
    clock.advance(400);
    expect(moved).toEqual([{ displayId: 2, x: 180, y: 90 }]);
    pop.hide();
    pop.show();
    expect(window.bounds).toMatchObject({ x: 2_100, y: 90 });
  });

  it('does not take its own moves, or corrections right after them, for the agent’s', () => {
    const { pop, window, clock, moved } = setUp();
    pop.show();
    window.drag(window.bounds.x - 3, window.bounds.y + 28);
    pop.resize(300);
    clock.advance(5_000);
    expect(moved).toEqual([]);
  });

  it('does not remember moves of a hidden window', () => {
    const { window, clock, moved } = setUp();
    clock.advance(5_000);
    window.drag(500, 500);
    clock.advance(5_000);
    expect(moved).toEqual([]);
  });

  it('comes back into view when its display goes', () => {
    const { pop, window, clock, screen } = setUp();
    pop.show();
    clock.advance(5_000);
    window.drag(2_100, 90);
    clock.advance(400);
    screen.displays = desk.slice(0, 1);
    screen.emit('display-removed');
    expect(window.bounds).toMatchObject({ x: 1920 - POP_WIDTH - 16, y: 16 });
  });

  it('is as high as its content asks for, within the work area', () => {
    const { pop, window } = setUp();
    pop.show();
    pop.resize(320.4);
    expect(window.bounds.height).toBe(321);
    pop.resize(4_000);
    expect(window.bounds).toMatchObject({ y: 0, height: 1040 });
    pop.resize(0);
    expect(window.bounds.height).toBe(1);
  });

  it('goes off the screen when somebody closes it, stays, and tells of it', () => {
    const { pop, window, closed } = setUp();
    pop.show();
    expect(window.close()).toBe(false);
    expect(pop.isShown()).toBe(false);
    expect(window.destroyed).toBe(false);
    expect(closed).toHaveBeenCalledOnce();
  });

  it('does not stand in the way of a quit', () => {
    const { window, closed } = setUp('linux', true);
    expect(window.close()).toBe(true);
    expect(closed).not.toHaveBeenCalled();
  });

  it('tells its page that it is hidden once it has painted, unless a call put it on screen meanwhile', async () => {
    const waiting = setUp();
    waiting.window.emit('ready-to-show');
    await vi.waitFor(() => expect(waiting.window.asked).toContain('hide'));
    const ringing = setUp();
    ringing.pop.show();
    ringing.window.emit('ready-to-show');
    await vi.waitFor(() => expect(ringing.window.webContents.throttled).toBe(true));
    expect(ringing.pop.isShown()).toBe(true);
  });

  it('leaves nothing behind when it stops, and bears being asked afterwards', () => {
    const { pop, window, screen, clock } = setUp();
    window.emit('ready-to-show');
    pop.show();
    clock.advance(5_000);
    window.drag(5, 5);
    pop.stop();
    expect(window.destroyed).toBe(true);
    expect(clock.pending()).toBe(0);
    expect(screen.eventNames()).toEqual([]);
    expect(() => {
      pop.show();
      pop.open();
      pop.hide();
      pop.resize(5);
      pop.setBackground('#000');
    }).not.toThrow();
    expect(pop.isShown()).toBe(false);
  });
});

describe('what the page tells of itself', () => {
  it('sets the height, and counts paints only while somebody can see them', async () => {
    const timings = createPopTimings();
    const pop = { resize: vi.fn(), shown: false, isShown: () => pop.shown };
    const handlers = popHandlers(() => pop, timings);
    expect(handlers['pop.resize']({ height: 200 })).toEqual({});
    expect(pop.resize).toHaveBeenCalledExactlyOnceWith(200);
    timings.heard('a', 10);
    await handlers['pop.painted']({ callIds: ['a'], at: 15 });
    expect(timings.read()).toBeNull();
    pop.shown = true;
    await handlers['pop.painted']({ callIds: ['a'], at: 17 });
    expect(timings.read()).toEqual({ count: 1, p50: 7, p95: 7 });
  });

  it('is taken without harm before the window is made', () => {
    const handlers = popHandlers(() => null, createPopTimings());
    expect(handlers['pop.resize']({ height: 1 })).toEqual({});
    expect(handlers['pop.painted']({ callIds: [], at: 1 })).toEqual({});
  });
});
