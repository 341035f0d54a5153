import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manyNumbers } from '#simulators/cliqphone/directory.ts';
import { DIRECTORY } from '../cliqphone/world.ts';
import { startWorld } from './world.ts';

describe('the company’s numbers, over real sockets', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.end());

  it('are asked for when somebody needs them, and not before', async () => {
    const { numbers, asked } = world;
    expect(numbers.numbers()).toMatchObject({
      reading: { state: 'notRead' },
      asOf: null,
      count: 0,
      zonesReading: { state: 'notRead' },
    });
    expect(numbers.showable()).toMatchObject({ reading: { state: 'notRead' }, total: 0 });
    expect((await world.find()).rows).toEqual([]);
    expect(world.simulator.log()).toEqual([]);

    await Promise.all([numbers.needNumbers(false), numbers.needNumbers(false)]);
    await numbers.needNumbers(false);
    expect([asked('numbers'), asked('zones'), asked('signIn'), asked('media')]).toEqual([1, 1, 1, 0]);
    expect(numbers.numbers()).toMatchObject({
      reading: { state: 'read' },
      count: 5,
      version: 1,
      campaigns: ['Accueil', 'Ventes'],
      holders: ['Claire Morel'],
    });
    const zones = numbers.numbers().zones.map(({ code, name, numbers: count }) => [code, name, count]);
    expect(zones.slice(0, 3)).toEqual([
      ['fr_01', '\u00CEle-de-France', 4],
      ['fr_02', 'Nord-Ouest', 1],
      ['fr_03', 'Nord-Est', 0],
    ]);
  });

  it('come in slices of a question, in order', async () => {
    await world.numbers.needNumbers(false);
    const first = await world.find({ zone: '01' }, 0, 2);
    expect(first).toMatchObject({ version: 1, matched: 4, rows: [{ id: '150' }, { id: '152' }] });
    expect((await world.find({ zone: '01' }, 2, 2)).rows.map(({ id }) => id)).toEqual(['148', '147']);
    expect((await world.find({ zone: '01' }, 4, 200)).rows).toEqual([]);
    expect((await world.find({ text: '02 40' })).rows).toMatchObject([{ id: '151', zone: '02' }]);
  });

  it('are the same in every form that the service has', async () => {
    await world.numbers.needNumbers(false);
    const usual = (await world.find()).rows;
    expect(usual).toHaveLength(5);
    for (const forms of [
      { values: 'numbers' },
      { values: 'missing' },
      { values: 'capitals' },
      { lists: 'numbered' },
    ] as const) {
      world.simulator.setForms({ values: 'text', lists: 'array', ...forms });
      await world.numbers.needNumbers(true);
      expect((await world.find()).rows).toEqual(usual);
    }
  });

  it.each([
    ['a page', 'html', 'unreadable'],
    ['half an answer', 'halfBody', 'unreadable'],
    ['no HTTP', 'garbage', 'unreadable'],
    ['a hung up line', 'reset', 'unreachable'],
    ['an error', 'status', 'serverError'],
  ] as const)('stay, and tell why, when %s comes instead', async (_what, kind, reason) => {
    const { numbers, simulator } = world;
    await numbers.needNumbers(false);
    const before = numbers.numbers();
    simulator.setFaults([{ system: 'cliqphone', operation: 'numbers', kind, value: 500 }]);
    await numbers.needNumbers(true);
    expect(numbers.numbers()).toMatchObject({
      reading: { state: 'failed', reason },
      asOf: before.asOf,
      version: 1,
      count: 5,
      zonesReading: { state: 'read' },
    });
    expect((await world.find()).rows).toHaveLength(5);
    simulator.setFaults([]);
    await numbers.needNumbers(true);
    expect(numbers.numbers()).toMatchObject({ reading: { state: 'read' }, version: 2 });
  });

  it.each([
    ['an object', '{"numbers":[]}', { state: 'failed', reason: 'unreadable' }],
    ['half a list', '[{"id":"1","numero":"33187224465"},', { state: 'failed', reason: 'unreadable' }],
    ['nothing', '', { state: 'failed', reason: 'unreadable' }],
    ['a list of something else', '[{"a":1}]', { state: 'failed', reason: 'unreadable' }],
    ['a yes without a list', '{"state":"ok","codeErreur":"0300"}', { state: 'failed', reason: 'unreadable' }],
    ['an empty list', '[]', { state: 'read' }],
    ['a refusal', '{"state":"ko","codeErreur":"0301","messageErreur":"invalid etat"}', { state: 'refused' }],
  ])('are read for what they are where %s comes', async (_what, body, reading) => {
    const odd = createServer(({ url }, reply) => {
      const signIn = '{"state":"ok","codeErreur":"0000","messageErreur":"","token":"t"}';
      reply.writeHead(200, { 'content-type': 'application/json' }).end(url === '/api/auto' ? signIn : body);
    });
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const { port } = odd.address() as AddressInfo;
    world.settings = { ...world.settings, baseUrl: `http://127.0.0.1:${String(port)}` };
    await world.numbers.needNumbers(false);
    await world.numbers.needMedia(false);
    expect(world.numbers.numbers()).toMatchObject({ reading, zonesReading: reading, count: 0 });
    expect(world.numbers.media()).toMatchObject({ reading, media: [] });
    odd.closeAllConnections();
    await new Promise((resolve) => odd.close(resolve));
  });

  it('come with a new token when the old one ran out in the middle', async () => {
    await world.numbers.needNumbers(false);
    world.simulator.expireTokens();
    await world.numbers.needNumbers(true);
    expect(world.numbers.numbers()).toMatchObject({
      reading: { state: 'read' },
      zonesReading: { state: 'read' },
    });
    expect(world.asked('signIn')).toBe(2);
  });

  it('are late when they are late, and then failed; the rest goes on', async () => {
    world.settings = { ...world.settings, timeoutMs: 300 };
    world.simulator.setFaults([
      { system: 'cliqphone', operation: 'numbers', kind: 'delay', value: 60_000 } as never,
    ]);
    const asked = world.nextRequest('numbers');
    const reading = world.numbers.needNumbers(false);
    await asked;
    await world.until(() => world.numbers.numbers().zonesReading.state === 'read');
    expect(world.numbers.numbers().reading.state).toBe('reading');
    world.clock.advance(300);
    await reading;
    expect(world.numbers.numbers()).toMatchObject({
      reading: { state: 'failed', reason: 'timeout' },
      asOf: null,
      zonesReading: { state: 'read' },
    });
  });

  it('of another account are never shown as those of this one', async () => {
    const { numbers } = world;
    await numbers.needNumbers(false);
    world.credentials = { login: 'somebody', password: 'else' };
    world.client.reset();
    numbers.adjust();
    expect(numbers.numbers()).toMatchObject({ count: 0, asOf: null, reading: { state: 'reading' } });
    await world.until(() => numbers.numbers().reading.state !== 'reading');
    expect(numbers.numbers()).toMatchObject({
      reading: { state: 'refused', refusal: { code: 'loginInvalid', raw: '00 02 login ou mdp invalide' } },
      count: 0,
    });
    world.credentials = null;
    numbers.adjust();
    expect(numbers.numbers().reading).toEqual({ state: 'notConfigured' });
  });

  it('are asked for once more with a refused account when a person says so, and only then', async () => {
    const { numbers, asked, clock } = world;
    world.simulator.setAccount({ active: false });
    await numbers.needNumbers(false);
    const said = { state: 'refused', at: clock.now(), refusal: { raw: '00 02 compte user inactif' } };
    expect(numbers.numbers().reading).toMatchObject(said);
    world.simulator.setAccount({ active: true });
    clock.advance(60_000);
    await numbers.needNumbers(false);
    // It looks like what it is: said a minute ago, and not now.
    expect(numbers.numbers().reading).toMatchObject(said);
    expect(asked('signIn')).toBe(1);
    await numbers.needNumbers(true);
    expect(numbers.numbers()).toMatchObject({ reading: { state: 'read' }, count: 5 });
    expect(asked('signIn')).toBe(2);
  });

  it('say why they are not asked for under the present settings', async () => {
    world.settings = { ...world.settings, allowInsecureHttp: false };
    await world.numbers.needNumbers(true);
    expect(world.numbers.numbers().reading).toEqual({ state: 'notConfigured', why: 'inClear' });
    expect(world.numbers.media().reading).toEqual({ state: 'notConfigured', why: 'inClear' });
    expect(world.simulator.log()).toEqual([]);
  });

  it('get the ids that their list leaves out from that of the zones', async () => {
    world.simulator.setForms({ ids: 'byZone' });
    await world.numbers.needNumbers(false);
    const { rows } = await world.find();
    expect(rows.map(({ number, id, locked }) => [number, id, locked])).toEqual([
      ['33187220000', null, 'noId'],
      ['33187220009', null, 'noId'],
      ['33187224464', '148', null],
      ['33187224465', '147', null],
      ['33240112233', null, 'noId'],
    ]);
    expect(world.asked('availableNumbers')).toBe(1);
    const saved = await world.numbers.saving.edit(await world.view('147'), { info: 'x' });
    expect(saved).toMatchObject({ result: 'saved', now: { id: '147', info: 'x', locked: null } });
    expect(world.simulator.saved()).toMatchObject([{ operation: 'editNumber', id: 147 }]);
  });

  it('stay in sight when only how they are asked for changes', async () => {
    const { numbers } = world;
    await numbers.needNumbers(false);
    world.settings = { ...world.settings, bodyEncoding: 'json' };
    numbers.adjust();
    expect(numbers.numbers()).toMatchObject({ count: 5, reading: { state: 'reading' } });
    await world.until(() => numbers.numbers().version === 2);
  });

  it('may be fifty thousand, found as typed', async () => {
    world.simulator.setDirectory({ numbers: manyNumbers(50_000) });
    await world.numbers.needNumbers(false);
    expect(world.numbers.numbers()).toMatchObject({ count: 50_000 });
    const typed = ['0', '01', '01 1', '01 10', '01 10 00'].map((text) => world.find({ text }, 0, 50));
    const found = await Promise.all(typed);
    for (const { rows, matched } of found) {
      expect(rows.length).toBe(Math.min(50, matched));
      expect(rows.map(({ number }) => Number(number))).toEqual(
        rows.map(({ number }) => Number(number)).sort((a, b) => a - b),
      );
    }
    expect(new Set(found.map(({ version }) => version))).toEqual(new Set([1]));
    expect((await world.find({}, 49_990, 200)).rows).toHaveLength(10);
  });

  describe('that are free', () => {
    it('are asked for once a zone, and found by what is typed of them', async () => {
      const { free } = world.numbers;
      expect(await free.find('fr_01', '')).toMatchObject({
        result: 'known',
        numbers: { length: 2 },
        cut: false,
      });
      expect(await free.find('FR_01', '01 87 22 44 64')).toEqual({
        result: 'known',
        numbers: [{ number: '33187224464', display: '+33 1 87 22 44 64', zoneCode: 'fr_01' }],
        cut: false,
        unread: 0,
      });
      expect(await free.find('fr_01', 'x')).toMatchObject({ result: 'known', numbers: [] });
      expect(world.asked('availableNumbers')).toBe(1);
      world.clock.advance(60_000);
      await free.find('fr_01', '');
      expect(world.asked('availableNumbers')).toBe(2);
    });

    it('of no zone, and those that could not be asked for, are two things', async () => {
      const { free } = world.numbers;
      expect(await free.find('fr_09', '')).toEqual({ result: 'unknown' });
      world.simulator.setFaults([
        { system: 'cliqphone', operation: 'availableNumbers', kind: 'status', value: 503 } as never,
      ]);
      expect(await free.find('fr_01', '')).toMatchObject({ result: 'failed', reason: 'serverError' });
      world.simulator.setFaults([]);
      expect(await free.find('fr_01', '')).toMatchObject({ result: 'known' });
    });

    it('are more than are shown', async () => {
      world.simulator.setDirectory({ numbers: manyNumbers(2000) });
      expect(await world.numbers.free.find('', '')).toMatchObject({ numbers: { length: 100 }, cut: true });
    });
  });

  it('media are held apart from the numbers, and show where they lie but no address', async () => {
    await world.numbers.needMedia(false);
    const state = world.numbers.media();
    expect(state).toMatchObject({ reading: { state: 'read' }, media: { length: 6 } });
    expect(new Set(state.media.map(({ origin }) => origin))).toEqual(new Set([world.simulator.url]));
    expect(JSON.stringify(state)).not.toContain('/assets/');
    expect(world.numbers.medium('228')?.url).toMatch(/^http:.*\.mp3$/);
    expect(world.numbers.medium('999')).toBeNull();
    expect([world.asked('numbers'), world.asked('media')]).toEqual([0, 1]);
  });
});

