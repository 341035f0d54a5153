import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manyNumbers } from '#simulators/cliqphone/directory.ts';
import { startWorld } from './world.ts';

describe('reading zones, numbers and media, against the simulator', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  describe.each(['form', 'json'] as const)('with bodies as %s', (bodyEncoding) => {
    beforeEach(() => {
      world.settings = { ...world.settings, bodyEncoding };
    });

    it('lists the zones, and one by its code in either case', async () => {
      const zones = await world.client.zones();
      expect(zones).toMatchObject({ kind: 'known', value: { length: 5 } });
      expect(await world.client.zoneByCode('FR_02')).toEqual({
        kind: 'known',
        value: {
          id: null,
          code: 'fr_02',
          country: 'France',
          name: 'Nord-Ouest',
          prefix: '02',
          kind: null,
          state: 'unknown',
        },
      });
      expect(await world.client.zoneByCode('fr_09')).toEqual({ kind: 'unknown' });
    });

    it('lists the free numbers', async () => {
      const all = await world.client.availableNumbers({});
      expect(all).toMatchObject({
        kind: 'known',
        value: [
          { id: '147', number: '33187224465', e164: '+33187224465', state: 'inactive', kind: 'phone' },
          { id: '148' },
        ],
      });
      const one = await world.client.availableNumbers({ zoneCode: 'FR_01', number: '+33 1 87 22 44 64' });
      expect(one).toMatchObject({ kind: 'known', value: [{ id: '148' }] });
    });

    it('lists numbers by every filter', async () => {
      const ids = async (filters: Parameters<typeof world.client.numbers>[0]) => {
        const answer = await world.client.numbers(filters);
        return answer.kind === 'known' ? answer.value.map(({ id }) => id) : answer;
      };
      expect(await ids({})).toEqual(['147', '148', '150', '151', '152']);
      expect(await ids({ zoneCode: 'fr_02' })).toEqual(['151']);
      expect(await ids({ state: 'active' })).toEqual(['150', '151', '152']);
      expect(await ids({ state: 'inactive' })).toEqual(['147', '148']);
      expect(await ids({ kind: 'fax' })).toEqual(['152']);
      expect(await ids({ kind: 'phone', state: 'active' })).toEqual(['150', '151']);
      expect(await ids({ number: '3324' })).toEqual(['151']);
      expect(await ids({ campaign: 'accueil' })).toEqual(['150']);
      expect(await ids({ holder: 'Morel' })).toEqual(['150']);
      // "There are none" is an answer.
      expect(await ids({ zoneCode: 'fr_05' })).toEqual([]);
    });

    it('lists media by every filter', async () => {
      const ids = async (filters: Parameters<typeof world.client.media>[0]) => {
        const answer = await world.client.media(filters);
        return answer.kind === 'known' ? answer.value.map(({ id }) => id) : answer;
      };
      expect(await ids({})).toEqual(['228', '230', '231', '232', '233', '234']);
      expect(await ids({ kind: 'voicemail' })).toEqual(['233', '234']);
      expect(await ids({ kind: 'voicemail', state: 'active' })).toEqual(['233']);
      expect(await ids({ name: 'musique' })).toEqual(['231']);
    });
  });

  it.each([
    [{ zoneCode: 'fr_09' }, 'zoneInvalid', 'zoneCode', '0310'],
    [{ number: '123' }, 'numberInvalid', 'number', '0319'],
    [{ number: '99999999' }, 'numberInvalid', 'number', '0319'],
    [{ campaign: 'x' }, 'campaignInvalid', 'campaign', '0306'],
    [{ campaign: 'Nobody' }, 'campaignInvalid', 'campaign', '0306'],
    [{ holder: 'x' }, 'holderInvalid', 'holder', '0308'],
  ])('says which filter the service does not take: %j', async (filters, code, field, sent) => {
    for (const refusals of ['printed', 'clean'] as const) {
      world.simulator.setForms({ refusals });
      expect(await world.client.numbers(filters)).toMatchObject({
        kind: 'refused',
        error: { code, field, params: { code: sent } },
      });
    }
  });

  it('tells a free number that does not exist from a zone that does not', async () => {
    expect(await world.client.availableNumbers({ number: '99999999' })).toMatchObject({
      kind: 'refused',
      error: { code: 'numberInvalid', field: 'number' },
    });
    expect(await world.client.availableNumbers({ zoneCode: 'fr_77' })).toMatchObject({
      kind: 'refused',
      error: { code: 'zoneInvalid', field: 'zoneCode' },
    });
  });

  it('means the same in every form of the values', async () => {
    const usual = [
      await world.client.numbers({}),
      await world.client.availableNumbers({}),
      await world.client.zones(),
    ];
    for (const values of ['numbers', 'nulls', 'missing', 'capitals'] as const) {
      world.simulator.setForms({ values });
      expect([
        await world.client.numbers({}),
        await world.client.availableNumbers({}),
        await world.client.zones(),
      ]).toEqual(usual);
    }
    world.simulator.setForms({ values: 'text', lists: 'numbered' });
    expect(await world.client.numbers({})).toEqual(usual[0]);
  });

  it('leads to sound files that are there', async () => {
    const answer = await world.client.media({ state: 'active' });
    if (answer.kind !== 'known') throw new Error(answer.kind);
    const starts: Record<string, string> = {};
    for (const { name, url } of answer.value) {
      const file = await fetch(url ?? '');
      expect(file.status).toBe(200);
      const bytes = Buffer.from(await file.arrayBuffer());
      expect(bytes.length).toBeGreaterThan(1000);
      starts[name] = `${file.headers.get('content-type') ?? ''} ${bytes.subarray(0, 2).toString('hex')}`;
    }
    expect(Object.values(starts)).toEqual([
      'audio/mpeg fffb',
      'audio/mpeg fffb',
      'audio/wav 5249',
      'audio/wav 5249',
      'audio/mpeg fffb',
    ]);
  });

  it('takes fifty thousand numbers in one answer', async () => {
    world.simulator.setDirectory({ numbers: manyNumbers(50_000) });
    const answer = await world.client.numbers({});
    expect(answer).toMatchObject({ kind: 'known', value: { length: 50_000 } });
  });

  it('does not take the answer of something else for a list', async () => {
    for (const [kind, reason] of [
      ['html', 'unreadable'],
      ['garbage', 'unreadable'],
      ['halfBody', 'unreadable'],
      ['reset', 'unreachable'],
    ] as const) {
      world.simulator.setFaults([{ system: 'cliqphone', operation: 'numbers', kind, times: 1 }]);
      expect(await world.client.numbers({})).toMatchObject({ kind: 'failed', reason });
    }
    for (const [status, reason] of [
      [500, 'serverError'],
      [404, 'misconfigured'],
      [429, 'rateLimited'],
    ] as const) {
      world.simulator.setFaults([
        { system: 'cliqphone', operation: 'numbers', kind: 'status', value: status, times: 1 },
      ]);
      expect(await world.client.numbers({})).toMatchObject({ kind: 'failed', reason });
    }
    // Signed in, and yet not let in: that is no word of Cliqphone, and no fault of login and password.
    world.simulator.setFaults([
      { system: 'cliqphone', operation: 'numbers', kind: 'status', value: 403, times: 1 },
    ]);
    expect(await world.client.numbers({})).toMatchObject({
      kind: 'refused',
      error: { code: 'tokenInvalid', byStatus: true },
    });
  });
});
