import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEncomSimulator } from '#simulators/encom/simulator.ts';
import type { EncomSimulator } from '#simulators/encom/simulator.ts';

const TOKEN = 'sim-token-000';

describe('the Encom simulator', () => {
  let simulator: EncomSimulator;
  beforeEach(async () => {
    simulator = await startEncomSimulator({
      token: TOKEN,
      customerAccount: 'CL0001',
      customers: [{ number: '0033187224465', code: '4711', queue: '900', vip: true }],
    });
  });
  afterEach(async () => {
    await simulator.stop();
  });

  function ask(path: string, headers: Record<string, string> = { Authorization: `Bearer ${TOKEN}` }) {
    return fetch(`${simulator.url}/api/CL0001/customer/${path}`, { headers });
  }

  function control(name: string, body: unknown) {
    return fetch(`${simulator.url}/_control/${name}`, { method: 'PUT', body: JSON.stringify(body) });
  }

  it.each(['0033187224465', '%2B33187224465', '+33187224465', '0187224465'])('finds %s', async (number) => {
    const response = await ask(`number/${number}`);
    expect([response.status, await response.text()]).toEqual([200, '900']);
  });

  it.each([
    ['isVipFromNumber/0187224465', 200, 'true'],
    ['hasOnCallDutyContractFromNumber/0187224465', 200, 'false'],
    ['code/4711', 200, '900'],
    ['isVipFromCode/4711', 200, 'true'],
    ['hasOnCallDutyContractFromCode/4711', 200, 'false'],
    ['number/0033600000000', 404, '{"response":"not found"}'],
    ['code/0033187224465', 404, '{"response":"not found"}'],
  ])('%s answers %i %s', async (path, status, body) => {
    const response = await ask(path);
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it('wants the token as a bearer', async () => {
    expect((await ask('code/4711', {})).status).toBe(401);
    expect((await ask('code/4711', { Authorization: TOKEN })).status).toBe(401);
    expect((await ask('code/4711', { Authorization: 'Bearer other' })).status).toBe(401);
  });

  it('serves nothing else', async () => {
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const post = await fetch(`${simulator.url}/api/CL0001/customer/code/4711`, { method: 'POST', headers });
    expect(post.status).toBe(404);
    expect((await ask('code/4711/more')).status).toBe(404);
    expect((await fetch(`${simulator.url}/api/CL0009/customer/code/4711`, { headers })).status).toBe(403);
  });

  it('keeps a log with operation and outcome, which can be read and cleared over HTTP', async () => {
    await ask('code/4711');
    const log = (await (await fetch(`${simulator.url}/_control/log`)).json()) as unknown[];
    expect(log).toMatchObject([
      { method: 'GET', target: '/api/CL0001/customer/code/4711', operation: 'queueByCode', outcome: 200 },
    ]);
    await fetch(`${simulator.url}/_control/log`, { method: 'DELETE' });
    expect(simulator.log()).toEqual([]);
  });

  it('takes faults, customers and forms over HTTP', async () => {
    await control('customers', [{ code: '1', queue: '910' }]);
    await control('forms', { queue: 'jsonString' });
    await control('faults', [
      { system: 'encom', operation: 'queueByCode', kind: 'status', value: 503, times: 1 },
    ]);
    const first = await ask('code/1');
    const second = await ask('code/1');
    expect([first.status, second.status, await second.text()]).toEqual([503, 200, '"910"']);
    expect(simulator.log().map(({ outcome }) => outcome)).toEqual([503, 200]);
  });

  it('ignores faults of other systems and operations', async () => {
    simulator.setFaults([
      { system: 'pitel', operation: '*', kind: 'reset' },
      { system: 'encom', operation: 'isVipByCode', kind: 'reset' },
    ]);
    expect((await ask('code/4711')).status).toBe(200);
    await expect(ask('isVipFromCode/4711')).rejects.toThrow();
  });

  it.each([
    ['faults', '{', 400],
    ['faults', '[{"system":"encom","operation":"*","kind":"flood"}]', 400],
    ['customers', '[{"vip":"yes"}]', 400],
    ['forms', '{"flag":"roman"}', 400],
    ['nothing', '[]', 404],
  ])('says so when %s cannot be controlled with %s', async (name, body, status) => {
    const response = await fetch(`${simulator.url}/_control/${name}`, { method: 'PUT', body });
    expect(response.status).toBe(status);
  });

  it('stops although an answer is outstanding', async () => {
    simulator.setFaults([{ system: 'encom', operation: '*', kind: 'delay', value: 30_000 }]);
    const read = new Promise<void>((resolve) => {
      simulator.onRequest(() => resolve());
    });
    const answer = ask('code/4711').catch((error: unknown) => error);
    await read;
    await simulator.stop();
    expect(await answer).toBeInstanceOf(TypeError);
    simulator = await startEncomSimulator({ token: TOKEN, customerAccount: 'CL0001', customers: [] });
  });
});