describe('the number to show', () => {
  it('is one of the region of who is called: of the settings first, then the agent’s own, then any', async () => {
    const world = await startWorld({
      directory: {
        numbers: [
          ...DIRECTORY.numbers,
          { id: 160, numero: '33187220099', active: true, nomPorteur: 'Karim Benali' },
          { id: 161, numero: '33187220001', active: false },
        ],
      },
    });
    const propose = (called: string | null, own: string[] = []) => world.numbers.propose(called, own);
    // Nobody is called yet: the list is read, and nothing proposed.
    expect(await propose(null)).toBeNull();
    expect(world.asked('numbers')).toBe(1);
    expect(await propose('+33140000000')).toMatchObject({
      number: { e164: '+33187220000', holder: 'Claire Morel' },
      zone: '01',
      reason: 'sameZone',
      from: 'provider',
    });
    world.world.agentName = 'karim benali';
    expect(await propose('+33140000000')).toMatchObject({ number: { e164: '+33187220099' } });
    expect(await propose('+33140000000', ['+33482530000', '+33187224499'])).toMatchObject({
      number: { e164: '+33187224499' },
      from: 'settings',
    });
    // The provider knows better than the settings that a number is off.
    expect(await propose('+33140000000', ['+33187220001'])).toMatchObject({ from: 'provider' });
    expect(await propose('+262262123456')).toMatchObject({ number: { e164: '+33240112233' }, zone: '02' });
    expect(await propose('+33556000000', ['+33482530000'])).toBeNull();
    expect(await propose('+33612345678')).toBeNull();
    expect(world.numbers.showable()).toMatchObject({
      total: 3,
      numbers: [{ e164: '+33187220099' }, { e164: '+33187220000' }, { e164: '+33240112233' }],
    });
    expect(world.asked('numbers')).toBe(1);
    await world.end();
  });

  it('is one of the settings where the provider does not answer, and that is said', async () => {
    const world = await startWorld();
    world.simulator.setFaults([
      { system: 'cliqphone', operation: 'numbers', kind: 'status', value: 500 } as never,
    ]);
    expect(await world.numbers.propose('+33472000000', ['+33482530000'])).toMatchObject({
      number: { e164: '+33482530000', display: '+33 4 82 53 00 00' },
      from: 'settings',
    });
    expect(world.numbers.showable()).toMatchObject({ reading: { state: 'failed' }, asOf: null, total: 0 });
    // It is not asked again for every number that is dialled.
    await world.numbers.propose('+33472000001', []);
    expect(world.asked('numbers')).toBe(1);
    await world.end();
  });
});
