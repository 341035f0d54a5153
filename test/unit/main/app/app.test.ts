import { describe, expect, it, vi } from 'vitest';
import { settingsSchema } from '#shared/contract/settings.ts';
import { aboutView } from '../../../../src-main/app/about.ts';
import { appHandlers } from '../../../../src-main/app/appHandlers.ts';
import { createHealth } from '../../../../src-main/app/health.ts';
import { readLaunchOptions } from '../../../../src-main/app/launchOptions.ts';
import { createLifecycle } from '../../../../src-main/app/lifecycle.ts';
import { createNotices } from '../../../../src-main/app/notices.ts';
import { chooseLanguage, preferencesOf } from '../../../../src-main/app/preferences.ts';
import { secretsNotices, startNotices, vaultNotices } from '../../../../src-main/app/startNotices.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';

describe('the options of a start', () => {
  const read = (
    env: Record<string, string> = {},
    over: Partial<Parameters<typeof readLaunchOptions>[0]> = {},
  ) => readLaunchOptions({ argv: ['ringside'], env, packaged: false, openedAtLogin: false, ...over });

  it('are plain where nothing is said', () => {
    expect(read()).toMatchObject({
      hidden: false,
      secretsFile: null,
      policyNamed: false,
      readyLine: false,
      devOrigin: null,
    });
  });

  it('start in the background when told so, or when the system says that it is a login', () => {
    expect(read({}, { argv: ['ringside', '--hidden'] }).hidden).toBe(true);
    expect(read({}, { openedAtLogin: true }).hidden).toBe(true);
    expect(read({}, { argv: ['ringside', 'tel:--hidden'] }).hidden).toBe(false);
  });

  it('name the files of an administrator and the line of readiness', () => {
    expect(
      read({ RINGSIDE_SECRETS: '/s.json', RINGSIDE_POLICY: '/p.json', RINGSIDE_READY_LINE: '1' }),
    ).toMatchObject({ secretsFile: '/s.json', policyNamed: true, readyLine: true });
    expect(read({ RINGSIDE_SECRETS: '', RINGSIDE_POLICY: '', RINGSIDE_READY_LINE: 'yes' })).toMatchObject({
      secretsFile: null,
      policyNamed: false,
      readyLine: false,
    });
  });

  it.each([
    ['http://localhost:5173/', false, 'http://localhost:5173'],
    ['http://127.0.0.1:5173/windows', false, 'http://127.0.0.1:5173'],
    ['http://localhost:5173', true, null],
    ['http://pages.example', false, null],
    ['http://localhost.evil.example', false, null],
    ['https://localhost:5173', false, null],
    ['file:///tmp', false, null],
    ['nonsense', false, null],
  ])('take pages from %s, packaged %s: %s', (url, packaged, origin) => {
    expect(read({ RINGSIDE_DEV_URL: url }, { packaged }).devOrigin).toBe(origin);
  });
});

describe('the language', () => {
  it.each([
    ['fr', ['en-GB'], 'fr'],
    ['en', ['fr-FR'], 'en'],
    ['system', ['fr-CA', 'en'], 'fr'],
    ['system', ['de-DE', 'FR', 'en'], 'fr'],
    ['system', ['de-DE', 'fro'], 'en'],
    ['system', [], 'en'],
  ] as const)('%s on a system of %j is %s', (chosen, system, language) => {
    expect(chooseLanguage(chosen, system)).toBe(language);
  });

  it('goes to the windows with what else they need to paint', () => {
    const settings = settingsSchema.parse({
      theme: 'dark',
      region: 'BE',
      agent: { name: 'Claire', extension: '104' },
    });
    expect(preferencesOf(settings, ['fr-BE'])).toEqual({
      language: 'fr',
      theme: 'dark',
      region: 'BE',
      agentName: 'Claire',
      extension: '104',
    });
  });
});

