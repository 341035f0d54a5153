import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  globalShortcut,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  powerMonitor,
  screen,
  session,
  shell,
  Tray,
  type WebPreferences,
} from 'electron';
import { systemClock } from '#core/clock.ts';
import type { Logger } from '#core/logger.ts';
import type { Publish } from '#shared/contract/api.ts';
import type { CallView } from '#shared/contract/views.ts';
import type { NoteChange } from './app/auditing.ts';
import type { Health } from './app/health.ts';
import { HIDDEN_SWITCH, type LaunchOptions } from './app/launchOptions.ts';
import type { Lifecycle } from './app/lifecycle.ts';
import type { Notices } from './app/notices.ts';
import type { Core } from './app/openCore.ts';
import { collectWhenQuiet, garbageCollector, youngGenerationHasGrown } from './app/quietCollection.ts';
import { readyLine } from './app/readyLine.ts';
import { startCore } from './app/startCore.ts';
import { createDesk, type Desk } from './desktop/desk.ts';
import { watchPower } from './desktop/power.ts';
import type { WindowRegistry } from './ipc/windowRegistry.ts';
import type { LinkInbox } from './security/linkInbox.ts';
import type { SettingsService } from './settings/settings.ts';
import type { Vault } from './vault/vault.ts';
import type { MainWindow } from './windows/mainWindow.ts';
import { createPopControl, type PopControl } from './windows/popControl.ts';
import type { PopTimings } from './windows/popTimings.ts';
import { createPopWindow, type PopWindow } from './windows/popWindow.ts';
import { reviveWhenGone } from './windows/rendererGone.ts';
import { drawsOnWayland } from './windows/wayland.ts';
import type { OpenCalling } from './openCalling.ts';

export interface OpenDeskParts {
  readonly main: MainWindow;
  readonly pop: { readonly url: string; readonly webPreferences: WebPreferences };
  readonly userData: string;
  readonly launch: LaunchOptions;
  readonly settings: SettingsService;
  readonly health: Health;
  readonly notices: Notices;
  readonly lifecycle: Lifecycle;
  readonly registry: WindowRegistry;
  readonly publish: Publish;
  readonly popTimings: PopTimings;
  readonly inbox: LinkInbox;
  readonly logger: Logger;
  readonly openVault: () => Promise<Vault>;
  /** Begins to write the log to its file. */
  readonly attachLog: () => Promise<void>;
  readonly openLink: (text: string) => Promise<void>;
  readonly language: () => 'fr' | 'en';
  /** Colour behind a page that is not there yet. */
  readonly background: () => string;
  readonly historyChanged: () => void;
  readonly calling: Pick<
    OpenCalling,
    'callbacksChanged' | 'openCallbacks' | 'callClipboard' | 'optionsChanged'
  >;
  readonly note: NoteChange;
  readonly popOpened: (pop: PopWindow) => void;
  readonly coreOpened: (core: Core) => void;
  /** The main window has painted itself with what main answered. */
  readonly windowReady: Promise<void>;
  /** The session of the computer ends, and the app with it. */
  readonly sessionEnds: () => void;
}

