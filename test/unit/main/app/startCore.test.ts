import { describe, expect, it, vi } from 'vitest';
import { settingsSchema, type PartialSettings, type Settings } from '#shared/contract/settings.ts';
import type { Core, CoreParts } from '../../../../src-main/app/openCore.ts';
import { startCore, type StartCoreParts } from '../../../../src-main/app/startCore.ts';

type Listener<A extends unknown[]> = (...given: A) => void;

/** The app around the core, with a core that only keeps what it was given and asked. */
async function start() {
  let settings: Settings = settingsSchema.parse({});
  const tokens: Record<string, string> = { encom: 'e', ccai: 'c' };
  let settingsChanged: Listener<[{ settings: Settings }, { settings: Settings }]> = () => {};
  let secretsChanged: Listener<[]> = () => {};
  const marked: unknown[] = [];
  const adjust = vi.fn<Core['adjust']>(() => Promise.resolve());
  let given: CoreParts | undefined;
  const parts = {
    openCore: (core: CoreParts) => {
      given = core;
      return Promise.resolve({ adjust } as Partial<Core>);
    },
    lifecycle: { onStop: () => {} },
    notices: { add: () => {}, settle: () => {} },
    settings: {
      current: () => ({ settings }),
      subscribe: (listener: typeof settingsChanged) => {
        settingsChanged = listener;
        return () => {};
      },
    },
    secrets: {
      read: (system: string) => (tokens[system] === undefined ? null : { token: tokens[system] }),
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
    adjust,
    marked,
    change(change: PartialSettings) {
      const before = settings;
      settings = settingsSchema.parse({ ...before, ...change });
      settingsChanged({ settings }, { settings: before });
    },
    setToken(system: string, token: string) {
      tokens[system] = token;
      secretsChanged();
    },
  };
}

describe('the app around the core', () => {
  it('gives each system its own token and marks its own credential', async () => {
    const { core, marked } = await start();
    expect([core.token('encom'), core.token('ccai')]).toEqual(['e', 'c']);
    core.onCredential('ccai', { status: 401, accepted: false });
    core.onCredential('encom', { status: 200, accepted: true });
    expect(marked).toEqual([
      ['ccai', 401],
      ['encom', 'accepted'],
    ]);
  });

  it('has forgotten what a system said only where its own settings changed', async () => {
    const { adjust, change } = await start();
    change({ ccai: { subdomain: 'customer' } });
    change({ encom: { customerAccount: 'CL0001' } });
    change({ theme: 'dark' });
    expect(adjust.mock.calls).toEqual([[['ccai']], [['encom']], [[]]]);
  });

  it('has forgotten what a system said where its own token changed, and not for a mark', async () => {
    const { adjust, setToken } = await start();
    setToken('ccai', 'c2');
    setToken('ccai', 'c2');
    setToken('encom', 'e2');
    expect(adjust.mock.calls).toEqual([[['ccai']], [[]], [['encom']]]);
  });
});