describe('notices', () => {
  it('are there once each until they are dismissed', () => {
    const notices = createNotices(() => 5);
    const told = vi.fn();
    notices.subscribe(told);
    notices.add('policyProblem', { file: '/p', detail: 'locked.x' });
    notices.add('policyProblem', { file: '/p', detail: 'locked.x' });
    notices.add('policyProblem', { file: '/p', detail: 'locked.y' });
    expect(notices.list()).toHaveLength(2);
    expect(told).toHaveBeenCalledTimes(2);
    const [first] = notices.list();
    expect(notices.dismiss(first?.id ?? '')).toBe(true);
    expect(notices.dismiss(first?.id ?? '')).toBe(false);
    expect(notices.list()).toMatchObject([{ kind: 'policyProblem', at: 5, params: { detail: 'locked.y' } }]);
  });

  it('settle when what they tell of is over', () => {
    const notices = createNotices(() => 5);
    notices.addAll([
      { kind: 'storageFailed', params: {} },
      { kind: 'sandboxOff', params: {} },
    ]);
    notices.settle('storageFailed');
    notices.settle('storageFailed');
    expect(notices.list().map(({ kind }) => kind)).toEqual(['sandboxOff']);
  });

  it('stop telling a listener that stopped', () => {
    const notices = createNotices(() => 5);
    const told = vi.fn();
    notices.subscribe(told)();
    notices.add('sandboxOff');
    expect(told).not.toHaveBeenCalled();
  });

  it('have ids that a window can send back', () => {
    const notices = createNotices(() => 5);
    notices.add('policyProblem', { detail: 'x'.repeat(5_000) });
    expect(notices.list()[0]?.id.length).toBeLessThanOrEqual(200);
  });
});

describe('problems at start', () => {
  const fine = { userFile: 'read', keptAs: null, policyFile: null, policy: [], user: [] } as const;

  it('are nothing to tell of where there are none', () => {
    expect(startNotices({ sandboxOff: false, settings: fine })).toEqual([]);
    expect(vaultNotices({ state: 'system', why: null, problem: null })).toEqual([]);
    expect(secretsNotices('/s.json', { problems: [] })).toEqual([]);
    expect(secretsNotices(null, null)).toEqual([]);
  });

  it('are each a notice with names and paths', () => {
    expect(
      startNotices({
        sandboxOff: true,
        settings: {
          userFile: 'broken',
          keptAs: '/x/settings.broken-1.json',
          policyFile: '/etc/ringside/policy.json',
          policy: ['locked.theme', 'defaults'],
          user: ['region'],
        },
      }),
    ).toEqual([
      { kind: 'sandboxOff', params: {} },
      { kind: 'settingsBroken', params: { file: '/x/settings.broken-1.json' } },
      { kind: 'settingsValueIgnored', params: { detail: 'region' } },
      {
        kind: 'policyProblem',
        params: { file: '/etc/ringside/policy.json', detail: 'locked.theme, defaults' },
      },
    ]);
    expect(
      vaultNotices({ state: 'session', why: 'basicText', problem: { keptAs: null, lost: ['encom'] } }),
    ).toEqual([
      { kind: 'vaultSessionOnly', params: { detail: 'basicText' } },
      { kind: 'vaultUnreadable', params: { file: '', detail: 'encom' } },
    ]);
    expect(secretsNotices('/s.json', { problems: ['encom.token'] })).toEqual([
      { kind: 'secretsProblem', params: { file: '/s.json', detail: 'encom.token' } },
    ]);
  });
});

describe('health', () => {
  it('gathers reports and notices, and tells only of what is new', () => {
    const notices = createNotices(() => 5);
    const health = createHealth(notices);
    const told = vi.fn();
    const stop = health.subscribe(told);
    health.report('storage', 'ready');
    health.report('storage', 'ready');
    health.report('callHook', { state: 'listening', address: 'http://127.0.0.1:1', detail: null });
    health.report('callHook', { state: 'listening', address: 'http://127.0.0.1:1', detail: null });
    notices.add('sandboxOff');
    expect(told).toHaveBeenCalledTimes(3);
    expect(health.read()).toMatchObject({
      storage: 'ready',
      callHook: { state: 'listening' },
      smartRouting: { state: 'starting' },
      notices: [{ kind: 'sandboxOff' }],
    });
    stop();
    health.report('storage', 'failed');
    expect(told).toHaveBeenCalledTimes(3);
  });
});

