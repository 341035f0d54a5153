import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { CallView } from '#shared/contract/views.ts';
import {
  asPlainText,
  createCallNotifications,
  notificationText,
} from '../../../../src-main/desktop/notifications.ts';
import { DESKTOP_STRINGS } from '../../../../src-main/desktop/strings/byLanguage.ts';
import { createTray, trayImageName, trayMenu, type TrayState } from '../../../../src-main/desktop/tray.ts';

const strings = DESKTOP_STRINGS.en;
const state: TrayState = { strings: strings.tray, doNotDisturb: false, ringing: false, darkPanel: false };
const noActions = { open: () => {}, setDoNotDisturb: () => {}, quit: () => {} };

describe('the tray', () => {
  class FakeTray extends EventEmitter {
    static last: FakeTray | null = null;
    image: unknown;
    toolTip = '';
    menu: unknown;
    destroyed = false;
    constructor(image: unknown) {
      super();
      this.image = image;
      FakeTray.last = this;
    }
    setImage(image: unknown): void {
      this.image = image;
    }
    setToolTip(text: string): void {
      this.toolTip = text;
    }
    setContextMenu(menu: unknown): void {
      this.menu = menu;
    }
    isDestroyed = (): boolean => this.destroyed;
    destroy(): void {
      this.destroyed = true;
    }
  }
  function setUp() {
    const actions = { open: vi.fn(), setDoNotDisturb: vi.fn(), quit: vi.fn() };
    const makers = {
      Tray: FakeTray,
      Menu: { buildFromTemplate: (template: MenuItemConstructorOptions[]) => template },
      nativeImage: { createFromPath: (path: string) => path },
    };
    const tray = createTray(makers as never, { folder: '/tray', platform: 'linux' }, actions, state);
    const fake = FakeTray.last;
    if (fake === null) throw new Error('no tray was made');
    return { tray, fake, actions };
  }

  it('opens the app with a click', () => {
    const { fake, actions } = setUp();
    fake.emit('click');
    expect(actions.open).toHaveBeenCalledOnce();
  });

  it('shows that something rings, and follows the settings', () => {
    const { tray, fake } = setUp();
    expect(fake.image).toBe('/tray/light.png');
    tray.update({ ...state, ringing: true, doNotDisturb: true });
    expect(fake.image).toBe('/tray/light-ringing.png');
    expect(fake.toolTip).toBe(strings.tray.ringing);
    expect(fake.menu).toContainEqual(expect.objectContaining({ type: 'checkbox', checked: true }));
  });

  it('is gone after the stop, and bears late updates', () => {
    const { tray, fake } = setUp();
    tray.stop();
    tray.stop();
    tray.update({ ...state, ringing: true });
    expect(fake.destroyed).toBe(true);
    expect(fake.image).toBe('/tray/light.png');
  });

  it('offers to open, not to be disturbed, and to quit', () => {
    const actions = { open: vi.fn(), setDoNotDisturb: vi.fn(), quit: vi.fn() };
    const menu = trayMenu(state, actions);
    expect(menu.map(({ label }) => label)).toEqual([
      strings.tray.open,
      strings.tray.doNotDisturb,
      undefined,
      strings.tray.quit,
    ]);
    for (const { click } of menu) (click as ((item: unknown) => void) | undefined)?.({ checked: true });
    expect(actions.open).toHaveBeenCalledOnce();
    expect(actions.setDoNotDisturb).toHaveBeenCalledExactlyOnceWith(true);
    expect(actions.quit).toHaveBeenCalledOnce();
    expect(trayMenu(state, noActions)).toHaveLength(4);
  });

  it('has every picture that it asks for', () => {
    const names = [true, false].flatMap((ringing) =>
      [true, false].flatMap((darkPanel) =>
        (['darwin', 'win32', 'linux'] as const).map((platform) =>
          trayImageName({ ringing, darkPanel }, platform),
        ),
      ),
    );
    expect(new Set(names).size).toBe(5);
    for (const name of names) {
      expect(
        existsSync(fileURLToPath(new URL(`../../../../resources/tray/${name}`, import.meta.url))),
        name,
      ).toBe(true);
    }
  });
});

const call = {
  id: 'a',
  name: null,
  party: {
    kind: 'number',
    raw: '0612345678',
    display: '06 12 34 56 78',
    e164: '+33612345678',
    country: 'FR',
  },
  announcedQueue: null,
  facts: { queue: { state: 'notAsked', why: 'notConfigured' } },
} as CallView;

describe('the text of a notification', () => {
  it.each([
    [{}, 'Incoming call: 06 12 34 56 78', ''],
    [{ name: 'Mme Roy' }, 'Incoming call: Mme Roy', '06 12 34 56 78'],
    [{ announcedQueue: '900' }, 'Incoming call: 06 12 34 56 78', 'Announced queue: 900'],
    [
      { announcedQueue: '900', facts: { queue: { state: 'known', source: 'encom', at: 1, value: '0910' } } },
      'Incoming call: 06 12 34 56 78',
      'Queue 0910',
    ],
    [{ party: { ...call.party, kind: 'withheld' } }, 'Incoming call: Number withheld', ''],
    [{ party: { ...call.party, kind: 'unreadable' } }, 'Incoming call: Unreadable number', ''],
  ])('for %j', (over, title, body) => {
    expect(notificationText({ ...call, ...over } as CallView, strings.notification)).toEqual({ title, body });
  });
});

describe('what others have written', () => {
  const options = { title: 'A & B', body: 'Queue <a href="x">&amp;</a>' };

  it('is no markup where the desktop would read some, which it does below the title', () => {
    expect(asPlainText(options, 'linux')).toEqual({
      title: 'A & B',
      body: 'Queue &lt;a href="x"&gt;&amp;amp;&lt;/a&gt;',
    });
  });

  it.each(['win32', 'darwin'] as const)('is left as it is on %s, which reads none', (platform) => {
    expect(asPlainText(options, platform)).toBe(options);
  });
});

describe('notifications of calls', () => {
  function setUp() {
    const made: (EventEmitter & { show: () => void; close: () => void })[] = [];
    const told: string[] = [];
    const notifications = createCallNotifications({
      create: (options) => {
        const number = made.length;
        const notification = Object.assign(new EventEmitter(), {
          show: () => told.push(`show ${number} silent=${String(options.silent)}`),
          close: () => {
            told.push(`close ${number}`);
            notification.emit('close');
          },
        });
        made.push(notification);
        return notification;
      },
      strings: () => strings.notification,
      clicked: (callId) => told.push(`clicked ${callId}`),
    });
    return { notifications, made, told };
  }

  it('are one for each call, silent, and open it with a click', () => {
    const { notifications, made, told } = setUp();
    notifications.show(call);
    notifications.show(call);
    made[0]?.emit('click');
    expect(told).toEqual(['show 0 silent=true', 'clicked a']);
  });

  it('go with their call, and can come again', () => {
    const { notifications, told } = setUp();
    notifications.show(call);
    notifications.withdraw('a');
    notifications.withdraw('a');
    notifications.show(call);
    expect(told).toEqual(['show 0 silent=true', 'close 0', 'show 1 silent=true']);
  });

  it('are all gone after the stop', () => {
    const { notifications, told } = setUp();
    notifications.show(call);
    notifications.show({ ...call, id: 'b' });
    told.length = 0;
    notifications.stop();
    expect(told).toEqual(['close 0', 'close 1']);
  });
});
