import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import { systemClock } from '#core/clock.ts';
import type { Handlers, PayloadOf } from '#shared/contract/api.ts';
import { APP_ID, aboutView } from './app/about.ts';
import { appHandlers } from './app/appHandlers.ts';
import { createAuditing, osUser } from './app/auditing.ts';
import { callHandlers } from './app/callHandlers.ts';
import { createCallOpener } from './app/callOpener.ts';
import { coalesce } from './app/coalesce.ts';
import { deferred } from './app/deferred.ts';
import { createHealth } from './app/health.ts';
import { HIDDEN_SWITCH, readLaunchOptions } from './app/launchOptions.ts';
import { createLifecycle } from './app/lifecycle.ts';
import { createNotices } from './app/notices.ts';
import type { Core } from './app/openCore.ts';
import { preferencesOf } from './app/preferences.ts';
import { providerHandlers } from './app/providerHandlers.ts';
import { startNotices } from './app/startNotices.ts';
import { applicationMenu } from './desktop/applicationMenu.ts';
import { openDoor } from './ipc/door.ts';
import { closeForeignChannels } from './ipc/foreignChannels.ts';
import { createPublish } from './ipc/publish.ts';
import { createWindowRegistry } from './ipc/windowRegistry.ts';
import { openLogFile } from './logging/fileSink.ts';
import { catchTheUncaught } from './logging/lastResort.ts';
import { createLogger } from './logging/logger.ts';
import { createRedactor } from './logging/redact.ts';
import { registerAppScheme } from './security/appScheme.ts';
import { createLinkInbox, receiveOpenUrl } from './security/linkInbox.ts';
import { endWithPage, fenceAllContents } from './security/navigation.ts';
import { createOutsideLinks } from './security/outsideLinks.ts';
import { isPageOf, pageOrigin, pageUrl } from './security/pages.ts';
import { createPlayingDesk } from './security/playing.ts';
import { enforceSandbox, isSandboxOff } from './security/sandbox.ts';
import { secureSession } from './security/secureSession.ts';
import { createSenderCheck } from './security/senderCheck.ts';
import { becomeOnlyInstance } from './security/singleInstance.ts';
import { hardenedWebPreferences } from './security/webPreferences.ts';
import { policyPath, settingsPath } from './settings/policyFile.ts';
import { openSettings } from './settings/settings.ts';
import { settingsHandlers } from './settings/settingsHandlers.ts';
import { openUserStore } from './settings/userStore.ts';
import { credentialHandlers } from './vault/credentialHandlers.ts';
import { firstPaint, type MainWindow } from './windows/mainWindow.ts';
import { openMainWindow } from './windows/openMainWindow.ts';
import { popHandlers } from './windows/popHandlers.ts';
import { createPopTimings } from './windows/popTimings.ts';
import type { PopWindow } from './windows/popWindow.ts';
import { backgroundFor } from './windows/theme.ts';
import { openCalling } from './openCalling.ts';
import { openDesk } from './openDesk.ts';
import { listHandlers } from './openLists.ts';
import { openQuitting } from './openQuitting.ts';
import { vaultOnDemand } from './openVault.ts';

const FIRST_PAINT_LIMIT_MS = 10_000;
const PAGE_LIMIT_MS = 3_000;
/** Lists of history read again at most this often. */
const HISTORY_QUIET_MS = 250;

enforceSandbox(app);
registerAppScheme(protocol);

const { logger, attach } = createLogger(() => new Date());
const redactor = createRedactor();
const inbox = createLinkInbox();
const lifecycle = createLifecycle(logger, systemClock);
catchTheUncaught(process, logger);
receiveOpenUrl(app, inbox);

const onSecondStart = (argv: readonly string[]): void => {
  inbox.takeArguments(argv);
  if (!argv.includes(HIDDEN_SWITCH)) mainWindow?.open();
};
let mainWindow: MainWindow | null = null;

if (becomeOnlyInstance(app, process.argv, onSecondStart)) start();
else app.quit();

