import { randomUUID } from 'node:crypto';
import { startEncomSimulator, type EncomSimulator } from '#simulators/encom/simulator.ts';
import type { Message } from './httpMessage.ts';
import type { RunningApp } from './runningApp.ts';
import type { Stage } from './stage.ts';
import { freePort } from './wait.ts';

const ENCOM_TOKEN = 'bench-encom';
export const SMART_ROUTING_KEY = 'bench-smart-routing';
/** A VIP's call jumps the queue; everybody else's goes its way. */
export const ROUTING_RULES = [{ when: { vip: true }, answer: { InitialTarget: 'VIP', Priority: 10 } }];
const CALL_HOOK_TOKEN = 'bench-call-hook';
const CUSTOMER_ACCOUNT = 'CL0001';
const CUSTOMERS = 2_000;

/** The number of the n-th customer, in E.164. */
export function customerNumber(n: number): string {
  return `+331870${String(10_000 + (n % CUSTOMERS))}`;
}

/** Encom with customers of every kind, all of whom it knows. */
export function startEncom(): Promise<EncomSimulator> {
  return startEncomSimulator({
    token: ENCOM_TOKEN,
    customerAccount: CUSTOMER_ACCOUNT,
    customers: Array.from({ length: CUSTOMERS }, (_, n) => ({
      number: `00${customerNumber(n).slice(1)}`,
      queue: '900',
      vip: n % 3 === 0,
      onCallDuty: n % 2 === 0,
    })),
  });
}

/** A question to Encom as Ringside puts it, to be asked without Ringside. */
export function encomQuestion(encom: EncomSimulator, operation: string, n: number): Message {
  return {
    port: Number(new URL(encom.url).port),
    method: 'GET',
    target: `/api/${CUSTOMER_ACCOUNT}/customer/${operation}/${encodeURIComponent(customerNumber(n))}`,
    headers: { authorization: `Bearer ${ENCOM_TOKEN}` },
  };
}

/** A running Ringside and how to call it. */
export interface CalledRingside {
  readonly app: RunningApp;
  /** Enreach Core announces a call of the n-th customer (document 001). */
  ring(call: BenchCall): Message;
  /** The softphone reports how the call goes on. */
  tell(call: BenchCall, state: 'answered' | 'ended'): Message;
}

export interface BenchCall {
  readonly id: string;
  readonly number: string;
}

export function callOf(n: number): BenchCall {
  return { id: randomUUID(), number: customerNumber(n) };
}

/** What a measured Ringside is set to: everything on, identification by the given Encom. */
export async function ringsideSetup(encom: EncomSimulator) {
  const [smartRouting, callHook] = [await freePort(), await freePort()];
  return {
    ports: { smartRouting, callHook },
    settings: {
      language: 'fr',
      pop: { show: 'always', sound: 'never' },
      encom: { baseUrl: encom.url, customerAccount: CUSTOMER_ACCOUNT },
      smartRouting: { enabled: true, port: smartRouting, rules: ROUTING_RULES },
      callHook: { enabled: true, port: callHook },
    },
    secrets: {
      encom: { token: ENCOM_TOKEN },
      smartRouting: { apiKey: SMART_ROUTING_KEY },
      callHook: { token: CALL_HOOK_TOKEN },
    },
  };
}

/** Starts Ringside and waits until it takes calls. */
export async function startCalledRingside(stage: Stage, encom: EncomSimulator): Promise<CalledRingside> {
  const { ports, settings, secrets } = await ringsideSetup(encom);
  const app = await stage.startRingside({ profile: await stage.folder('ringside'), settings, secrets });
  await app.said(/^ringside:ready /m);
  return {
    app,
    ring: ({ id, number }) => ({
      port: ports.smartRouting,
      method: 'POST',
      target: '/smartrouting',
      headers: { 'x-benemen-apikey': SMART_ROUTING_KEY },
      body: smartRoutingBody(id, number),
    }),
    tell: ({ id, number }, state) => ({
      port: ports.callHook,
      method: 'POST',
      target: `/v1/calls?${new URLSearchParams({ id, number, state }).toString()}`,
      headers: { authorization: `Bearer ${CALL_HOOK_TOKEN}` },
    }),
  };
}

/** What Enreach Core posts: the example of document 001 with every property. */
export function smartRoutingBody(id: string, number: string): string {
  return JSON.stringify({
    anum: number,
    bnum: '+33170001000',
    targetid: 'SUPPORT',
    extradata: {
      CallId: id,
      LegId: '66299cde-7a1f-4c52-9a3b-1f4d5e6a7b8c@192.0.2.7_br1',
      CurrQueueId: 'e4f3c2b1-0a9b-4c8d-8e7f-6a5b4c3d2e1f',
      CurrUserId: '',
      IsInternalCaller: false,
      DYN_PAR_Culture: 'fr-FR',
    },
  });
}
