import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startEncomSimulator } from '#simulators/encom/simulator.ts';
import { createEnreachSimulator } from '#simulators/enreach/client.ts';
import { execOrThrow } from '../../scripts/lib/exec.ts';
import { projectRoot } from '../../scripts/lib/paths.ts';
import { fuseFaults, readFuses, statedFuses } from '../../scripts/package/fuses.ts';
import { ACCOUNT, CUSTOMERS, SECRETS } from './support/desk.ts';
import { launchPackaged, packagedProgram } from './support/launchPackaged.ts';

/** The app as it is shipped: packaged, with its fuses blown. */

let program = '';

test.beforeAll(async () => {
  test.setTimeout(300_000);
  // `npm test` packages right before; a run of this file alone makes its own.
  if ((await packagedProgram()) === undefined) {
    await execOrThrow(process.execPath, ['--import', 'tsx', 'scripts/package.ts'], { cwd: projectRoot });
  }
  program = (await packagedProgram()) ?? '';
  expect(existsSync(program), 'npm run package makes the program').toBe(true);
});

test('starts in its sandbox, and identifies a call', async () => {
  const encom = await startEncomSimulator({
    token: SECRETS.encom.token,
    customerAccount: ACCOUNT,
    customers: Object.values(CUSTOMERS),
  });
  const app = await launchPackaged(program, {
    secrets: SECRETS,
    settings: {
      language: 'en',
      encom: { baseUrl: encom.url, customerAccount: ACCOUNT },
      smartRouting: { enabled: true, port: 0, rules: [{ when: { vip: true }, answer: { Priority: 10 } }] },
    },
  });
  try {
    const pop = await app.window('pop');
    const enreach = createEnreachSimulator({
      url: app.ready.doors['smartRouting'] ?? '',
      apiKey: SECRETS.smartRouting.apiKey,
    });
    const { status, json } = await enreach.post({ anum: '+33187224465' });
    enreach.close();
    expect(status).toBe(200);
    expect(json).toEqual({ Priority: 10 });
    await expect(pop.locator('[data-badge="vip"]')).toContainText('VIP');
    await expect(pop.locator('[data-fact="queue"] [data-value]')).toHaveText('900');
    expect(await pop.evaluate(() => typeof Reflect.get(globalThis, 'require'))).toBe('undefined');
    expect(await sandboxedRenderers(pop)).toEqual([true, true]);
  } finally {
    await app.close();
    await encom.stop();
  }
});

test('has every fuse as electron-builder.yml states it', async () => {
  const stated = statedFuses(await readFile(join(projectRoot, 'electron-builder.yml'), 'utf8'));
  expect(fuseFaults(stated, await readFuses(program))).toEqual([]);
});

// A program that obeyed would print the words and end; the app comes up instead, and says that it is ready.
test('cannot be started as Node', async () => {
  const printed = await printedBy(['-e', 'console.log("ran as " + "Node")'], { ELECTRON_RUN_AS_NODE: '1' });
  expect(printed).not.toContain('ran as Node');
});

test('takes no orders from NODE_OPTIONS and opens no inspector', async () => {
  const order = 'data:text/javascript,console.log("ran " + "an order")';
  const printed = await printedBy(['--inspect=0'], { NODE_OPTIONS: `--import=${order}` });
  expect(printed).not.toContain('ran an order');
  expect(printed).not.toContain('Debugger listening');
});

/** Starts the program, waits until it says that it is ready, and gives all it printed. */
async function printedBy(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const app = await launchPackaged(program, {}, { args, env });
  await app.close();
  return app.log();
}

/** Whether each page's process runs behind a filter of system calls, which is what Chromium's sandbox is on Linux. */
async function sandboxedRenderers(page: Page): Promise<boolean[]> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('no connection to the browser');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  if (process.platform !== 'linux') return renderers.map(() => true);
  const statuses = renderers.map(({ id }) => readFile(`/proc/${String(id)}/status`, 'utf8'));
  return (await Promise.all(statuses)).map((status) => /^Seccomp:\s*2$/m.test(status));
}
