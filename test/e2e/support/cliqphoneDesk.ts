import { DEMO_MEDIA, type CliqphoneDirectoryInput } from '#simulators/cliqphone/directory.ts';
import { startCliqphoneSimulator, type CliqphoneSimulator } from '#simulators/cliqphone/simulator.ts';
import { openDesk, SECRETS, type OpenDesk } from './desk.ts';
import { keepEvidence, test } from './test.ts';

const LOGIN = 'e2e-numbers';
const PASSWORD = 'e2e-numbers-word-51d0c7';

export interface CliqphoneDesk extends OpenDesk {
  readonly cliqphone: CliqphoneSimulator;
}

/** A few numbers in all states of being known: held, free, a fax, without a zone's name, and two with one id. */
export const FEW_NUMBERS = [
  {
    id: 147,
    numero: '33187224465',
    code: 'fr_01',
    active: true,
    nomPorteur: 'Claire Morel',
    compagne: 'Accueil',
  },
  { id: 148, numero: '33187224466', code: 'fr_01', active: false },
  {
    id: 149,
    numero: '33482530000',
    code: 'fr_04',
    active: true,
    nomPorteur: 'Karim Benali',
    info: 'Standard',
  },
  { id: 150, numero: '33482530001', code: 'fr_04', active: true, type: '2' },
  { id: 151, numero: '33299001122', code: 'fr_02', active: true },
  { id: 151, numero: '33299001123', code: 'fr_02', active: true },
] satisfies CliqphoneDirectoryInput['numbers'];

/** One desk with Cliqphone set up for all tests of a file; faults are cleared after each test. */
export function shareCliqphoneDesk(directory: CliqphoneDirectoryInput = {}): () => CliqphoneDesk {
  let desk: CliqphoneDesk | undefined;
  test.beforeAll(async () => {
    const cliqphone = await startCliqphoneSimulator({
      login: LOGIN,
      password: PASSWORD,
      directory: { numbers: [...FEW_NUMBERS], media: [...DEMO_MEDIA], ...directory },
    });
    try {
      const opened = await openDesk({
        secrets: { ...SECRETS, cliqphone: { login: LOGIN, password: PASSWORD } },
        settings: { cliqphone: { baseUrl: cliqphone.url, allowInsecureHttp: true, timeoutMs: 3000 } },
      });
      desk = { ...opened, cliqphone };
    } catch (error) {
      await cliqphone.stop();
      throw error;
    }
  });
  test.afterEach(async ({}, info) => {
    if (desk !== undefined && info.status !== info.expectedStatus) await keepEvidence(desk.ringside, info, 1);
    desk?.cliqphone.setFaults([]);
  });
  test.afterAll(async () => {
    await desk?.close();
    await desk?.cliqphone.stop();
  });
  return () => {
    if (desk === undefined) throw new Error('the desk is there only while a test runs');
    return desk;
  };
}
