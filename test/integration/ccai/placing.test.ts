import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AGENT, DIRECTORY, NUMBER, startWorld, SUBDOMAIN } from './world.ts';

describe('placing calls, against the simulator', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  const at = Date.parse('2030-09-15T00:19:14.421Z');
  const out = { agentEmail: AGENT, endUserNumber: NUMBER };
  const now = { menuId: 9, endUserNumber: NUMBER };
  const later = { menuId: 9, endUserNumber: NUMBER, scheduledAt: at };

  describe('creates', () => {
    it('an outbound call by number', async () => {
      const result = await world.client.callOut({ ...out, outboundNumber: '+33187220000', lang: 'fr' });
      expect(result).toMatchObject({
        kind: 'created',
        call: {
          id: 397,
          status: 'assigned',
          createdAt: world.clock.now(),
          outboundNumber: '+33 1 87 22 00 00',
          agent: { name: 'Claire Morel' },
          endUser: null,
          participants: [{ type: 'agent' }, { type: 'end_user' }],
        },
      });
      expect(world.simulator.ringing()).toEqual([
        {
          id: 397,
          at: world.clock.now(),
          operation: 'callOut',
          number: NUMBER,
          request: {
            call_type: 'Voice Outbound (API)',
            agent_email: AGENT,
            end_user_number: NUMBER,
            outbound_number: '+33187220000',
            lang: 'fr',
          },
        },
      ]);
    });

    it('an outbound call by ticket, which wins over the number', async () => {
      const result = await world.client.callOut({ ...out, ticketId: '71450' });
      expect(result).toMatchObject({
        kind: 'created',
        call: { ticketId: '71450', endUser: { contactId: '381630957514' } },
      });
      expect(world.simulator.ringing()[0]?.number).toBe('+1 859-657-9625');
    });

    it('a call in a queue now, by number and by ticket', async () => {
      const result = await world.client.queueNow({ ...now, recordingPermission: 'granted' });
      expect(result).toMatchObject({
        kind: 'created',
        call: { status: 'queued', menu: { id: 9, name: 'Lock Star' }, recordingPermission: 'not_asked' },
      });
      expect(await world.client.queueNow({ menuId: '9', ticketId: '71450' })).toMatchObject({
        call: { id: 398, ticketId: '71450' },
      });
    });

    it.each(['inbound', 'scheduled'] as const)('a callback that calls itself %s', async (scheduledAs) => {
      world.simulator.setForms({ scheduledAs });
      expect(await world.client.schedule(later)).toMatchObject({
        kind: 'created',
        call: { scheduledAt: at, queuedAt: null, status: scheduledAs === 'inbound' ? 'queued' : 'scheduled' },
      });
    });

    it('a callback by an earlier call, without a menu', async () => {
      const result = await world.client.schedule({ callId: 514, endUserNumber: NUMBER, scheduledAt: at });
      expect(result).toMatchObject({ kind: 'created', call: { parentId: 514, scheduledAt: at } });
    });

    it.each(['arrayOfOne', 'typoKeys', 'missingKeys', 'unknownKeys', 'unknownStatus', 'textValues'] as const)(
      'and is understood in spite of %s',
      async (quirk) => {
        world.simulator.setQuirks([{ quirk, times: 1 }]);
        expect(await world.client.queueNow(now)).toMatchObject({ kind: 'created', call: { id: 397 } });
        expect(await world.client.callOut(out)).toMatchObject({
          kind: 'created',
          call: { status: 'assigned' },
        });
      },
    );

    it('and is believed even without a body', async () => {
      world.simulator.setQuirks([{ quirk: 'emptyBody' }]);
      expect(await world.client.callOut(out)).toMatchObject({ kind: 'created', call: { id: null } });
      expect(world.simulator.ringing()).toHaveLength(1);
    });
  });

  describe.each(['echo200', 'empty202'] as const)('leaves the rest to the agent (%s)', (finishInAdapter) => {
    beforeEach(() => {
      world.simulator.setForms({ finishInAdapter });
      world.simulator.setDirectory({ ...DIRECTORY, defaultOutboundNumber: null });
    });
    afterEach(() => {
      expect(world.simulator.ringing()).toEqual([]);
    });

    it('to choose among several numbers', async () => {
      expect(await world.client.callOut(out)).toMatchObject({ kind: 'finishInAdapter', why: 'chooseNumber' });
    });

    it('to choose instead of a number that is not managed', async () => {
      const result = await world.client.callOut({ ...out, outboundNumber: '+1 760-867-5309' });
      const why = finishInAdapter === 'echo200' ? 'chooseNumber' : 'adapter';
      expect(result).toMatchObject({ kind: 'finishInAdapter', why });
    });

    it('to call from a ticket with several numbers', async () => {
      const result = await world.client.callOut({
        agentEmail: AGENT,
        ticketId: '2',
        outboundNumber: '+1 339-219-5276',
      });
      expect(result).toMatchObject({ kind: 'finishInAdapter', why: 'ticket' });
    });

    it('because the adapter says so', async () => {
      world.simulator.setQuirks([{ quirk: 'adapter', operation: 'queueNow' }]);
      expect(await world.client.queueNow(now)).toMatchObject({ kind: 'finishInAdapter', why: 'unknown' });
    });
  });

  describe('refuses', () => {
    afterEach(() => {
      expect(world.simulator.ringing()).toEqual([]);
    });

    it.each([
      [{ ...out, agentEmail: 'busy@example.fr' }, 'agentUnavailable', 'agent'],
      [{ ...out, agentEmail: 'nobody@example.fr' }, 'agentUnknown', 'agent'],
      [{ ...out, agentEmail: '' }, 'required', 'agent'],
      [{ ...out, agentEmail: 'trainee@example.fr' }, 'agentMayNotCall', 'agent'],
      [{ agentEmail: AGENT }, 'numberOrTicketRequired', 'number'],
      [{ ...out, endUserNumber: '123123' }, 'malformed', 'number'],
      [{ ...out, ticketId: '1' }, 'contactNotFound', 'ticket'],
      [{ ...out, ticketId: 'unknown' }, 'contactNotFound', 'ticket'],
    ])('calling out, case %#', async (request, code, field) => {
      expect(await world.client.callOut(request)).toMatchObject({
        kind: 'refused',
        status: 400,
        error: { code, field },
      });
    });

    const menuRows = [
      [{ endUserNumber: '+1 999-657-12' }, 'malformed', 'number'],
      [{ endUserNumber: '' }, 'required', 'number'],
      [{ menuId: 10 }, 'menuRedirected', 'menu'],
      [{ menuId: 11 }, 'menuAfterHours', 'menu'],
      [{ menuId: '' }, 'required', 'menu'],
      [{ menuId: 9999 }, 'notFound', 'menu'],
      [{ menuId: 'menu_999' }, 'malformed', 'menu'],
      [{ lang: 'fr' }, 'languageUnavailable', 'language'],
      [{ lang: 'xy' }, 'languageUnknown', 'language'],
      [{ ticketId: '1' }, 'contactNotFound', 'ticket'],
    ] as const;

    it.each([...menuRows, [{ menuId: 50 }, 'menuWrongKind', 'menu'] as const])(
      'a queue, case %#',
      async (change, code, field) => {
        expect(await world.client.queueNow({ ...now, ...change })).toMatchObject({
          kind: 'refused',
          error: { code, field },
        });
      },
    );

    it.each([
      ...menuRows,
      [{ menuId: 51 }, 'menuWrongKind', 'menu'] as const,
      [{ callId: 515 }, 'notFound', 'parentCall'] as const,
    ])('a callback, case %#', async (change, code, field) => {
      expect(await world.client.schedule({ ...later, ...change })).toMatchObject({
        kind: 'refused',
        error: { code, field },
      });
    });

    it('in either spelling', async () => {
      world.simulator.setQuirks([{ quirk: 'otherHyphen' }]);
      const malformed = { kind: 'refused', error: { code: 'malformed', field: 'number' } };
      expect(await world.client.callOut({ ...out, endUserNumber: '1' })).toMatchObject(malformed);
      expect(await world.client.queueNow({ ...now, endUserNumber: '1' })).toMatchObject(malformed);
    });

    it('a wrong token, and a wrong subdomain', async () => {
      world.token = 'other';
      const refused = { kind: 'refused', status: 401, error: { code: 'credentialRefused' } };
      expect(await world.client.callOut(out)).toMatchObject(refused);
      world.settings = { ...world.settings, subdomain: `${SUBDOMAIN}s` };
      expect(await world.client.callOut(out)).toMatchObject(refused);
      expect(await world.client.testConnection()).toMatchObject({ outcome: 'refused' });
    });

    it('a wrong address', async () => {
      world.settings = { ...world.settings, baseUrl: `${world.settings.baseUrl}/elsewhere` };
      expect(await world.client.callOut(out)).toMatchObject({ status: 404, error: { code: 'wrongAddress' } });
      world.settings = { ...world.settings, baseUrl: world.simulator.url };
      world.simulator.setQuirks([{ quirk: 'notFoundPage' }]);
      expect(await world.client.callOut(out)).toMatchObject({ error: { code: 'wrongAddress' } });
      expect(await world.client.testConnection()).toMatchObject({ outcome: 'misconfigured' });
    });
  });

  it('never logs token, number or agent', async () => {
    await world.client.callOut(out);
    await world.client.callOut({ ...out, endUserNumber: '123123' });
    await world.client.readFlags(514_514);
    expect(world.logger.lines).toHaveLength(3);
    const basic = Buffer.from(`${SUBDOMAIN}:${world.token}`).toString('base64');
    for (const secret of [world.token, basic, NUMBER, NUMBER.slice(1), '123123', AGENT, '514514']) {
      expect(world.logger.lines.join('\n')).not.toContain(secret);
    }
  });
});