function start(): void {
  const launch = readLaunchOptions({
    argv: process.argv,
    env: process.env,
    packaged: app.isPackaged,
    openedAtLogin: process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin,
  });
  const userData = app.getPath('userData');
  const out = join(app.getAppPath(), 'out');
  const settings = openSettings({
    userPath: settingsPath(userData),
    policyPath: policyPath(process.platform, process.env),
    policyRequired: launch.policyNamed,
    openStore: (path) => openUserStore(path, closeForeignChannels),
    logger,
    now: () => new Date(),
  });
  const notices = createNotices(Date.now, ({ kind, params }) => logger.warn('notice', { kind, ...params }));
  const health = createHealth(notices);
  const registry = createWindowRegistry();
  const publish = createPublish(registry, logger);
  const popTimings = createPopTimings();
  const outside = createOutsideLinks({
    openExternal: (address) => shell.openExternal(address),
    allowed: [],
    refused: () => logger.warn('refused to open an outside address'),
  });

  const playing = createPlayingDesk();
  app.setAppUserModelId(APP_ID);
  fenceAllContents(app, {
    isOwnPage: (url) => isPageOf('main', url, launch) || isPageOf('pop', url, launch),
    isOwnFrame: (url) => playing.awaits(url),
    outside: (url) => void outside.open(url),
  });
  const sandboxOff = isSandboxOff(app.commandLine);
  notices.addAll(startNotices({ sandboxOff, settings: settings.problems }));

  const preferences = () => preferencesOf(settings.current().settings, app.getPreferredSystemLanguages());
  const background = (): string =>
    backgroundFor(settings.current().settings.theme, nativeTheme.shouldUseDarkColors);
  const auditing = createAuditing({ agent: () => settings.current().settings.agent, osUser, logger });
  const openedVault = vaultOnDemand({
    ready: () => app.whenReady(),
    safeStorage,
    platform: process.platform,
    folder: userData,
    secretsFile: launch.secretsFile,
    logger,
    lifecycle,
    notices,
    publish,
    learnSecrets: (secrets) => redactor.learn(secrets),
    note: auditing.note,
  });
  const facts = { version: app.getVersion(), process, userData, policyFile: settings.problems.policyFile };
  const logPath = join(app.getPath('logs'), 'main.log');
  let pop: PopWindow | null = null;

  // Electron 45 makes this a promise.
  const copy = async (text: string): Promise<void> => {
    await clipboard.writeText(text);
  };
  const core = deferred<Core>();
  const windowReady = deferred<void>();
  const historyChanged = coalesce(systemClock, HISTORY_QUIET_MS, () => publish('history.changed', {}));
  lifecycle.onStop('history events', () => historyChanged.stop());
  let opened: Core | null = null;
  const windowNow = (): BrowserWindow | null => mainWindow?.window ?? null;
  const openMain = (): void => mainWindow?.open();
  const navigate = (to: PayloadOf<'navigate'>): void => publish('navigate', to);
  const opener = createCallOpener({
    core: core.promise,
    now: Date.now,
    logger,
    openMain,
    navigate,
    callNumber: (text) => calling.callNumber(text),
  });
  const calling = openCalling({
    core: core.promise,
    vault: openedVault,
    settings,
    publish,
    logger,
    opener,
    mainWindow: windowNow,
    openMain,
    navigate,
    language: () => preferences().language,
    note: auditing.note,
  });
  lifecycle.onStop('calling', () => calling.stop());
  const quitting = openQuitting({ lifecycle, logger, core: () => opened, window: windowNow, preferences });
  const handlers: Handlers = {
    ...settingsHandlers(settings),
    ...credentialHandlers(openedVault, copy, auditing.note),
    ...popHandlers(() => pop, popTimings),
    ...appHandlers({
      copy,
      preferences,
      health,
      notices,
      openPath: (path) => shell.openPath(path),
      logPath,
      about: () => aboutView({ ...facts, memory: opened?.memory ?? null, popMs: popTimings.read() }),
      changes: () => auditing.recent(),
    }),
    ...callHandlers({
      core: core.promise,
      opened: () => opened,
      historyChanged: () => historyChanged.request(),
    }),
    ...calling.handlers,
    ...listHandlers({
      core: core.promise,
      dialog,
      window: windowNow,
      playing,
      settings: () => settings.current().settings,
      preferences,
    }),
    ...providerHandlers({ core: core.promise, health: () => health.read() }),
    'pop.openCaller': async ({ callId, show }) => {
      await opener.openCall(callId, show);
      return {};
    },
    'window.ready': () => {
      windowReady.resolve();
      return {};
    },
  };

  void app
    .whenReady()
    .then(async () => {
      const { devOrigin } = launch;
      const stopPages = secureSession(session.defaultSession, {
        root: join(out, 'renderer'),
        devOrigin,
        playing,
        surroundings: () => ({ ...preferences(), parent: pageOrigin('main', launch) }),
      });
      lifecycle.onStop('pages', stopPages);
      const template = applicationMenu(process.platform);
      Menu.setApplicationMenu(template && Menu.buildFromTemplate(template));
      const checkSender = createSenderCheck((id) => registry.kindOf(id), launch);
      lifecycle.onStop('door', openDoor(handlers, { checkSender, logger }));
      await openWindows();
    })
    .catch((error: unknown) => {
      logger.error('the app did not start', { error });
      core.reject(error);
      app.exit(1);
    });
  // What has to wait for a window only to be shown is prepared by these, in this order.
  async function openWindows(): Promise<void> {
    const hardened = (kind: 'main' | 'pop') =>
      hardenedWebPreferences({ preload: join(out, 'preload', `${kind}.cjs`), devTools: !app.isPackaged });
    const main = openMainWindow(BrowserWindow, {
      url: pageUrl('main', launch),
      webPreferences: hardened('main'),
      backgroundColor: background(),
      hidden: launch.hidden,
      icon: process.platform === 'linux' ? join(app.getAppPath(), 'resources/icons/256x256.png') : undefined,
      screen,
      boundsPath: join(userData, 'window.json'),
      quitting: () => lifecycle.stopping,
      logger,
      clock: systemClock,
    });
    mainWindow = main;
    registry.add('main', main.window.webContents);
    endWithPage(main.window.webContents, () => playing.stop());
    settings.subscribe((now) => {
      publish('settings.changed', { ...now, locked: [...now.locked] });
      publish('preferences.changed', preferences());
    });
    health.subscribe((view) => publish('health.changed', view));
    await firstPaint(main.window, systemClock, launch.hidden ? 0 : FIRST_PAINT_LIMIT_MS);
    // The page draws itself when it knows the language; what follows holds up this process, and the answer with it.
    if (!launch.hidden) {
      const limit = new Promise<void>((resolve) => systemClock.after(PAGE_LIMIT_MS, resolve));
      await Promise.race([windowReady.promise, limit]);
    }
    await openDesk({
      main,
      pop: { url: pageUrl('pop', launch), webPreferences: hardened('pop') },
      userData,
      launch,
      settings,
      health,
      notices,
      lifecycle,
      registry,
      publish,
      popTimings,
      inbox,
      openLink: (text) => opener.openLink(text),
      openVault: openedVault,
      logger,
      attachLog: async () =>
        attach((await openLogFile(logPath, redactor, app.isPackaged ? 'info' : 'debug')).sink),
      language: () => preferences().language,
      background,
      historyChanged: () => historyChanged.request(),
      calling,
      note: auditing.note,
      popOpened: (opened) => {
        pop = opened;
      },
      coreOpened: (ready) => {
        opened = ready;
        auditing.keepIn(ready.audit);
        core.resolve(ready);
      },
      windowReady: windowReady.promise,
      sessionEnds: quitting.sessionEnds,
    });
  }

  app.on('activate', openMain);
}
