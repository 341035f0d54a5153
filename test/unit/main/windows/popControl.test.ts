import { describe, expect, it } from 'vitest';
import { settingsSchema, type Settings } from '#shared/contract/settings.ts';
import { createPopControl } from '../../../../src-main/windows/popControl.ts';
import type { AlertCall } from '../../../../src-main/windows/popPolicy.ts';
import { manualClock } from '../../../support/manualClock.ts';

function setUp(
  options: { wayland?: boolean; pop?: Partial<Settings['pop']>; later?: (task: () => void) => void } = {},
) {
  const clock = manualClock();
  const told: string[] = [];
  let shown = false;
  let settings = { ...settingsSchema.parse({}).pop, ...options.pop };
  const control = createPopControl<AlertCall>({
    pop: {
      show: () => {
        shown = true;
        told.push('show');
      },
      open: () => {
        shown = true;
        told.push('open');
      },
      hide: () => {
        shown = false;
        told.push('hide');
      },
      isShown: () => shown,
    },
    settings: () => settings,
    wayland: options.wayland ?? false,
    tellShown: (on) => told.push(on ? 'tell shown' : 'tell cleared'),
    notify: ({ id }) => told.push(`notify ${id}`),
    withdraw: (id) => told.push(`withdraw ${id}`),
    raiseMain: () => told.push('raise'),
    sound: () => told.push('sound'),
    attention: (on) => told.push(`attention ${on}`),
    clock,
    later:
      options.later ??
      ((task) => {
        task();
      }),
  });
  return {
    control,
    clock,
    /** What happened since it was last asked. */
    told: () => told.splice(0),
    set: (over: Partial<Settings['pop']>) => {
      settings = { ...settings, ...over };
    },
  };
}
const ringing = (id: string): AlertCall => ({
  id,
  direction: 'incoming',
  state: 'ringing',
  dismissed: false,
});

describe('the control of the pop', () => {
  it('shows the pop for a call and tells its page', () => {
    const { control, told } = setUp();
    control.changed(ringing('a'));
    expect(told()).toEqual(['show', 'tell shown', 'sound']);
    control.changed(ringing('a'));
    expect(told()).toEqual([]);
  });

  it('comes up behind what the call set going, once for all calls of the turn', () => {
    const tasks: (() => void)[] = [];
    const { control, told } = setUp({ later: (task) => tasks.push(task) });
    control.changed(ringing('a'));
    control.changed(ringing('b'));
    control.changed({ ...ringing('c'), state: 'ended' });
    expect(told()).toEqual(['withdraw c']);
    expect(tasks).toHaveLength(1);
    tasks.shift()?.();
    expect(told()).toEqual(['show', 'tell shown', 'sound']);
    control.removed('a');
    expect(tasks).toHaveLength(1);
  });

  it('stays away when the app stops before it was its turn', () => {
    const tasks: (() => void)[] = [];
    const { control, told } = setUp({ later: (task) => tasks.push(task) });
    control.changed(ringing('a'));
    control.stop();
    told();
    control.changed(ringing('b'));
    for (const task of tasks) task();
    expect(told()).toEqual([]);
  });

  it('lets the page clear itself before the pop goes', () => {
    const { control, told, clock } = setUp();
    control.changed(ringing('a'));
    told();
    control.changed({ ...ringing('a'), dismissed: true });
    expect(told()).toEqual(['withdraw a', 'tell cleared']);
    clock.advance(50);
    expect(told()).toEqual(['hide']);
  });

  it('stays when a call comes while it is about to go', () => {
    const { control, told, clock } = setUp();
    control.changed(ringing('a'));
    control.removed('a');
    told();
    control.changed(ringing('b'));
    expect(told()).toEqual(['show', 'tell shown', 'sound']);
    clock.advance(1_000);
    expect(told()).toEqual([]);
  });

  it('rings again for an id that left the desk and came back', () => {
    const { control, told, clock } = setUp();
    control.changed(ringing('a'));
    control.removed('a');
    clock.advance(50);
    told();
    control.changed(ringing('a'));
    expect(told()).toEqual(['show', 'tell shown', 'sound']);
  });

  it('does not stir for a call that it does not know', () => {
    const { control, told } = setUp();
    control.removed('nobody');
    expect(told()).toEqual([]);
  });

  it('marks the desktop while something rings unseen, and takes the mark back', () => {
    const { control, told } = setUp({ pop: { style: 'quiet', sound: 'never' } });
    control.changed(ringing('a'));
    control.changed(ringing('b'));
    expect(told()).toEqual(['attention true']);
    control.changed({ ...ringing('a'), state: 'answered' });
    expect(told()).toEqual(['withdraw a']);
    control.removed('b');
    expect(told()).toEqual(['withdraw b', 'attention false']);
  });

  it('notifies on Wayland and opens the pop when asked to', () => {
    const { control, told } = setUp({ wayland: true, pop: { sound: 'never' } });
    control.changed(ringing('a'));
    expect(told()).toEqual(['notify a', 'attention true']);
    control.open();
    expect(told()).toEqual(['open', 'tell shown']);
    control.changed({ ...ringing('a'), state: 'answered' });
    expect(told()).toEqual(['withdraw a', 'attention false']);
  });

  it('takes over changed settings at once', () => {
    const { control, told, set } = setUp({ pop: { show: 'respectDnd', doNotDisturb: true } });
    control.changed(ringing('a'));
    told();
    set({ doNotDisturb: false });
    control.refresh();
    expect(told()).toEqual(['show', 'tell shown', 'attention false']);
  });

  it('raises the main window with every new call where the agent chose that', () => {
    const { control, told } = setUp({ pop: { style: 'raise', sound: 'never' } });
    control.changed(ringing('a'));
    control.changed(ringing('b'));
    expect(told()).toEqual(['show', 'tell shown', 'raise', 'raise']);
  });

  it('leaves no timer and no notification behind', () => {
    const { control, told, clock } = setUp();
    control.changed(ringing('a'));
    control.changed({ ...ringing('a'), dismissed: true });
    told();
    control.stop();
    expect(told()).toEqual(['withdraw a']);
    expect(clock.pending()).toBe(0);
  });
});
