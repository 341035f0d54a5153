import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import type { RoutingRuleSetting } from '#shared/contract/settings.ts';
import { startEncomSimulator, type EncomCustomer, type EncomSimulator } from '#simulators/encom/simulator.ts';
import { createEnreachSimulator, type EnreachSimulator } from '#simulators/enreach/client.ts';
import { launchRingside, type LaunchOptions, type Ringside } from '../../../scripts/app/launchRingside.ts';
import { hookSimulator, type HookSimulator } from './hookSimulator.ts';

/** Secrets of the tests; long and odd enough to be searched for in files and logs. */
export const SECRETS = {
  encom: { token: 'e2e-encom-token-5f1c9a' },
  smartRouting: { apiKey: 'e2e-routing-key-77d0b3' },
  callHook: { token: 'e2e-hook-token-c24e81' },
} as const;

export const ACCOUNT = 'CL0001';

/** Whom Encom knows. The last one is known by code only. */
export const CUSTOMERS = {
  vip: { number: '0033187224465', code: '1001', queue: '900', vip: true, onCallDuty: false },
  duty: { number: '0033472001122', code: '1002', queue: '0910', vip: false, onCallDuty: true },
  plain: { number: '00442079460018', code: '1003', queue: '930', vip: false, onCallDuty: false },
  byCode: { code: '4711', queue: '0920', vip: false, onCallDuty: true },
} as const satisfies Record<string, EncomCustomer>;

/** The rules of the tests: VIPs, then whoever Encom knows. */
const RULES: readonly RoutingRuleSetting[] = [
  { when: { vip: true }, answer: { InitialTarget: 'VIP', Priority: 10 } },
  { when: { known: true }, answer: { InitialTarget: '{queue}' } },
];

export interface DeskOptions extends Omit<LaunchOptions, 'settings'> {
  /** Laid over the tests' own settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** After how many ms Enreach Core hangs up; 5 s as the real one, unless the test is about something else. */
  readonly hangUpMs?: number;
}

/** The app with both its windows, the systems around it, and whoever calls. */
export interface OpenDesk {
  readonly ringside: Ringside;
  readonly main: Page;
  readonly pop: Page;
  readonly encom: EncomSimulator;
  readonly enreach: EnreachSimulator;
  /** The softphone of this machine. */
  readonly hook: HookSimulator;
  /** Announces a call as Enreach Core does, with a call id of its own unless one is given. */
  call(anum: string, extradata?: Readonly<Record<string, unknown>>): Promise<CalledIn>;
  /** What the pop shows of one call: a card or a row. */
  inPop(callId: string): Locator;
  close(): Promise<void>;
}

export interface CalledIn {
  readonly callId: string;
  readonly status: number;
  readonly json: unknown;
}

/** Starts Encom, the app against it, and waits until both windows have painted. */
export async function openDesk(options: DeskOptions = {}): Promise<OpenDesk> {
  const encom = await startEncomSimulator({
    token: SECRETS.encom.token,
    customerAccount: ACCOUNT,
    customers: Object.values(CUSTOMERS),
  });
  try {
    const ringside = await launchRingside({
      secrets: SECRETS,
      ...options,
      settings: overlaid(settingsFor(encom.url), options.settings ?? {}),
    });
    return await deskOf(ringside, encom, options.hangUpMs);
  } catch (error) {
    await encom.stop();
    throw error;
  }
}

function settingsFor(encomUrl: string): Record<string, unknown> {
  return {
    language: 'en',
    theme: 'light',
    region: 'FR',
    encom: { baseUrl: encomUrl, customerAccount: ACCOUNT },
    smartRouting: { enabled: true, port: 0, rules: RULES },
    callHook: { enabled: true, port: 0 },
  };
}

/** Settings have one level of groups; within a group the upper layer's values win. */
function overlaid(below: Record<string, unknown>, above: Readonly<Record<string, unknown>>): unknown {
  const both = Object.entries(above).map(([name, value]) => {
    const under = below[name];
    return [name, isGroup(under) && isGroup(value) ? { ...under, ...value } : value] as const;
  });
  return { ...below, ...Object.fromEntries(both) };
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function deskOf(
  ringside: Ringside,
  encom: EncomSimulator,
  hangUpMs: number | undefined,
): Promise<OpenDesk> {
  const [main, pop] = await Promise.all([ringside.window('main'), ringside.window('pop')]);
  const doors = ringside.ready?.doors ?? {};
  const enreach = createEnreachSimulator({
    url: doors['smartRouting'] ?? 'http://127.0.0.1:9/',
    apiKey: SECRETS.smartRouting.apiKey,
    hangUpMs,
  });
  return {
    ringside,
    main,
    pop,
    encom,
    enreach,
    hook: hookSimulator(doors['callHook'] ?? 'http://127.0.0.1:9/', SECRETS.callHook.token),
    async call(anum, extradata = {}) {
      const callId = typeof extradata['CallId'] === 'string' ? extradata['CallId'] : randomUUID();
      const { status, json } = await enreach.post({
        anum,
        bnum: '+33170001000',
        targetid: 'SUPPORT',
        extradata: { ...extradata, CallId: callId },
      });
      return { callId, status, json };
    },
    inPop: (callId) => pop.locator(`[data-call-id="${callId}"]`),
    async close() {
      enreach.close();
      // A test may have ended the app itself.
      await ringside.close().catch(() => undefined);
      await ringside.folder.remove();
      await encom.stop();
    },
  };
}
