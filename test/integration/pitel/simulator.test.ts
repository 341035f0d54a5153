import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPitelSimulator } from '#simulators/pitel/simulator.ts';
import type { PitelSimulator } from '#simulators/pitel/simulator.ts';
import { API_KEY, ROUTES } from './world.ts';

const NOW = Date.parse('2026-03-02T03:04:05Z');

describe('the Pitel simulator', () => {
  let simulator: PitelSimulator;
  let now = NOW;
  let token = '';
  beforeEach(async () => {
    now = NOW;
    simulator = await startPitelSimulator({ apiKey: API_KEY, routes: ROUTES, now: () => now });
    token = (await signIn()).data.token;
  });
  afterEach(() => simulator.stop());

  async function signIn() {
    const answer = await ask('POST', '/v1/auth/token', { api_key: API_KEY }, '');
    return answer.body as { data: { token: string; expired: number } };
  }

  async function ask(method: string, path: string, body?: unknown, bearer = token) {
    const response = await fetch(`${simulator.url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    let value: unknown = text;
    try {
      value = JSON.parse(text);
    } catch {
      // No JSON: the text itself.
    }
    return { status: response.status, body: value };
  }

  function control(name: string, body: unknown) {
    return fetch(`${simulator.url}/_control/${name}`, { method: 'PUT', body: JSON.stringify(body) });
  }

  it('answers the examples of the document to the letter', async () => {
    const [first, second] = [
      { id: 1, phone_number: '0899990988', description: '101', created_at: '2021-08-06 10:00:00' },
      { id: 2, phone_number: '0899990989', description: '102', created_at: '2021-08-06 10:00:01' },
    ];
    expect(await ask('GET', '/v1/smartrouting')).toEqual({
      status: 200,
      body: { data: [first, second], limit: 10, offset: 0, total: 2 },
    });
    expect(await ask('GET', '/v1/smartrouting/0899990988')).toEqual({ status: 200, body: first });
    expect(await ask('GET', '/v1/smartrouting/1')).toEqual({ status: 200, body: first });
    expect(await ask('POST', '/v1/smartrouting', { agent: '104', phone_number: '0899990988' })).toEqual({
      status: 200,
      body: {
        data: { id: '1', phone_number: '0899990988', agent: '104', created_at: '2021-08-06 10:00:00' },
        message: 'successfully',
      },
    });
    expect(await ask('DELETE', '/v1/smartrouting/1')).toEqual({
      status: 200,
      body: { message: 'successfully' },
    });
    expect(simulator.routes().map(({ id }) => id)).toEqual(['2']);
    expect(await ask('DELETE', '/v1/smartrouting/0899990989')).toMatchObject({ status: 200 });
    expect(simulator.routes()).toEqual([]);
  });

  it('gives what is new an id of its own, and the time of its country', async () => {
    await ask('POST', '/v1/smartrouting', { agent: 104, phone_number: '0912345678' });
    expect(simulator.routes().at(-1)).toEqual({
      id: '3',
      phoneNumber: '0912345678',
      agent: '104',
      createdAt: '2026-03-02 10:04:05',
    });
  });

  it.each([
    [{ agent: '104' }, 'phone_number is required'],
    [{ phone_number: '0899990988', agent: ' ' }, 'agent is required'],
    ['no json', 'phone_number is required'],
  ])('refuses %j', async (body, error) => {
    expect(await ask('POST', '/v1/smartrouting', body)).toEqual({
      status: 200,
      body: { status: 'fail', error },
    });
  });

  it('lets tokens end, and takes none but its own', async () => {
    const { data } = await signIn();
    expect(data.expired).toBe(NOW / 1000 + 3540);
    now = data.expired * 1000 - 1;
    expect((await ask('GET', '/v1/smartrouting')).status).toBe(200);
    now += 1;
    expect(await ask('GET', '/v1/smartrouting')).toEqual({ status: 401, body: { error: 'Unauthorized' } });
    expect((await ask('GET', '/v1/smartrouting', undefined, 'other')).status).toBe(401);
    expect(await ask('POST', '/v1/auth/token', { api_key: 'wrong' })).toEqual({
      status: 401,
      body: { error: 'API key is wrong' },
    });
    simulator.setApiKey('new');
    expect((await ask('POST', '/v1/auth/token', { api_key: API_KEY })).status).toBe(401);
  });

  it('pages, and gives no more than it wants to', async () => {
    simulator.setRoutes(
      Array.from({ length: 30 }, (_, index) => ({ phoneNumber: `09${index}`, agent: '1' })),
    );
    simulator.setForms({ maxLimit: 20, paging: 'text' });
    const lengthAt = async (query: string) => {
      const { body } = (await ask('GET', `/v1/smartrouting${query}`)) as {
        body: { data: []; limit: string };
      };
      return [body.data.length, body.limit];
    };
    expect(await lengthAt('')).toEqual([10, '10']);
    expect(await lengthAt('?limit=50')).toEqual([20, '20']);
    expect(await lengthAt('?limit=50&offset=25')).toEqual([5, '20']);
    expect(await lengthAt('?limit=x&offset=99')).toEqual([0, '10']);
  });

  it('answers as a web server where nothing is', async () => {
    const nowhere = { status: 404, body: '404 page not found' };
    expect(await ask('GET', '/v1/smartroutings')).toEqual(nowhere);
    expect(await ask('PUT', '/v1/smartrouting/1')).toEqual(nowhere);
    expect(await ask('GET', '/v1/smartrouting/1/2')).toEqual(nowhere);
  });

  it('is turned from outside, and shows what it holds', async () => {
    expect((await control('routes', [{ phoneNumber: '0912345678', agent: '7' }])).status).toBe(200);
    expect(await (await fetch(`${simulator.url}/_control/routes`)).json()).toMatchObject([
      { id: '1', phoneNumber: '0912345678', agent: '7' },
    ]);
    expect((await control('forms', { missing: 'dataNull' })).status).toBe(200);
    expect(await ask('GET', '/v1/smartrouting/9')).toEqual({ status: 200, body: { data: null } });
    expect((await control('quirks', [{ quirk: 'onlySays', times: 1 }])).status).toBe(200);
    await ask('DELETE', '/v1/smartrouting/1');
    expect(simulator.routes()).toHaveLength(1);
    expect((await control('quirks', [{ quirk: 'teleport' }])).status).toBe(400);
    expect((await control('forms', { missing: 'fax' })).status).toBe(400);
    expect((await control('routes', [{}])).status).toBe(400);
    expect((await control('apiKey', 'other')).status).toBe(200);
    expect((await ask('GET', '/v1/smartrouting')).status).toBe(401);
  });
});
