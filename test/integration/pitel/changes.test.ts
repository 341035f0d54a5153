import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '#simulators/support/faults.ts';
import type { LoggedRequest } from '#simulators/support/httpSimulator.ts';
import type { StickyRoute } from '#shared/domain/stickyRoute.ts';
import { FIRST, read, ROUTES, SECOND, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ extensions: ['101', '102', '104'] });
});
afterEach(() => world.stop());

const count = (operation: string) => world.operations().filter((each) => each === operation).length;
const agentOf = (phoneNumber: string) =>
  world.simulator.routes().find((route) => route.phoneNumber === phoneNumber)?.agent;

function nextRequest(operation: string): Promise<LoggedRequest> {
  return new Promise((resolve) => {
    const stop = world.simulator.onRequest((request) => {
      if (request.operation !== operation) return;
      stop();
      resolve(request);
    });
  });
}

async function seen(id: string): Promise<StickyRoute> {
  const answer = await world.client.byId(id);
  if (answer.kind !== 'known') throw new Error(answer.kind);
  return answer.value;
}

describe('pinning', () => {
  it('makes an entry, and reads it back', async () => {
    const number = read('0912345678');
    expect(await world.client.pin(number, '104')).toMatchObject({
      kind: 'pinned',
      route: { id: '3', number, raw: '0912345678', extension: '104', createdAt: world.clock.now() },
    });
    expect(world.operations()).toEqual(['signIn', 'upsert', 'get']);
    expect(JSON.parse(world.simulator.log()[1]?.body ?? '')).toEqual({
      agent: '104',
      phone_number: '0912345678',
    });
  });

  it('overwrites without a word, as the directory does', async () => {
    expect(await world.client.pin(FIRST, '104')).toMatchObject({
      kind: 'pinned',
      route: { id: '1', createdAt: Date.parse('2021-08-06T10:00:00+07:00') },
    });
    expect(world.simulator.routes()).toHaveLength(2);
  });

  it('a short number, which may be an id, is read back from the list', async () => {
    world.simulator.setRoutes([...ROUTES, { id: '104', phoneNumber: '0911111111', agent: '101' }]);
    const short = read('104');
    expect(await world.client.pin(short, '102')).toMatchObject({
      kind: 'pinned',
      route: { number: short, extension: '102' },
    });
    expect(world.operations().slice(-2)).toEqual(['get', 'list']);
  });

  it.each([
    [read('anonymous'), '104', 'number'],
    [read('call me'), '104', 'number'],
    [FIRST, '', 'extension'],
    [FIRST, 'abc', 'extension'],
    [FIRST, '1'.repeat(21), 'extension'],
  ])('sends nothing that is none, case %#', async (number, extension, detail) => {
    expect(await world.client.pin(number, extension)).toEqual({ kind: 'notSent', reason: 'invalid', detail });
    expect(world.simulator.log()).toEqual([]);
  });

  it.each(['fail200', 'fail400', 'error400'] as const)('is refused in words, as %s', async (refusal) => {
    world.simulator.setForms({ refusal });
    expect(await world.client.pin(FIRST, '999')).toMatchObject({
      kind: 'refused',
      status: refusal === 'fail200' ? 200 : 400,
      error: { code: 'unknown', field: 'extension', raw: 'USER_NOT_REGISTERED' },
    });
    expect(count('upsert')).toBe(1);
    expect(agentOf('0899990988')).toBe('101');
  });

  it('is refused in a list of those that failed', async () => {
    world.simulator.setQuirks([{ quirk: 'failedList', operation: 'upsert' }]);
    expect(await world.client.pin(FIRST, '104')).toMatchObject({
      kind: 'refused',
      error: { code: 'other', raw: '104' },
    });
  });

  it('differs where a colleague was quicker, or nothing was done', async () => {
    world.simulator.setQuirks([{ quirk: 'colleague', operation: 'upsert' }]);
    expect(await world.client.pin(FIRST, '104')).toMatchObject({
      kind: 'differs',
      route: { extension: '199' },
    });
    world.simulator.setQuirks([{ quirk: 'onlySays' }]);
    expect(await world.client.pin(read('0912345678'), '104')).toEqual({ kind: 'differs', route: null });
  });

  it('is turned away by 429', async () => {
    world.simulator.setQuirks([{ quirk: 'rateLimited', operation: 'upsert' }]);
    expect(await world.client.pin(FIRST, '104')).toEqual({ kind: 'rateLimited', retryAfterMs: 7000 });
    expect(count('upsert')).toBe(1);
  });

  it.each([
    ['reset', undefined, 'connectionLost'],
    ['garbage', undefined, 'unreadable'],
    ['halfBody', undefined, 'unreadable'],
    ['status', 500, 'serverError'],
    ['status', 504, 'serverError'],
    ['status', 408, 'unexpected'],
    ['status', 302, 'unexpected'],
  ] as const)('lost, and nothing to be seen of it: %s %s', async (kind, value, reason) => {
    world.simulator.setFaults([{ system: 'pitel', operation: 'upsert', kind, value }]);
    expect(await world.client.pin(FIRST, '104')).toMatchObject({ kind: 'unconfirmed', reason });
    expect(count('upsert')).toBe(1);
    expect(agentOf('0899990988')).toBe('101');
  });

  it.each(['reset', 'garbage', 'halfBody'] as const)(
    'lost after it was done: %s. Reading shows it, and it is never sent again',
    async (kind) => {
      world.simulator.setFaults([{ system: 'pitel', operation: 'upsert', kind, acts: true }]);
      expect(await world.client.pin(FIRST, '104')).toMatchObject({
        kind: 'pinned',
        route: { extension: '104' },
      });
      expect(count('upsert')).toBe(1);
    },
  );

  it.each([true, false])('lost, and reading back too (done: %s)', async (acts) => {
    world.simulator.setFaults([
      { system: 'pitel', operation: 'upsert', kind: 'reset', acts },
      { system: 'pitel', operation: 'get', kind: 'reset' },
    ]);
    expect(await world.client.pin(FIRST, '104')).toMatchObject({
      kind: 'unconfirmed',
      reason: 'connectionLost',
    });
    expect(count('upsert')).toBe(1);
  });

  it('taken, but what is there cannot be read', async () => {
    world.simulator.setFaults([{ system: 'pitel', operation: 'get', kind: 'html' }]);
    expect(await world.client.pin(FIRST, '104')).toMatchObject({ kind: 'unconfirmed', reason: 'unreadable' });
  });

  it('a page instead of an answer is not believed', async () => {
    world.simulator.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'html' }]);
    expect(await world.client.pin(FIRST, '104')).toMatchObject({ kind: 'unconfirmed', reason: 'unreadable' });
  });

  it('late: unconfirmed once its time is over', async () => {
    await world.client.find(FIRST);
    world.simulator.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'silence' }]);
    const read = nextRequest('upsert');
    const result = world.client.pin(FIRST, '104');
    await read;
    world.clock.advance(10_000);
    expect(await result).toMatchObject({ kind: 'unconfirmed', reason: 'timeout' });
  });

  it('given up on the way', async () => {
    await world.client.find(FIRST);
    world.simulator.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'silence' }]);
    const asker = new AbortController();
    const read = nextRequest('upsert');
    const result = world.client.pin(FIRST, '104', { signal: asker.signal });
    await read;
    asker.abort();
    expect(await result).toMatchObject({ kind: 'unconfirmed', reason: 'cancelled' });
  });

  it('what certainly did not leave says so', async () => {
    expect(await world.client.pin(FIRST, '104', { signal: AbortSignal.abort() })).toMatchObject({
      kind: 'notSent',
      reason: 'cancelled',
    });
    await world.simulator.stop();
    expect(await world.client.pin(FIRST, '104')).toMatchObject({ kind: 'notSent', reason: 'unreachable' });
  });

  it('a wrong address takes no pins', async () => {
    await world.client.find(FIRST);
    world.simulator.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'status', value: 404 }]);
    expect(await world.client.pin(FIRST, '104')).toMatchObject({
      kind: 'refused',
      error: { code: 'wrongAddress' },
    });
  });
});

