import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { startCcaiSimulator, type CcaiSimulator } from '#simulators/ccai/simulator.ts';
import { startEncomSimulator, type EncomSimulator } from '#simulators/encom/simulator.ts';
import { createEnreachSimulator } from '#simulators/enreach/client.ts';
import { launchRingside, type Ringside } from '../app/launchRingside.ts';
import { makeTestFolder } from '../app/userData.ts';
import { DEMO_ACCOUNT, DEMO_AGENT, DEMO_SECRETS } from '../demo/demoSystems.ts';
import { agentUser } from '../electron/agentUser.ts';
import { CUSTOMERS } from './cast.ts';
import { writePastCalls } from './pastCalls.ts';
import type { PictureWords } from './words.ts';

/** The real app with a history behind it, and what makes the phone ring. */
export interface Studio {
  readonly ringside: Ringside;
  readonly words: PictureWords;
  readonly encom: EncomSimulator;
  readonly ccai: CcaiSimulator;
  readonly main: Page;
  readonly pop: Page;
  /** Announces a call as Enreach Core does; does not wait for the answer. */
  ring(callId: string, anum: string): void;
  /** Tells the state of a call as the agent's softphone does; `ccai` is its id at CCAI Platform. */
  report(callId: string, anum: string, state: 'ringing' | 'answered' | 'ended', ccai?: number): Promise<void>;
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  close(): Promise<void>;
}

/** Opens the studio. The desk must be there already. */
export async function openStudio(words: PictureWords): Promise<Studio> {
  const encom = await startEncomSimulator({
    token: DEMO_SECRETS.encom.token,
    customerAccount: DEMO_ACCOUNT,
    customers: CUSTOMERS,
  });
  const ccai = await startCcai();
  const ringside = await launch(words, encom.url, ccai.url);
  const [main, pop] = await Promise.all([ringside.window('main'), ringside.window('pop')]);
  const { smartRouting, callHook } = ringside.ready?.doors ?? {};
  if (!smartRouting || !callHook) throw new Error('the doors of the app are shut');
  const enreach = createEnreachSimulator({ url: smartRouting, apiKey: DEMO_SECRETS.smartRouting.apiKey });
  return {
    ringside,
    words,
    encom,
    ccai,
    main,
    pop,
    ring(callId, anum) {
      const extradata = { CallId: idOf(callId) };
      // Nobody looks at the answer; the last one may find the app closed already.
      enreach.post({ anum, bnum: '+33170001000', targetid: 'SUPPORT', extradata }).catch(() => undefined);
    },
    async report(callId, anum, state, ccaiId) {
      const url = new URL(callHook);
      const known = ccaiId === undefined ? {} : { ccai: String(ccaiId) };
      url.search = new URLSearchParams({ id: idOf(callId), number: anum, state, ...known }).toString();
      await fetch(url, { headers: { Authorization: `Bearer ${DEMO_SECRETS.callHook.token}` } });
    },
    async setTheme(theme) {
      await main.evaluate(
        `window.ringside.invoke('settings.change', { change: { theme: ${JSON.stringify(theme)} } })`,
      );
      await Promise.all(
        [main, pop].map((page) => page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' })),
      );
    },
    async close() {
      enreach.close();
      await ringside.close().catch(() => undefined);
      await ringside.folder.remove();
      await Promise.all([encom.stop(), ccai.stop()]);
    },
  };
}

/** The id under which a call of the studio goes on its page. */
export function idOf(callId: string): string {
  return `a0000000-0000-4000-8000-${callId.padStart(12, '0')}`;
}

const SUBDOMAIN = 'customer';
const MENUS = { support: 9, sales: 12, night: 15 } as const;
const SHOWN_NUMBERS = ['+33170001000', '+33482530000'] as const;
/** A call that CCAI Platform knows from before, whose flags are shown. */
export const FLAGGED_CALL = 384;

function startCcai(): Promise<CcaiSimulator> {
  return startCcaiSimulator({
    subdomain: SUBDOMAIN,
    token: DEMO_SECRETS.ccai.token,
    directory: {
      agents: [{ id: 1, email: DEMO_AGENT, name: 'Claire Morel' }],
      menus: Object.entries(MENUS).map(([name, id]) => ({
        id,
        name,
        kinds: ['ivr', 'mobile', 'web'],
        state: name === 'night' ? 'after hours' : 'open',
      })),
      outboundNumbers: [...SHOWN_NUMBERS],
      defaultOutboundNumber: SHOWN_NUMBERS[0],
      languages: { available: ['en', 'fr'], known: ['en', 'fr', 'de', 'es'] },
      calls: [FLAGGED_CALL],
    },
  });
}

async function launch(words: PictureWords, encomUrl: string, ccaiUrl: string): Promise<Ringside> {
  const folder = await makeTestFolder({
    settings: {
      language: words.language,
      theme: 'light',
      region: 'FR',
      agent: { name: 'Claire Morel', email: DEMO_AGENT, extension: '104', queues: ['900', '910'] },
      encom: { baseUrl: encomUrl, customerAccount: DEMO_ACCOUNT },
      smartRouting: {
        enabled: true,
        port: 0,
        rules: [
          { when: { vip: true }, answer: { InitialTarget: 'VIP', Priority: 10 } },
          { when: { known: true }, answer: { InitialTarget: '{queue}' } },
        ],
      },
      callHook: { enabled: true, port: 0 },
      ccai: {
        baseUrl: ccaiUrl,
        subdomain: SUBDOMAIN,
        menus: Object.entries(MENUS).map(([name, id]) => ({
          id,
          name: words.menus[name as keyof typeof MENUS],
        })),
        callbackMenuId: MENUS.support,
        inboundMenuId: MENUS.support,
        outboundNumber: SHOWN_NUMBERS[0],
        outboundNumbers: SHOWN_NUMBERS.slice(1),
        language: words.language,
      },
    },
    secrets: DEMO_SECRETS,
  });
  const database = join(folder.userData, 'calls.sqlite');
  writePastCalls(database, words);
  const user = await agentUser();
  if (user !== undefined) await chown(database, user.uid, user.gid);
  return launchRingside({ folder, keyring: true });
}