describe('the lifecycle', () => {
  it('stops what was started in reverse, one after the other', async () => {
    const lifecycle = createLifecycle(recordedLogger(), manualClock());
    const told: string[] = [];
    lifecycle.onStop('storage', () => void told.push('storage'));
    lifecycle.onStop('doors', async () => {
      told.push('doors begin');
      await Promise.resolve();
      told.push('doors end');
    });
    await lifecycle.stop(1_000);
    expect(told).toEqual(['doors begin', 'doors end', 'storage']);
  });

  it('goes on where one does not stop cleanly, and says so', async () => {
    const logger = recordedLogger();
    const lifecycle = createLifecycle(logger, manualClock());
    const told: string[] = [];
    lifecycle.onStop('first', () => void told.push('first'));
    lifecycle.onStop('throws', () => {
      throw new Error('no');
    });
    lifecycle.onStop('rejects', () => Promise.reject(new Error('no')));
    await lifecycle.stop(1_000);
    expect(told).toEqual(['first']);
    expect(logger.lines).toHaveLength(2);
  });

  it('leaves the rest when it takes too long, naming what it waited for', async () => {
    const clock = manualClock();
    const logger = recordedLogger();
    const lifecycle = createLifecycle(logger, clock);
    const rest = vi.fn();
    let finish = (): void => {};
    lifecycle.onStop('rest', rest);
    lifecycle.onStop('slow', () => new Promise<void>((resolve) => (finish = resolve)));
    const stopped = lifecycle.stop(1_000);
    clock.advance(1_000);
    await stopped;
    expect(logger.lines.join()).toContain('slow');
    finish();
    await Promise.resolve();
    expect(rest).not.toHaveBeenCalled();
  });

  it('stops once, and what starts too late is stopped at once', async () => {
    const clock = manualClock();
    const lifecycle = createLifecycle(recordedLogger(), clock);
    const early = vi.fn();
    lifecycle.onStop('early', early);
    expect(lifecycle.stopping).toBe(false);
    const [one, two] = [lifecycle.stop(1_000), lifecycle.stop(1_000)];
    expect(one).toBe(two);
    await one;
    const late = vi.fn();
    lifecycle.onStop('late', late);
    expect(early).toHaveBeenCalledOnce();
    expect(late).toHaveBeenCalledOnce();
    expect(lifecycle.stopping).toBe(true);
    expect(clock.pending()).toBe(0);
  });
});

describe('the commands about the app', () => {
  function setUp(problem = '') {
    const copy = vi.fn(() => Promise.resolve());
    const openPath = vi.fn(() => Promise.resolve(problem));
    const notices = createNotices(() => 5);
    const handlers = appHandlers({
      copy,
      openPath,
      notices,
      health: createHealth(notices),
      logPath: '/logs/main.log',
      preferences: () => preferencesOf(settingsSchema.parse({}), []),
      changes: () => ({ changes: null }),
      about: () =>
        aboutView({
          version: '1',
          process: { versions: { electron: '45', chrome: '150' }, platform: 'linux', arch: 'x64' },
          userData: '/u',
          policyFile: null,
          memory: { countCalls: () => 3 },
          popMs: null,
        }),
    });
    return { handlers, copy, openPath, notices };
  }

  it('copy, show and dismiss', async () => {
    const { handlers, copy, notices } = setUp();
    await handlers['clipboard.copy']({ text: 'x' });
    expect(copy).toHaveBeenCalledExactlyOnceWith('x');
    expect(await handlers['about.read']({})).toEqual({
      version: '1',
      electron: '45',
      chrome: '150',
      node: '',
      platform: 'linux x64',
      userData: '/u',
      policyFile: null,
      calls: 3,
      popMs: null,
    });
    notices.add('sandboxOff');
    await handlers['notices.dismiss']({ id: 'sandboxOff' });
    expect(await handlers['health.read']({})).toMatchObject({ notices: [] });
    expect(() => handlers['notices.dismiss']({ id: 'sandboxOff' })).toThrow('no such notice');
  });

  it('open the log, or say that it cannot be opened', async () => {
    const { handlers, openPath } = setUp();
    await handlers['about.openLog']({});
    expect(openPath).toHaveBeenCalledExactlyOnceWith('/logs/main.log');
    await expect(setUp('no program').handlers['about.openLog']({})).rejects.toMatchObject({
      code: 'notFound',
    });
  });
});