describe('unpinning', () => {
  const removed = () =>
    world.simulator.log().flatMap(({ operation, target }) => (operation === 'remove' ? [target] : []));

  it('deletes by the id of the entry, and looks whether it is gone', async () => {
    expect(await world.client.unpin(await seen('1'))).toEqual({ kind: 'unpinned' });
    expect(removed()).toEqual(['/v1/smartrouting/1']);
    expect(world.operations().slice(2)).toEqual(['get', 'remove', 'get']);
    expect(world.simulator.routes()).toMatchObject([{ phoneNumber: '0899990989' }]);
  });

  it('what is not there any more is gone', async () => {
    const route = await seen('1');
    world.simulator.setRoutes(ROUTES.slice(1));
    expect(await world.client.unpin(route)).toEqual({ kind: 'gone' });
    expect(removed()).toEqual([]);
  });

  it('what was made anew is deleted by its new id', async () => {
    const route = await seen('1');
    world.simulator.setRoutes([...ROUTES.slice(1), { id: '9', phoneNumber: '0899990988', agent: '101' }]);
    expect(await world.client.unpin(route)).toEqual({ kind: 'unpinned' });
    expect(removed()).toEqual(['/v1/smartrouting/9']);
  });

  it('never deletes whom the id belongs to now', async () => {
    const route = await seen('1');
    world.simulator.setRoutes([{ id: '1', phoneNumber: '0911111111', agent: '102' }]);
    expect(await world.client.unpin(route)).toEqual({ kind: 'gone' });
    expect(removed()).toEqual([]);
  });

  it('never deletes what somebody moved meanwhile', async () => {
    const route = await seen('1');
    world.simulator.setRoutes([{ id: '1', phoneNumber: '0899990988', agent: '102' }]);
    expect(await world.client.unpin(route)).toMatchObject({ kind: 'differs', route: { extension: '102' } });
    expect(removed()).toEqual([]);
  });

  it('never deletes by a short number that is the id of another', async () => {
    world.simulator.setRoutes([
      { id: '104', phoneNumber: '0911111111', agent: '102' },
      { id: '8', phoneNumber: '104', agent: '101' },
    ]);
    const answer = await world.client.find(read('104'));
    if (answer.kind !== 'known') throw new Error(answer.kind);
    expect(await world.client.unpin(answer.value)).toEqual({ kind: 'unpinned' });
    expect(removed()).toEqual(['/v1/smartrouting/8']);
  });

  it('what nobody can read as a number is deleted by its id alone', async () => {
    world.simulator.setRoutes([{ id: '5', phoneNumber: 'hotline?!', agent: '101' }]);
    const route = await seen('5');
    expect(route.number.kind).toBe('unreadable');
    expect(await world.client.unpin(route)).toEqual({ kind: 'unpinned' });
    expect(await world.client.unpin(route)).toEqual({ kind: 'gone' });
  });

  it.each(['asRead', 'successfully'] as const)(
    'gone between looking and deleting (%s)',
    async (missingDelete) => {
      world.simulator.setForms({ missingDelete });
      const route = await seen('1');
      const stop = world.simulator.onRequest(({ operation }) => {
        if (operation === 'remove') world.simulator.setRoutes([]);
      });
      expect(await world.client.unpin(route)).toMatchObject({
        kind: missingDelete === 'asRead' ? 'gone' : 'unpinned',
      });
      stop();
    },
  );

  it('said to be deleted, and still there', async () => {
    world.simulator.setQuirks([{ quirk: 'onlySays' }]);
    expect(await world.client.unpin(await seen('1'))).toMatchObject({ kind: 'differs', route: { id: '1' } });
  });

  it.each([
    ['reset', undefined, 'connectionLost'],
    ['status', 500, 'serverError'],
    ['halfBody', undefined, 'unreadable'],
  ] as const)('lost, and still there: %s', async (kind: FaultKind, value, reason) => {
    const route = await seen('1');
    world.simulator.setFaults([{ system: 'pitel', operation: 'remove', kind, value }]);
    expect(await world.client.unpin(route)).toMatchObject({ kind: 'unconfirmed', reason });
    expect(count('remove')).toBe(1);
  });

  it('lost after it was done: reading shows it', async () => {
    const route = await seen('1');
    world.simulator.setFaults([{ system: 'pitel', operation: 'remove', kind: 'reset', acts: true }]);
    expect(await world.client.unpin(route)).toEqual({ kind: 'unpinned' });
    expect(count('remove')).toBe(1);
  });

  it('lost, and reading too', async () => {
    const route = await seen('1');
    const stop = world.simulator.onRequest(({ operation }) => {
      if (operation === 'remove') {
        world.simulator.setFaults([{ system: 'pitel', operation: 'get', kind: 'reset' }]);
      }
    });
    world.simulator.setFaults([{ system: 'pitel', operation: 'remove', kind: 'reset', acts: true }]);
    expect(await world.client.unpin(route)).toMatchObject({ kind: 'unconfirmed' });
    stop();
  });

  it('nothing is deleted where looking first fails', async () => {
    const route = await seen('1');
    world.simulator.setFaults([{ system: 'pitel', operation: 'get', kind: 'status', value: 500 }]);
    expect(await world.client.unpin(route)).toMatchObject({ kind: 'notSent', reason: 'unreachable' });
    world.simulator.setFaults([{ system: 'pitel', operation: 'get', kind: 'status', value: 403 }]);
    expect(await world.client.unpin(route)).toMatchObject({
      kind: 'refused',
      error: { code: 'credentialRefused' },
    });
    world.simulator.setQuirks([{ quirk: 'rateLimited', operation: 'get' }]);
    world.simulator.setFaults([]);
    expect(await world.client.unpin(route)).toMatchObject({ kind: 'rateLimited' });
    expect(removed()).toEqual([]);
  });

  it('several at once each say what came of them', async () => {
    const routes = [await seen('1'), await seen('2')];
    world.simulator.setRoutes(ROUTES.slice(1));
    expect(await Promise.all(routes.map((route) => world.client.unpin(route)))).toEqual([
      { kind: 'gone' },
      { kind: 'unpinned' },
    ]);
    expect(await world.client.find(SECOND)).toEqual({ kind: 'unknown' });
  });
});
