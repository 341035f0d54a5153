import { startCcaiSimulator, type CcaiSimulator } from '#simulators/ccai/simulator.ts';
import { openDesk, SECRETS, type DeskOptions, type OpenDesk } from './desk.ts';
import { keepEvidence, test } from './test.ts';

/** CCAI Platform as the tests of calling out have it, and what leads the app to it. */
export const AGENT = 'claire@example.fr';
export const OTHER_AGENT = 'busy@example.fr';
const SUBDOMAIN = 'customer';
const CCAI_TOKEN = 'e2e-ccai-token-91be40';
/** Menus by what is the matter with them. */
export const MENUS = { support: 9, sales: 12, night: 15, redirected: 16, webOnly: 17 } as const;
export const SHOWN_NUMBERS = ['+33187224465', '+33482530000'] as const;
/** A ticket with a number, one with several numbers, and one without a contact. */
export const TICKETS = { known: '71450', several: '71451', noContact: '71452' } as const;

const CHANNELS = ['ivr', 'mobile', 'web'] as const;

const DIRECTORY: Parameters<typeof startCcaiSimulator>[0]['directory'] = {
  agents: [
    { id: 1, email: AGENT, name: 'Claire Morel' },
    { id: 2, email: OTHER_AGENT, name: 'Busy Agent', available: false },
  ],
  menus: [
    { id: MENUS.support, name: 'Support', kinds: [...CHANNELS] },
    { id: MENUS.sales, name: 'Sales', kinds: [...CHANNELS] },
    { id: MENUS.night, name: 'Night', kinds: [...CHANNELS], state: 'after hours' },
    { id: MENUS.redirected, name: 'Redirected', kinds: [...CHANNELS], state: 'manual redirection' },
    { id: MENUS.webOnly, name: 'Web only', kinds: ['web'] },
  ],
  outboundNumbers: [...SHOWN_NUMBERS],
  defaultOutboundNumber: SHOWN_NUMBERS[0],
  languages: { available: ['en', 'fr'], known: ['en', 'fr', 'de', 'es'] },
  tickets: [
    { id: TICKETS.known, numbers: ['+33612345678'] },
    { id: TICKETS.several, numbers: ['+33612345678', '+33612345679'] },
    { id: TICKETS.noContact, numbers: [] },
  ],
  calls: [101],
};

/** A call that the simulated platform knows from before; its flags can be read and set. */
export const KNOWN_CALL = 101;

export function startCcai(): Promise<CcaiSimulator> {
  return startCcaiSimulator({ subdomain: SUBDOMAIN, token: CCAI_TOKEN, directory: DIRECTORY });
}

/** A desk that can call out: settings and secrets over those of the other tests. */
export function callingOptions(ccaiUrl: string, options: DeskOptions = {}): DeskOptions {
  const { settings = {}, ...rest } = options;
  const { ccai, ...others } = settings as Readonly<Record<string, object | undefined>>;
  return {
    ...rest,
    secrets: { ...SECRETS, ccai: { token: CCAI_TOKEN } },
    settings: {
      agent: { name: 'Claire Morel', email: AGENT },
      ...others,
      ccai: {
        baseUrl: ccaiUrl,
        subdomain: SUBDOMAIN,
        callbackMenuId: MENUS.support,
        inboundMenuId: MENUS.support,
        menus: [
          { id: MENUS.support, name: 'Support' },
          { id: MENUS.sales, name: 'Sales' },
          { id: MENUS.night, name: 'Night' },
          { id: MENUS.redirected, name: 'Redirected' },
          { id: MENUS.webOnly, name: 'Web only' },
        ],
        outboundNumber: SHOWN_NUMBERS[0],
        outboundNumbers: SHOWN_NUMBERS.slice(1),
        language: 'fr',
        timeoutMs: 3000,
        ...ccai,
      },
    },
  };
}

export interface CallingDesk extends OpenDesk {
  readonly ccai: CcaiSimulator;
}

/** One desk for all tests of a file that calls out; faults, forms and what rang are cleared after each test. */
export function shareCallingDesk(options?: DeskOptions): () => CallingDesk {
  let desk: CallingDesk | undefined;
  test.beforeAll(async () => {
    const ccai = await startCcai();
    try {
      desk = { ...(await openDesk(callingOptions(ccai.url, options))), ccai };
    } catch (error) {
      await ccai.stop();
      throw error;
    }
  });
  test.afterEach(async ({}, info) => {
    if (desk !== undefined && info.status !== info.expectedStatus) await keepEvidence(desk.ringside, info, 1);
    desk?.ccai.setFaults([]);
    desk?.ccai.setQuirks([]);
    desk?.ccai.clearRinging();
  });
  test.afterAll(async () => {
    await desk?.close();
    await desk?.ccai.stop();
  });
  return () => {
    if (desk === undefined) throw new Error('the desk is there only while a test runs');
    return desk;
  };
}
