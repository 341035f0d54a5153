import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} from 'electron';
import { systemClock } from '#core/clock.ts';
import type { Handlers } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import { createHealth } from './app/health.ts';
import { readLaunchOptions } from './app/launchOptions.ts';
import { createLifecycle } from './app/lifecycle.ts';
import { createNotices } from './app/notices.ts';
import { preferencesOf } from './app/preferences.ts';
import { readyLine } from './app/readyLine.ts';
import { createPublish } from './ipc/publish.ts';
import { openDoor } from './ipc/door.ts';
import { createWindowRegistry } from './ipc/windowRegistry.ts';
import { createLogger } from './logging/logger.ts';
import { registerAppScheme, serveAppFiles } from './security/appScheme.ts';
import { applyDevelopmentPolicy } from './security/developmentPolicy.ts';
import { fenceAllContents } from './security/navigation.ts';
import { createOutsideLinks } from './security/outsideLinks.ts';
import { isPageOf, pageUrl } from './security/pages.ts';
import { denyPermissions } from './security/permissions.ts';
import { enforceSandbox, isSandboxOff } from './security/sandbox.ts';
import { createSenderCheck } from './security/senderCheck.ts';
import { hardenedWebPreferences } from './security/webPreferences.ts';
import { policyPath, settingsPath } from './settings/policyFile.ts';
import { openSettings } from './settings/settings.ts';
import { openUserStore } from './settings/userStore.ts';
import { openCipher } from './vault/cipher.ts';
import { openVault, type Vault } from './vault/vault.ts';
import { createMainWindow } from './windows/mainWindow.ts';
import { placeMainWindow } from './windows/placement.ts';

enforceSandbox(app);
registerAppScheme(protocol);

const { logger } = createLogger(() => new Date());
const launch = readLaunchOptions({
  argv: process.argv,
  env: process.env,
  packaged: app.isPackaged,
  openedAtLogin: process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin,
});
const userData = app.getPath('userData');
const settings = openSettings({
  userPath: settingsPath(userData),
  policyPath: policyPath(process.platform, process.env),
  policyRequired: launch.policyNamed,
  openStore: openUserStore,
  logger,
  now: () => new Date(),
});
const lifecycle = createLifecycle(logger, systemClock);
const notices = createNotices(Date.now);
const health = createHealth(notices);
const registry = createWindowRegistry();
const publish = createPublish(registry, logger);
const out = join(app.getAppPath(), 'out');

if (isSandboxOff(app.commandLine)) notices.add('sandboxOff');
const outside = createOutsideLinks({
  openExternal: (address) => shell.openExternal(address),
  allowed: [],
  refused: () => logger.warn('refused to open an outside address'),
});
fenceAllContents(app, {
  isOwnPage: (url) => isPageOf('main', url, launch) || isPageOf('pop', url, launch),
  outside: (url) => void outside.open(url),
});

let vault: Promise<Vault> | null = null;
const openedVault = (): Promise<Vault> =>
  (vault ??= openCipher(safeStorage, process.platform).then((cipher) =>
    openVault({
      path: join(userData, 'vault.json'),
      cipher,
      logger,
      now: Date.now,
      learnSecrets: () => undefined,
    }),
  ));
const preferences = () => preferencesOf(settings.current().settings, app.getPreferredSystemLanguages());

const nothingYet = (): never => {
  throw new RequestError('notFound', 'not there yet');
};
const handlers: Handlers = {
  'calls.list': () => ({ calls: [] }),
  'calls.dismiss': nothingYet,
  'calls.giveCode': nothingYet,
  'calls.askAgain': nothingYet,
  'notes.save': nothingYet,
  'clipboard.copy': async ({ text }) => {
    await clipboard.writeText(text);
    return {};
  },
  'preferences.read': preferences,
  'pop.resize': () => ({}),
  'pop.painted': () => ({}),
  'pop.openCaller': nothingYet,
  'window.ready': () => ({}),
  'callers.lookup': nothingYet,
  'callers.card': nothingYet,
  'callers.askAgain': nothingYet,
  'callers.rename': nothingYet,
  'history.search': () => ({ entries: [], next: null }),
  'settings.read': () => ({ ...settings.current(), locked: [...settings.current().locked] }),
  'settings.change': async ({ change }) => {
    const result = await settings.change(change);
    return result.result === 'saved'
      ? { ...result, locked: [...result.locked] }
      : { ...result, problems: [...result.problems] };
  },
  'credentials.read': async () => (await openedVault()).view(),
  'credentials.set': async ({ provider, fields }) => {
    const opened = await openedVault();
    await opened.set(provider, fields);
    return opened.view();
  },
  'credentials.clear': async ({ provider }) => {
    const opened = await openedVault();
    await opened.clear(provider);
    return opened.view();
  },
  'credentials.generate': async ({ provider }) => {
    const opened = await openedVault();
    await clipboard.writeText(await opened.generate(provider));
    return opened.view();
  },
  'providers.test': nothingYet,
  'health.read': () => health.read(),
  'notices.dismiss': ({ id }) => {
    notices.dismiss(id);
    return {};
  },
  'about.read': () => ({
    version: app.getVersion(),
    electron: process.versions.electron,
    chrome: process.versions.chrome,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    userData,
    policyFile: settings.problems.policyFile,
    calls: null,
    popMs: null,
  }),
  'about.openLog': nothingYet,
};

settings.subscribe((now) => {
  publish('settings.changed', { ...now, locked: [...now.locked] });
  publish('preferences.changed', preferences());
});
health.subscribe((view) => publish('health.changed', view));

void app.whenReady().then(() => {
  serveAppFiles(protocol, join(out, 'renderer'));
  denyPermissions(session.defaultSession);
  if (launch.devOrigin !== null) applyDevelopmentPolicy(session.defaultSession, launch.devOrigin);
  const checkSender = createSenderCheck((id) => registry.kindOf(id), launch);
  lifecycle.onStop('door', openDoor(handlers, { checkSender, logger }));

  const main = createMainWindow(BrowserWindow, {
    url: pageUrl('main', launch),
    webPreferences: hardenedWebPreferences({
      preload: join(out, 'preload', 'main.cjs'),
      devTools: !app.isPackaged,
    }),
    bounds: placeMainWindow({
      displays: screen.getAllDisplays(),
      workingOn: screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).id,
      remembered: null,
      defaultSize: { width: 1120, height: 760 },
    }),
    maximized: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181d' : '#f7f7f8',
    hidden: launch.hidden,
    icon: undefined,
  });
  registry.add('main', main.window.webContents);
  main.window.webContents.once('did-finish-load', () => {
    if (launch.readyLine) {
      process.stdout.write(readyLine({ electron: process.versions.electron, pid: process.pid, doors: {} }));
    }
  });
});

app.on('window-all-closed', () => app.quit());
