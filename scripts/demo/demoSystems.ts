import { startCcaiSimulator, type CcaiSimulator } from '#simulators/ccai/simulator.ts';
import { startEncomSimulator, type EncomSimulator } from '#simulators/encom/simulator.ts';
import { numbersSettings, startDemoNumbers } from './demoNumbers.ts';
import { pinSettings, startDemoPins } from './demoPins.ts';
import type { ScenarioFault } from './scenario.ts';

/** Secrets of the demo: they open nothing but its own simulators. */
export const DEMO_SECRETS = {
  encom: { token: 'demo-encom-token' },
  smartRouting: { apiKey: 'demo-smart-routing-key' },
  callHook: { token: 'demo-call-hook-token' },
  ccai: { token: 'demo-ccai-token' },
  pitel: { apiKey: 'demo-pitel-key' },
  cliqphone: { login: 'demo', password: 'demo-cliqphone-word' },
} as const;

export const DEMO_ACCOUNT = 'CL0001';
export const DEMO_AGENT = 'claire@example.fr';
const SUBDOMAIN = 'customer';

/** The systems that the demo's app asks, simulated. */
export interface DemoSystems {
  readonly encom: EncomSimulator;
  readonly ccai: CcaiSimulator;
  /** The settings that lead the app to them. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Replaces all faults; each system takes those that name it. */
  setFaults(faults: readonly ScenarioFault[]): void;
  stop(): Promise<void>;
}

/** What the simulated CCAI Platform knows: an agent, menus of every kind, numbers to show, tickets. */
const CCAI_DIRECTORY = {
  agents: [{ id: 1, email: DEMO_AGENT, name: 'Claire Morel' }],
  menus: [
    { id: 9, name: 'Support', kinds: ['ivr', 'mobile', 'web'] },
    { id: 12, name: 'Ventes', kinds: ['ivr', 'mobile', 'web'] },
    { id: 15, name: 'Nuit', kinds: ['ivr', 'mobile'], state: 'after hours' },
  ],
  outboundNumbers: ['+33187224465', '+33482530000'],
  defaultOutboundNumber: '+33187224465',
  languages: { available: ['en', 'fr'], known: ['en', 'fr', 'de', 'es'] },
  tickets: [{ id: '71450', numbers: ['+33612345678'] }],
} satisfies Parameters<typeof startCcaiSimulator>[0]['directory'];

export async function startDemoSystems(
  customers: Parameters<typeof startEncomSimulator>[0]['customers'],
): Promise<DemoSystems> {
  const encom = await startEncomSimulator({
    token: DEMO_SECRETS.encom.token,
    customerAccount: DEMO_ACCOUNT,
    customers,
  });
  const ccai = await startCcaiSimulator({
    subdomain: SUBDOMAIN,
    token: DEMO_SECRETS.ccai.token,
    directory: CCAI_DIRECTORY,
  });
  const pitel = await startDemoPins(DEMO_SECRETS.pitel.apiKey);
  const cliqphone = await startDemoNumbers(DEMO_SECRETS.cliqphone);
  const simulators = { encom, ccai, pitel, cliqphone };
  return {
    ...simulators,
    settings: {
      encom: { baseUrl: encom.url, customerAccount: DEMO_ACCOUNT },
      ccai: {
        baseUrl: ccai.url,
        subdomain: SUBDOMAIN,
        menus: CCAI_DIRECTORY.menus.map(({ id, name }) => ({ id, name })),
        callbackMenuId: 9,
        inboundMenuId: 9,
        outboundNumber: '+33187224465',
        outboundNumbers: CCAI_DIRECTORY.outboundNumbers,
        language: 'fr',
      },
      pitel: pinSettings(pitel),
      cliqphone: numbersSettings(cliqphone),
    },
    setFaults(faults) {
      for (const [system, simulator] of Object.entries(simulators)) {
        const own = faults.filter((fault) => fault.system === system);
        simulator.setFaults(own.map((fault) => ({ ...fault, value: Number(fault.value ?? 0) })));
      }
    },
    async stop() {
      await Promise.all(Object.values(simulators).map((simulator) => simulator.stop()));
    },
  };
}
