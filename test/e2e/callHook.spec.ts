import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { SECRETS } from './support/desk.ts';
import { shareDesk, test } from './support/test.ts';
import { get } from './support/windows.ts';

/** Softphones of this machine tell of calls; nobody else gets in. */

const desk = shareDesk();

test.afterEach(async () => {
  const { main } = desk();
  const { calls } = await get(main, 'calls.list', {});
  for (const { id } of calls) await get(main, 'calls.dismiss', { callId: id });
});

test('a softphone tells of a call by GET: it rings, is answered, and ends', async () => {
  const { hook, inPop } = desk();
  const id = randomUUID();
  const rings = await hook.tell({ id, number: '+33187224465', queue: 'Front desk', state: 'ringing' });
  expect(rings).toEqual({ status: 202, json: { id } });
  const card = inPop(id);
  await expect(card.locator('[data-number]')).toHaveText('+33 1 87 22 44 65');
  await expect(card.locator('[data-badge="vip"]')).toBeVisible();
  await expect(card.locator('[data-aside]')).toHaveText('announced: Front desk');
  await hook.tell({ id, state: 'answered' });
  await expect(card.locator('.state').first()).toHaveAttribute('data-call-state', 'answered');
  await hook.tell({ id, state: 'ended' });
  await expect(card.locator('.state').first()).toHaveAttribute('data-end', 'completed');
});

test('JSON, a form and a token in the address are understood as well', async () => {
  const { hook, inPop } = desk();
  const ids = [randomUUID(), randomUUID(), randomUUID()] as const;
  const json = await hook.send({
    method: 'POST',
    headers: { ...hook.bearer, 'content-type': 'application/json' },
    body: JSON.stringify({ id: ids[0], number: '+33187224465' }),
  });
  const form = await hook.send({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `id=${ids[1]}&number=+33187224465&token=${SECRETS.callHook.token}`,
  });
  const address = await hook.send({
    query: { id: ids[2], number: '+33187224465', token: SECRETS.callHook.token },
  });
  expect([json.status, form.status, address.status]).toEqual([202, 202, 202]);
  for (const id of ids) await expect(inPop(id)).toHaveAttribute('data-raw', '+33187224465');
});

test('a softphone without call ids is followed by its numbers', async () => {
  const { hook, pop } = desk();
  await hook.tell({ number: '0472001122', state: 'ringing' });
  const seen = pop.locator('[data-raw="0472001122"]');
  await expect(seen).toHaveCount(1);
  await hook.tell({ number: '0472001122', state: 'answered' });
  await expect(seen.locator('.state').first()).toHaveAttribute('data-call-state', 'answered');
  await hook.tell({ number: '0472001122', state: 'ended' });
  await expect(seen.locator('.state').first()).toHaveAttribute('data-end', 'completed');
  await expect(seen).toHaveCount(1);
});

test('the code that an IVR asked for comes with the call', async () => {
  const { hook, inPop } = desk();
  const id = randomUUID();
  await hook.tell({ id, number: '+33612345678', code: '4711' });
  await expect(inPop(id).locator('[data-fact="queue"] [data-value]')).toHaveText('0920');
});

test('who may not tell of calls is refused, and nothing rings', async () => {
  const { hook, main, ringside } = desk();
  const known = (await get(main, 'calls.list', {})).calls.length;
  const query = { number: '+33187224499' };
  const port = new URL(ringside.ready?.doors['callHook'] ?? '').port;
  const refused = [
    await hook.send({ query }),
    await hook.send({ query, headers: { authorization: 'Bearer wrong' } }),
    await hook.send({ query: { ...query, token: 'wrong' }, headers: hook.bearer }),
    await hook.send({ query, headers: { ...hook.bearer, host: `attacker.example:${port}` } }),
    await hook.send({ query, headers: { ...hook.bearer, host: '127.0.0.1:1' } }),
    await hook.send({ query, headers: { ...hook.bearer, origin: 'https://attacker.example' } }),
    await hook.send({ query, headers: { ...hook.bearer, origin: 'null' } }),
    await hook.send({ query, headers: { ...hook.bearer, 'sec-fetch-site': 'cross-site' } }),
    await hook.send({ method: 'OPTIONS', query, headers: { origin: 'https://attacker.example' } }),
    await hook.send({ path: '/v1/other', headers: hook.bearer }),
    await hook.send({ method: 'PUT', query, headers: hook.bearer }),
    await hook.send({ query: {}, headers: hook.bearer }),
    await hook.send({ query: { ...query, state: 'exploded' }, headers: hook.bearer }),
    await hook.send({ method: 'POST', headers: hook.bearer, body: '{"number":' }),
    await hook.send({ method: 'POST', headers: hook.bearer, body: 'x'.repeat(1 << 20) }),
  ].map(({ status }) => status);
  expect(refused).toEqual([401, 401, 401, 403, 403, 403, 403, 403, 403, 404, 405, 400, 400, 400, 413]);
  expect((await get(main, 'calls.list', {})).calls).toHaveLength(known);
});

test('a web page gets no word out of the hook: there is no permission to read the answer', async () => {
  const { hook } = desk();
  const { json } = await hook.send({
    query: { number: '+33187224499', token: SECRETS.callHook.token },
    headers: { origin: 'https://attacker.example' },
  });
  expect(JSON.stringify(json)).not.toContain(SECRETS.callHook.token);
});

test('the endpoint of Enreach refuses wrong credentials and broken requests, and nothing rings', async () => {
  const { enreach, main } = desk();
  const known = (await get(main, 'calls.list', {})).calls.length;
  const json = { 'content-type': 'application/json' };
  const right = { ...json, 'X-Benemen-APIKey': SECRETS.smartRouting.apiKey };
  const body = JSON.stringify({ anum: '+33187224498' });
  const statuses = [
    await enreach.send({ headers: json, body }),
    await enreach.send({ headers: { ...json, 'X-Benemen-APIKey': 'wrong' }, body }),
    await enreach.send({ headers: right, body: '{"anum": "+33", "targetid: "SALES_QUEUE"' }),
    await enreach.send({ headers: right, body: '{}' }),
    await enreach.send({ headers: right, body: Buffer.alloc(1 << 20, 'x') }),
    await enreach.send({ method: 'GET', headers: right }),
    await enreach.send({ path: '/elsewhere', headers: right, body }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([401, 401, 400, 400, 413, 405, 404]);
  expect((await get(main, 'calls.list', {})).calls).toHaveLength(known);
});
