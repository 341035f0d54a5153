import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Http, HttpResult, ProxySetting, ResolveProxy } from '#core/http/types.ts';
import { startEncomSimulator } from '#simulators/encom/simulator.ts';
import type { EncomSimulator } from '#simulators/encom/simulator.ts';
import { manualClock } from '../../support/manualClock.ts';
import { testCertificate } from '../../support/testCertificate.ts';
import { startTestProxy } from './testProxy.ts';
import type { TestProxy } from './testProxy.ts';
import { testHttp } from '../../support/testHttp.ts';
import { get, TOKEN } from './world.ts';

const HOST = 'clients.encom.test';
const tls = testCertificate([HOST]);
const account = {
  token: TOKEN,
  customerAccount: 'CL0001',
  customers: [{ number: '0033187224465', queue: '900' }],
};
const question = {
  path: '/api/CL0001/customer/number/%2B33187224465',
  headers: { Authorization: `Bearer ${TOKEN}` },
};

describe.each([
  { scheme: 'http', certificate: undefined },
  { scheme: 'https', certificate: tls },
])('through a proxy to $scheme', ({ scheme, certificate }) => {
  const target = `${scheme}://${HOST}`;
  let simulator: EncomSimulator;
  let proxy: TestProxy;
  let folder: string;
  let http: Http | null = null;

  beforeEach(async () => {
    simulator = await startEncomSimulator({ ...account, tls: certificate });
    proxy = await startTestProxy(simulator.url);
    folder = mkdtempSync(join(tmpdir(), 'ringside-proxy-'));
    writeFileSync(join(folder, 'extra.pem'), tls.cert);
  });
  afterEach(async () => {
    await http?.stop();
    await proxy.stop();
    await simulator.stop();
    rmSync(folder, { recursive: true });
  });

  function ask(
    setting: ProxySetting,
    world: { env?: Record<string, string>; system?: ResolveProxy; baseUrl?: string },
  ): Promise<HttpResult> {
    http = testHttp(manualClock(), {
      proxy: () => setting,
      resolveProxy: world.system ?? (() => Promise.resolve(null)),
      env: { NODE_EXTRA_CA_CERTS: join(folder, 'extra.pem'), ...world.env },
    });
    return http.request(get(world.baseUrl ?? target, question));
  }

  /** http goes in absolute form, https through a tunnel. */
  const line = scheme === 'http' ? `GET ${target}${question.path}` : `CONNECT ${HOST}:443`;

  it('goes as the environment says', async () => {
    const result = await ask('environment', { env: { ALL_PROXY: proxy.address } });
    expect(result).toMatchObject({ kind: 'response', status: 200, text: '900' });
    expect(proxy.seen).toEqual([line]);
    expect(simulator.log()[0]).toMatchObject({ target: question.path, headers: { host: HOST } });
  });

  it('goes as the system says, which is asked about the origin alone', async () => {
    const asked: string[] = [];
    const result = await ask('system', {
      system: async (url) => {
        asked.push(url);
        return `PROXY ${proxy.address}; DIRECT`;
      },
    });
    expect(result).toMatchObject({ status: 200, text: '900' });
    expect(proxy.seen).toEqual([line]);
    expect(asked).toEqual([target]);
  });

  it.each([
    ['NO_PROXY names the host', 'environment', { NO_PROXY: HOST }],
    ['the setting is none', 'none', {}],
  ] as const)('goes direct when %s', async (_name, setting, env) => {
    const result = await ask(setting, { env: { ALL_PROXY: proxy.address, ...env } });
    expect(result).toMatchObject({ kind: 'failed', reason: 'unreachable', sent: false });
    expect(proxy.seen).toEqual([]);
  });

  it('never sends this machine its own requests through a proxy', async () => {
    const result = await ask('environment', { env: { ALL_PROXY: proxy.address }, baseUrl: simulator.url });
    expect(result).toMatchObject({ status: 200 });
    expect(proxy.seen).toEqual([]);
  });

  it('speaks TLS to a proxy that wants it', async () => {
    const secureProxy = await startTestProxy(simulator.url, tls);
    const result = await ask('system', { system: () => Promise.resolve(`HTTPS ${secureProxy.address}`) });
    expect(result).toMatchObject({ status: 200, text: '900' });
    expect(secureProxy.seen).toHaveLength(1);
    await http?.stop();
    await secureProxy.stop();
  });

  it('says that the proxy wants a login', async () => {
    proxy.refuseWith(407);
    const result = await ask('environment', { env: { ALL_PROXY: proxy.address } });
    expect(result).toMatchObject({
      kind: 'failed',
      reason: 'unreachable',
      detail: expect.stringContaining('407'),
    });
    expect(simulator.log()).toEqual([]);
  });

  it('knows that nothing left when the proxy is not there', async () => {
    await proxy.stop();
    const result = await ask('environment', { env: { ALL_PROXY: proxy.address } });
    expect(result).toMatchObject({ kind: 'failed', reason: 'unreachable', sent: false });
  });

  it('fails clearly when the system cannot say which proxy', async () => {
    const result = await ask('system', { system: () => Promise.reject(new Error('no PAC script')) });
    expect(result).toMatchObject({
      kind: 'failed',
      reason: 'unreachable',
      sent: false,
      detail: 'no PAC script',
    });
  });
});
