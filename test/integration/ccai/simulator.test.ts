import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCcaiSimulator } from '#simulators/ccai/simulator.ts';
import type { CcaiSimulator } from '#simulators/ccai/simulator.ts';
import { AGENT, DIRECTORY, NUMBER, SUBDOMAIN, TOKEN } from './world.ts';

const AUTHORIZED = { Authorization: `Basic ${Buffer.from(`${SUBDOMAIN}:${TOKEN}`).toString('base64')}` };
const OUT = { call_type: 'Voice Outbound (API)', agent_email: AGENT, end_user_number: NUMBER };
const LATER = {
  call_type: 'Voice Scheduled (API)',
  menu_id: 9,
  end_user_number: NUMBER,
  scheduled_at: '2030-09-15T00:19:14.421Z',
};

describe('the CCAI simulator', () => {
  let simulator: CcaiSimulator;
  beforeEach(async () => {
    simulator = await startCcaiSimulator({ subdomain: SUBDOMAIN, token: TOKEN, directory: DIRECTORY });
  });
  afterEach(() => simulator.stop());

  async function post(body: unknown, headers: Record<string, string> = AUTHORIZED) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const url = `${simulator.url}/apps/api/v1/calls`;
    const response = await fetch(url, { method: 'POST', headers, body: text });
    return { status: response.status, text: await response.text() };
  }

  function control(name: string, body: unknown) {
    return fetch(`${simulator.url}/_control/${name}`, { method: 'PUT', body: JSON.stringify(body) });
  }

  it.each([
    [{ ...OUT, call_type: 'InvalidCallType' }, 'Invalid call type'],
    [{ ...OUT, call_type: 'constructor' }, 'Invalid call type'],
    [{}, 'Invalid call type'],
    [{ ...LATER, scheduled_at: undefined }, 'scheduled_at is required'],
    [{ ...LATER, scheduled_at: 'tomorrow' }, 'scheduled_at is not well formed'],
    [{ ...OUT, end_user_number: '+1 999-657-12' }, 'end_user_number is not well-formed'],
    [{ ...LATER, end_user_number: '+1 999-657-12' }, 'end_user_number is not well formed'],
    [{ ...LATER, menu_id: 51 }, 'Only mobile and web menu IDs are permitted'],
    [{ ...LATER, call_type: 'IncomingCall', menu_id: 50 }, 'Only IVR and mobile menu IDs are permitted'],
    [{ ...LATER, menu_id: 10 }, "Menu is in 'manual redirection' state, can't accept calls"],
    [{ ...LATER, menu_id: 11 }, "Menu is in 'after hours' state, can't accept incoming calls"],
  ])('refuses, case %#', async (body, message) => {
    expect(await post(body)).toEqual({ status: 400, text: JSON.stringify({ message }) });
    expect(simulator.ringing()).toEqual([]);
  });

  it.each([
    [{ ...OUT, call_type: 'OutboundCall' }, 'callOut'],
    [{ ...LATER, call_type: 'IncomingCall' }, 'queueNow'],
    [{ ...LATER, call_type: 'ScheduledCall' }, 'schedule'],
    [{ ...OUT, ticket_id: 71450 }, 'callOut'],
  ])('takes deprecated types and numeric tickets, case %#', async (body, operation) => {
    expect((await post(body)).status).toBe(201);
    expect(simulator.ringing()).toMatchObject([{ id: 397, operation, request: body }]);
  });

  it.each([{}, { Authorization: TOKEN }, { Authorization: `Bearer ${TOKEN}` }])(
    'answers 401 with nothing to %j',
    async (headers) => {
      expect(await post(OUT, headers as Record<string, string>)).toEqual({ status: 401, text: '' });
    },
  );

  it('answers a page where nothing is, and 400 to what is no JSON', async () => {
    const other = await fetch(`${simulator.url}/apps/api/v2/calls`, { headers: AUTHORIZED });
    expect([other.status, other.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8']);
    const list = await fetch(`${simulator.url}/apps/api/v1/calls`, { headers: AUTHORIZED });
    expect(list.status).toBe(404);
    expect((await post('{"call_type"')).status).toBe(400);
  });

  it('is turned from outside, and shows what would have rung', async () => {
    expect((await control('forms', { finishInAdapter: 'empty202' })).status).toBe(200);
    expect((await control('quirks', [{ quirk: 'adapter', times: 1 }])).status).toBe(200);
    expect(await post(OUT)).toEqual({ status: 202, text: '' });
    expect((await control('directory', { agents: [] })).status).toBe(200);
    expect(await post(OUT)).toMatchObject({ status: 400, text: '{"message":"Not a valid agent email"}' });
    await control('directory', DIRECTORY);
    await post(OUT);
    const ringing: unknown = await (await fetch(`${simulator.url}/_control/ringing`)).json();
    expect(ringing).toMatchObject([{ operation: 'callOut', number: NUMBER, request: OUT }]);
    await control('clearRinging', {});
    expect(simulator.ringing()).toEqual([]);
    expect((await control('quirks', [{ quirk: 'teleport' }])).status).toBe(400);
    expect((await control('forms', { finishInAdapter: 'fax' })).status).toBe(400);
  });

  it('can lose the answer after the deed', async () => {
    simulator.setFaults([{ system: 'ccai', operation: '*', kind: 'reset', acts: true, times: 1 }]);
    await expect(post(OUT)).rejects.toThrow();
    expect(simulator.ringing()).toHaveLength(1);
    simulator.setFaults([{ system: 'ccai', operation: '*', kind: 'reset', times: 1 }]);
    await expect(post(OUT)).rejects.toThrow();
    expect(simulator.ringing()).toHaveLength(1);
  });
});
