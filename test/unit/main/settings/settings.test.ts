import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { policyPath, readPolicy } from '../../../../src-main/settings/policyFile.ts';
import { openSettings } from '../../../../src-main/settings/settings.ts';
import { openUserStore } from '../../../../src-main/settings/userStore.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { tempFolder } from '../support/tempFolder.ts';

/** Settings over real files and the real electron-store. */
function open(folder: string, policyRequired = false) {
  const logger = recordedLogger();
  const settings = openSettings({
    userPath: join(folder, 'settings.json'),
    policyPath: join(folder, 'policy.json'),
    policyRequired,
    openStore: openUserStore,
    logger,
    now: () => new Date(Date.UTC(2026, 10, 22, 10, 20, 30)),
  });
  return { settings, logger };
}

const write = (folder: string, name: string, content: unknown): void =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
const saved = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));

describe('saving', () => {
  it('writes only what was set, for this user only, and finds it again', async () => {
    const folder = tempFolder();
    const { settings } = open(folder);
    const result = await settings.change({ theme: 'dark', agent: { name: 'Claire' } });
    expect(result).toMatchObject({ result: 'saved', settings: { theme: 'dark', region: 'FR' }, locked: [] });
    expect(saved(folder)).toEqual({ theme: 'dark', agent: { name: 'Claire' } });
    expect(statSync(join(folder, 'settings.json')).mode & 0o777).toBe(0o600);
    expect(open(folder).settings.current().settings).toMatchObject({
      theme: 'dark',
      agent: { name: 'Claire' },
    });
  });

  it('keeps what this version does not know, and single values that do not fit until they are changed', async () => {
    const folder = tempFolder();
    write(folder, 'settings.json', { relay: { site: 'x' }, region: 'france', encom: { later: 1 } });
    const { settings } = open(folder);
    expect(settings.problems).toMatchObject({ userFile: 'read', user: ['region'] });
    await settings.change({ theme: 'dark' });
    expect(saved(folder)).toEqual({
      relay: { site: 'x' },
      region: 'france',
      encom: { later: 1 },
      theme: 'dark',
    });
    await settings.change({ region: 'BE' });
    expect(saved(folder)).toMatchObject({ region: 'BE' });
  });

  it('does not write what was refused', async () => {
    const folder = tempFolder();
    const { settings } = open(folder);
    await expect(settings.change({ theme: 'dark', region: 'france' })).resolves.toMatchObject({
      result: 'refused',
      problems: [{ path: 'region', problem: 'invalid' }],
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(settings.current().settings.theme).toBe('system');
  });

  it('tells listeners what holds now and what held before, until they stop', async () => {
    const { settings } = open(tempFolder());
    const listener = vi.fn();
    const stop = settings.subscribe(listener);
    await settings.change({ theme: 'dark' });
    stop();
    await settings.change({ theme: 'light' });
    expect(listener).toHaveBeenCalledOnce();
    const [now, before] = listener.mock.calls[0] ?? [];
    expect([now.settings.theme, before.settings.theme]).toEqual(['dark', 'system']);
  });

  it('loses none of many changes at once', async () => {
    const folder = tempFolder();
    const { settings } = open(folder);
    await Promise.all([
      settings.change({ theme: 'dark' }),
      settings.change({ region: 'BE' }),
      settings.change({ agent: { name: 'Claire' } }),
    ]);
    expect(saved(folder)).toEqual({ theme: 'dark', region: 'BE', agent: { name: 'Claire' } });
  });

  it('keeps what somebody wrote into the file meanwhile', async () => {
    const folder = tempFolder();
    const { settings } = open(folder);
    await settings.change({ theme: 'dark' });
    write(folder, 'settings.json', { theme: 'dark', region: 'CH' });
    await settings.change({ agent: { name: 'Claire' } });
    expect(saved(folder)).toEqual({ theme: 'dark', region: 'CH', agent: { name: 'Claire' } });
    expect(settings.current().settings.region).toBe('CH');
  });

  it('sets a file aside that became unreadable meanwhile', async () => {
    const folder = tempFolder();
    const { settings } = open(folder);
    await settings.change({ theme: 'dark' });
    write(folder, 'settings.json', '{ "theme": ');
    await settings.change({ region: 'BE' });
    expect(saved(folder)).toEqual({ theme: 'dark', region: 'BE' });
    expect(readdirSync(folder)).toContain('settings.broken-2026-11-22T10-20-30.000Z.json');
  });

  it('says that it could not write, and goes on as before', async () => {
    const folder = tempFolder();
    const { settings, logger } = open(folder);
    // A folder in the way stops root as well.
    mkdirSync(join(folder, 'settings.json'));
    await expect(settings.change({ theme: 'dark' })).rejects.toMatchObject({ code: 'storageFailed' });
    expect(settings.current().settings.theme).toBe('system');
    expect(logger.lines.join()).toContain('could not be written');
  });
});

describe('a settings file that is no JSON', () => {
  it.each(['', '{ "theme": "dark"', 'null', '[]', '\u0000\u0000'])(
    'is kept aside, and defaults hold: %j',
    async (content) => {
      const folder = tempFolder();
      write(folder, 'settings.json', content);
      const { settings } = open(folder);
      const aside = join(folder, 'settings.broken-2026-11-22T10-20-30.000Z.json');
      expect(settings.problems).toMatchObject({ userFile: 'broken', keptAs: aside });
      expect(readFileSync(aside, 'utf8')).toBe(content);
      expect(settings.current().settings.theme).toBe('system');
      await settings.change({ theme: 'light' });
      expect(saved(folder)).toEqual({ theme: 'light' });
    },
  );

  it('is no problem for being absent, or for beginning with a byte order mark', () => {
    expect(open(tempFolder()).settings.problems).toMatchObject({
      userFile: 'absent',
      keptAs: null,
      user: [],
    });
    const folder = tempFolder();
    write(folder, 'settings.json', '\uFEFF{"theme":"dark"}');
    expect(open(folder).settings.current().settings.theme).toBe('dark');
  });
});

describe('the policy', () => {
  it('sets defaults and locks', async () => {
    const folder = tempFolder();
    write(folder, 'policy.json', {
      default: { theme: 'dark' },
      locked: { encom: { baseUrl: 'https://clients.example' } },
    });
    write(folder, 'settings.json', { encom: { baseUrl: 'https://mine.example' } });
    const { settings } = open(folder);
    expect(settings.current()).toMatchObject({
      settings: { theme: 'dark', encom: { baseUrl: 'https://clients.example' } },
      locked: ['encom.baseUrl'],
    });
    await expect(settings.change({ encom: { baseUrl: 'https://mine.example' } })).resolves.toMatchObject({
      result: 'refused',
      problems: [{ path: 'encom.baseUrl', problem: 'locked' }],
    });
  });

  it('holds in its sound parts, and every other path is named', () => {
    const folder = tempFolder();
    write(folder, 'policy.json', {
      default: { theme: 7, region: 'BE' },
      locked: { agent: 'x', callHook: { port: '47600', enabled: true } },
      defaults: {},
    });
    const { settings } = open(folder);
    expect(settings.current()).toMatchObject({
      settings: { region: 'BE', callHook: { enabled: true, port: 47_600 } },
      locked: ['callHook.enabled'],
    });
    expect(settings.problems.policy.toSorted()).toEqual([
      'default.theme',
      'defaults',
      'locked.agent',
      'locked.callHook.port',
    ]);
  });

  it.each([
    ['{', ['file']],
    ['[]', ['file']],
    [{ default: [], locked: 'all' }, ['default', 'locked']],
  ])('is ignored and reported where it is none: %j', (content, problems) => {
    const folder = tempFolder();
    write(folder, 'policy.json', content);
    const { settings } = open(folder);
    expect(settings.problems).toMatchObject({ policyFile: join(folder, 'policy.json'), policy: problems });
    expect(settings.current().locked).toEqual([]);
  });

  it('may be absent, except where somebody named it', () => {
    const path = join(tempFolder(), 'policy.json');
    expect(readPolicy(path, false)).toMatchObject({ file: null, problems: [] });
    expect(readPolicy(path, true)).toMatchObject({ file: path, problems: ['file'] });
  });

  it.each([
    ['linux', {}, '/etc/ringside/policy.json'],
    ['darwin', {}, '/Library/Application Support/Ringside/policy.json'],
    ['win32', { ProgramData: String.raw`D:\Data` }, String.raw`D:\Data\Ringside\policy.json`],
    ['win32', {}, String.raw`C:\ProgramData\Ringside\policy.json`],
    ['linux', { RINGSIDE_POLICY: '/srv/policy.json' }, '/srv/policy.json'],
  ] as const)('stands on %s with %j at %s', (platform, env, path) => {
    expect(policyPath(platform, env)).toBe(path);
  });
});
