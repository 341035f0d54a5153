import { describe, expect, it, vi } from 'vitest';
import { settingsSchema, type PartialSettings, type Settings } from '#shared/contract/settings.ts';
import type { Core, CoreParts } from '../../../../src-main/app/openCore.ts';
import { startCore, type StartCoreParts } from '../../../../src-main/app/startCore.ts';

type Listener<A extends unknown[]> = (...given: A) => void;

/** The app around the core, with a core that only keeps what it was given and asked. */
async function start() {
  let settings: Settings = settingsSchema.parse({});
  const secrets: Record<string, Record<string, string>> = {
    encom: { token: 'e' },
    ccai: { token: 'c' },
    pitel: { apiKey: 'p' },
    cliqphone: { login: 'l' },
  };
  let settingsChanged: Listener<[{ settings: Settings }, { settings: Settings }]> = () => {};
  let secretsChanged: Listener<[]> = () => {};
  const marked: unknown[] = [];
  const notices = { add: vi.fn(), settle: vi.fn() };
  const told: string[] = [];
  const adjust = vi.fn<Core['adjust']>(() => Promise.resolve());
  let given: CoreParts | undefined;
  const parts = {
    openCore: (core: CoreParts) => {
      given = core;
      return Promise.resolve({ adjust } as Partial<Core>);
    },
    lifecycle: { onStop: () => {} },
    notices,
    historyChanged: () => told.push('history'),
    callbacksChanged: () => told.push('callbacks'),
    settings: {
      current: () => ({ settings }),
      subscribe: (listener: typeof settingsChanged) => {
        settingsChanged = listener;
        return () => {};
      },
    },
    secrets: {
      read: (system: string) => secrets[system] ?? null,
      markAccepted: (system: string) => marked.push([system, 'accepted']),
      markRefused: (system: string, status: number) => marked.push([system, status]),
      subscribe: (listener: () => void) => {
        secretsChanged = listener;
        return () => {};
      },
    },
  } as unknown as StartCoreParts;
  await startCore(parts);
  if (given === undefined) throw new Error('the core was not opened');
  return {
    core: given,
    notices,
    told,
    adjust,
    marked,
    change(change: PartialSettings) {
      const before = settings;
      settings = settingsSchema.parse({ ...before, ...change });
      settingsChanged({ settings }, { settings: before });
    },
    setSecrets(system: string, fields: Record<string, string>) {
      secrets[system] = fields;
      secretsChanged();
    },
  };
}

describe('the app around the core', () => {
  it('gives each system its own credentials and marks those', async () => {
    const { core, marked, setSecrets } = await start();
    const { encomToken, ccaiToken, pitelApiKey, cliqphone } = core.systemSecrets;
    expect([encomToken(), ccaiToken(), pitelApiKey()]).toEqual(['e', 'c', 'p']);
    expect(cliqphone(), 'a login without a password is no account').toBeNull();
    setSecrets('cliqphone', { login: 'l', password: 'w' });
    expect(cliqphone()).toEqual({ login: 'l', password: 'w' });
    core.onCredential('ccai', { status: 401, accepted: false });
    core.onCredential('encom', { status: 200, accepted: true });
    core.onCredential('cliqphone', { status: 200, accepted: false });
    expect(marked).toEqual([
      ['ccai', 401],
      ['encom', 'accepted'],
      ['cliqphone', 200],
    ]);
  });

  it('has forgotten what a system said only where its own settings changed', async () => {
    const { adjust, change } = await start();
    change({ ccai: { subdomain: 'customer' } });
    change({ encom: { customerAccount: 'CL0001' } });
    change({ theme: 'dark' });
    change({ pitel: { region: 'FR' }, cliqphone: { bodyEncoding: 'json' } });
    expect(adjust.mock.calls).toEqual([[['ccai']], [['encom']], [[]], [['pitel', 'cliqphone']]]);
  });

  it('has forgotten what a system said where its own credentials changed, and not for a mark', async () => {
    const { adjust, setSecrets } = await start();
    setSecrets('ccai', { token: 'c2' });
    setSecrets('ccai', { token: 'c2' });
    setSecrets('encom', { token: 'e2' });
    setSecrets('cliqphone', { login: 'l', password: 'w' });
    setSecrets('pitel', { apiKey: 'p2' });
    expect(adjust.mock.calls).toEqual([[['ccai']], [[]], [['encom']], [['cliqphone']], [['pitel']]]);
  });

  it('says of a broken database what was carried over, and has lists read again', async () => {
    const { core, notices, told } = await start();
    core.databaseBroken({ keptAs: '/data/calls.broken.sqlite', intents: { carried: 3, lost: 1 } });
    expect(notices.add).toHaveBeenCalledExactlyOnceWith('databaseBroken', {
      file: '/data/calls.broken.sqlite',
      carried: '3',
    });
    expect(told).toEqual(['history', 'callbacks']);
  });

  it('tells of calls that were left open as long as there are any', async () => {
    const { core, notices } = await start();
    const seen = vi.fn();
    core.callsLeftOpen({ count: 2, at: 7, seen });
    expect(notices.add).toHaveBeenCalledExactlyOnceWith(
      'callsLeftOpen',
      { count: '2' },
      { at: 7, dismissed: seen },
    );
    notices.settle.mockClear();
    core.callsLeftOpen(null);
    expect(notices.settle).toHaveBeenCalledExactlyOnceWith('callsLeftOpen');
    expect(notices.add).toHaveBeenCalledOnce();
  });

  it.each([
    [1, '1'],
    [null, 'unknown'],
  ])('says apart from it that %s promises are missing, until the agent has looked', async (count, lost) => {
    const { core, notices } = await start();
    const dismissed = vi.fn();
    core.promisesLost({ at: 7, keptAs: '/data/calls.broken.sqlite', count }, dismissed);
    expect(notices.add).toHaveBeenCalledExactlyOnceWith(
      'databaseBroken',
      { file: '/data/calls.broken.sqlite', lost },
      { at: 7, dismissed },
    );
  });
});
