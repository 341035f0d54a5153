import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesOf, editOf, EMPTY_NUMBER_FORM, formOfNumber } from '#shared/domain/numberForm.ts';
import type { NumberForm } from '#shared/domain/numberForm.ts';
import type { FaultKind } from '#simulators/support/faults.ts';
import { startWorld } from './world.ts';

const FORM: NumberForm = { ...EMPTY_NUMBER_FORM, number: '+33 1 87 22 44 65' };

const FULL: NumberForm = {
  number: '33187224465',
  zoneCode: 'fr_01',
  state: 'active',
  holder: 'Ana\u00EFs & Co = 1',
  holderEmail: 'anais@example.fr',
  info: 'Accueil',
  welcomeMessage: '228',
  recordingNotice: '230',
  waitingMusic: '231',
  playback: '232',
  voicemail: '233',
  message: '',
  handling: 'forward',
  forwarding: 'sequential',
  forwardTo: '06 12 34 56 78',
  ringSeconds: '25',
  hourFrom: '08:00',
  hourTo: '18:30',
  days: ['friday', 'monday'],
  dateFrom: '2026-01-05',
  dateTo: '2026-12-31',
  incoming: true,
  outgoing: false,
  recording: true,
  emailNotification: false,
};

describe('adding and editing numbers, against the simulator', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.stop());

  it.each(['form', 'json'] as const)('adds a number with everything on it (%s)', async (bodyEncoding) => {
    world.settings = { ...world.settings, bodyEncoding };
    expect(await world.client.addNumber(FULL)).toEqual({ kind: 'saved' });
    const said = (value: boolean) => (bodyEncoding === 'form' ? String(value) : value);
    expect(world.simulator.saved()).toMatchObject([
      {
        operation: 'addNumber',
        id: 147,
        request: {
          numero: '33187224465',
          messageIntroduction: '228',
          messageEnregistrement: '230',
          musicAattente: '231',
          playback: '232',
          repondeur: '233',
          emailPorteur: 'anais@example.fr',
          nomPorteur: 'Ana\u00EFs & Co = 1',
          info: 'Accueil',
          sonnerie: '25',
          type: 'Ren',
          typeRenvoi: 'Seq',
          hourDebut: '08:00',
          hourFin: '18:30',
          jours: 'Lu,Ve',
          numRenvoi: '33612345678',
          etat: said(true),
          dateDebut: '2026-01-05',
          dateFin: '2026-12-31',
          activeAppelEntrant: said(true),
          activeAppelSortant: said(false),
          activerEnregistrement: said(true),
          code: 'fr_01',
          notificationEmail: said(false),
        },
      },
    ]);
    expect(await world.client.numbers({ number: '33187224465' })).toMatchObject({
      value: [{ state: 'active', holder: 'Ana\u00EFs & Co = 1', info: 'Accueil' }],
    });
  });

  it('edits only what changed, and what was not known stays', async () => {
    world.settings = { ...world.settings, dateFormat: 'dayFirst' };
    const answer = await world.client.numbers({ number: '33187220000' });
    const known = answer.kind === 'known' ? answer.value[0] : undefined;
    if (known?.id == null) throw new Error('no number');
    const before = formOfNumber(known);
    const after = { ...before, holder: '', dateFrom: '2026-01-05', outgoing: true, days: WHOLE_WEEK };
    expect(await world.client.editNumber(known.id, editOf(changesOf(before, after)))).toEqual({
      kind: 'saved',
    });
    expect(world.simulator.saved()).toMatchObject([{ operation: 'editNumber', id: 150 }]);
    expect(world.simulator.detailsOf(150)).toEqual({
      nomPorteur: '',
      jours: 'All',
      dateDebut: '05-01-2026',
      activeAppelSortant: 'true',
    });
    expect(world.simulator.numbers().find(({ id }) => id === 150)).toMatchObject({
      numero: '33187220000',
      nomPorteur: '',
      compagne: 'Accueil',
      active: true,
    });
  });

  it.each([
    [{ number: '33187220000' }, 'numberExists', 'number'],
    [{ voicemail: '228' }, 'voicemailInvalid', 'voicemail'],
    [{ waitingMusic: '9' }, 'waitingMusicInvalid', 'waitingMusic'],
    [{ playback: '9' }, 'playbackInvalid', 'playback'],
    [{ zoneCode: 'fr_09' }, 'zoneInvalid', 'zoneCode'],
  ])('shows a refusal at its field: %j', async (change, code, field) => {
    for (const statuses of ['always200', 'speaking'] as const) {
      world.simulator.setForms({ statuses });
      expect(await world.client.addNumber({ ...FORM, ...change })).toMatchObject({
        kind: 'refused',
        errors: [{ code, field }],
      });
      expect(await world.client.editNumber('147', change)).toMatchObject({
        kind: 'refused',
        errors: [{ code, field }],
      });
    }
    expect(world.simulator.saved()).toEqual([]);
  });

  it('refuses an id that nobody has', async () => {
    expect(await world.client.editNumber('9999', { info: 'x' })).toMatchObject({
      kind: 'refused',
      errors: [{ code: 'idInvalid', field: 'id', params: { code: '0320' } }],
    });
  });

  it('sends nothing that is no form', async () => {
    expect(await world.client.addNumber(EMPTY_NUMBER_FORM)).toEqual({
      kind: 'notSent',
      reason: 'invalid',
      detail: 'number',
    });
    expect(await world.client.editNumber('147', { hourFrom: '25:00' })).toMatchObject({ detail: 'hourFrom' });
    for (const id of ['', '../addNumero', '1/2', '1?x', '-1']) {
      expect(await world.client.editNumber(id, { info: 'x' })).toMatchObject({ detail: 'id' });
    }
    expect(world.simulator.log()).toEqual([]);
  });

  // Seen from here the two are the same: that is why nothing may be sent again by itself.
  describe.each([
    ['before', false],
    ['after', true],
  ] as const)('with an answer that is lost %s the deed', (_when, acts) => {
    function fault(kind: FaultKind, value?: number): void {
      world.simulator.setFaults([{ system: 'cliqphone', operation: '*', kind, value, acts }]);
    }

    beforeEach(async () => {
      await world.client.zones();
    });

    it.each([
      ['reset', undefined, 'connectionLost'],
      ['garbage', undefined, 'unreadable'],
      ['halfBody', undefined, 'unreadable'],
      ['html', undefined, 'unreadable'],
      ['status', 500, 'serverError'],
      ['status', 504, 'serverError'],
      ['status', 408, 'unexpected'],
    ] as const)('%s %s: unconfirmed, and not repeated', async (kind, value, reason) => {
      fault(kind, value);
      expect(await world.client.addNumber(FORM)).toMatchObject({ kind: 'unconfirmed', reason });
      expect(await world.client.editNumber('150', { info: 'x' })).toMatchObject({
        kind: 'unconfirmed',
        reason,
      });
      expect(world.asked('addNumber')).toBe(1);
      expect(world.asked('editNumber')).toBe(1);
      expect(world.asked('signIn')).toBe(1);
      expect(world.simulator.saved()).toHaveLength(acts ? 2 : 0);
    });

    it('silence: unconfirmed', async () => {
      fault('silence');
      const read = world.nextRequest('addNumber');
      let left = 0;
      const result = world.client.addNumber(FORM, undefined, () => {
        left += 1;
      });
      await read;
      world.clock.advance(10_000);
      expect(await result).toMatchObject({ kind: 'unconfirmed', reason: 'timeout' });
      expect(left).toBe(1);
    });

    it('the asker gives up: unconfirmed', async () => {
      fault('silence');
      const read = world.nextRequest('addNumber');
      const asker = new AbortController();
      const result = world.client.addNumber(FORM, asker.signal);
      await read;
      asker.abort();
      expect(await result).toMatchObject({ kind: 'unconfirmed', reason: 'cancelled' });
    });
  });

  it('knows what certainly did not leave', async () => {
    await world.client.zones();
    expect(await world.client.addNumber(FORM, AbortSignal.abort())).toMatchObject({
      kind: 'notSent',
      reason: 'cancelled',
    });
    world.simulator.setFaults([
      { system: 'cliqphone', operation: 'addNumber', kind: 'status', value: 429, times: 1 },
      { system: 'cliqphone', operation: 'addNumber', kind: 'status', value: 404, times: 1 },
    ]);
    expect(await world.client.addNumber(FORM)).toEqual({ kind: 'rateLimited', retryAfterMs: null });
    expect(await world.client.addNumber(FORM)).toMatchObject({
      kind: 'refused',
      errors: [{ code: 'wrongAddress', field: null }],
    });
    const signInPath = `${world.simulator.url}/api/auto`;
    world.settings = { ...world.settings, baseUrl: 'http://nobody.invalid', signInPath };
    expect(await world.client.addNumber(FORM)).toMatchObject({ kind: 'notSent', reason: 'unreachable' });
  });
});

const WHOLE_WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