/** The second half of the start, after the first window shows: the pop, the tray, the core and what feeds it. */
export async function openDesk(parts: OpenDeskParts): Promise<void> {
  const { settings, lifecycle, publish, logger, main } = parts;
  const quietly = (change: Parameters<SettingsService['change']>[0]): void =>
    void settings.change(change).catch(() => undefined);

  const loadingCore = import('./app/openCore.ts');
  let dismissAll = (): void => undefined;
  const pop = createPopWindow(BrowserWindow, {
    ...parts.pop,
    backgroundColor: parts.background(),
    platform: process.platform,
    screen,
    clock: systemClock,
    remembered: () => settings.current().settings.pop.position,
    moved: (position) => quietly({ pop: { position } }),
    closed: () => dismissAll(),
    quitting: () => lifecycle.stopping,
  });
  parts.popOpened(pop);
  lifecycle.onStop('pop', () => pop.stop());
  parts.registry.add('pop', pop.window.webContents);
  reviveWhenGone(pop.window.webContents, { kind: 'pop', logger, clock: systemClock });
  await parts.attachLog();
  const secrets = await parts.openVault();
  publish('credentials.changed', secrets.view());

  const { control: popControl, desk } = openAlerts(parts, pop);
  const garbage = collectWhenQuiet({
    clock: systemClock,
    worthIt: youngGenerationHasGrown,
    collect: garbageCollector(),
  });
  lifecycle.onStop('garbage', () => garbage.stop());
  const { openCore } = await loadingCore;
  const core = await startCore({
    ...parts,
    openCore,
    clock: systemClock,
    databaseFile: join(parts.userData, 'calls.sqlite'),
    userAgent: `Ringside/${app.getVersion()}`,
    secrets,
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    popControl,
    historyChanged() {
      parts.historyChanged();
      garbage.stirred();
    },
    callbacksChanged: () => parts.calling.callbacksChanged(),
    showableChanged: () => parts.calling.optionsChanged(),
    remind: desk.remind,
  });
  parts.coreOpened(core);
  dismissAll = () => {
    for (const { id, dismissed } of core.reception.list()) if (!dismissed) core.reception.dismiss(id);
  };

  const note = (event: string) => (): void => logger.info('the session changes', { event });
  const wake = (): void => {
    note('wake')();
    core.wake();
  };
  const shutdown = (): void => {
    note('end')();
    parts.sessionEnds();
  };
  const power = { sleep: note('sleep'), wake, lock: note('lock'), unlock: note('unlock'), shutdown };
  lifecycle.onStop('power', watchPower(powerMonitor, power));
  // Windows tells windows of it.
  main.window.on('session-end', shutdown);
  parts.inbox.takeArguments(process.argv);
  const stopLinks = parts.inbox.deliverTo((link) => {
    parts.openLink(link).catch((error: unknown) => logger.error('a link could not be opened', { error }));
  });
  lifecycle.onStop('links', stopLinks);

  if (!parts.launch.readyLine) return;
  // A window that starts unseen still loads its page; nothing needs to wait for it.
  if (!parts.launch.hidden) await parts.windowReady;
  const doors = core.doors.addresses();
  process.stdout.write(readyLine({ ...process.versions, pid: process.pid, doors: { ...doors } }));

  /** Tray, notifications, marks, and the control that brings calls to the agent's notice. */
  function openAlerts(
    { main: window, background }: OpenDeskParts,
    popWindow: PopWindow,
  ): { readonly control: PopControl<CallView>; readonly desk: Desk } {
    const desk = createDesk({
      electron: { app, globalShortcut, Menu, nativeImage, nativeTheme, Notification, Tray },
      platform: process.platform,
      env: process.env,
      hiddenSwitch: HIDDEN_SWITCH,
      settings: () => settings.current().settings,
      language: parts.language,
      logger,
      open: () => window.open(),
      openCall: () => control.open(),
      openCallbacks: (id) => parts.calling.openCallbacks(id),
      callClipboard: () => parts.calling.callClipboard(),
      shortcutRefused: (key) => {
        parts.notices.settle('shortcutRefused');
        if (key !== null) parts.notices.add('shortcutRefused', { key });
      },
      setDoNotDisturb: (doNotDisturb) => quietly({ pop: { doNotDisturb } }),
      quit: () => app.quit(),
      flash: (on) => window.window.flashFrame(on),
    });
    lifecycle.onStop('desk', () => desk.stop());
    const control = createPopControl<CallView>({
      pop: popWindow,
      settings: () => settings.current().settings.pop,
      wayland: drawsOnWayland({
        platform: process.platform,
        env: process.env,
        commandLine: app.commandLine,
        electron: process.versions.electron,
      }),
      tellShown: (shown) => publish('pop.shown', { shown }),
      notify: desk.notify,
      withdraw: desk.withdraw,
      raiseMain: () => main.raise(),
      sound: () => shell.beep(),
      attention: desk.attention,
      clock: systemClock,
      later: (task) => void setImmediate(task),
    });
    lifecycle.onStop('pop control', () => control.stop());
    settings.subscribe(({ settings: now }, { settings: before }) => {
      desk.settingsChanged(now, before);
      control.refresh();
      popWindow.setBackground(background());
      window.window.setBackgroundColor(background());
    });
    return { control, desk };
  }
}
