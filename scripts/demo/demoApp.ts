import { launchRingside, type Ringside } from '../app/launchRingside.ts';
import { DEMO_AGENT, DEMO_SECRETS } from './demoSystems.ts';

/** What the demo's app starts with; the person's own settings and secrets stay untouched. */
export interface DemoAppOptions {
  /** Leads the app to the simulated systems. */
  readonly systems: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The desk has an unlocked keyring of its own. */
  readonly keyring: boolean;
}

/** Starts the real app against the simulators, on a user-data folder that goes with it. */
export function startDemoApp({ systems, settings, keyring }: DemoAppOptions): Promise<Ringside> {
  return launchRingside({
    settings: merge(
      {
        language: 'fr',
        region: 'FR',
        agent: { name: 'Claire Morel', email: DEMO_AGENT, extension: '104', queues: ['900', '910'] },
        ...systems,
        smartRouting: {
          enabled: true,
          port: 0,
          rules: [
            { when: { vip: true }, answer: { InitialTarget: 'VIP', Priority: 10 } },
            { when: { onCallDuty: true }, answer: { InitialTarget: '{queue}', ExtraPriority: 5 } },
            { when: { known: true }, answer: { InitialTarget: '{queue}' } },
          ],
        },
        callHook: { enabled: true, port: 0 },
      },
      settings,
    ),
    secrets: DEMO_SECRETS,
    keyring,
  });
}

/** Lays one tree of settings over another; lists and single values replace what was there. */
function merge(
  below: Readonly<Record<string, unknown>>,
  above: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = merged[key];
    merged[key] = isTree(under) && isTree(value) ? merge(under, value) : value;
  }
  return merged;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
