import { describe, expect, it, vi } from 'vitest';
import type { Outbox } from '#core/callbacks/outbox.ts';
import type { IntentRecord } from '#core/callbacks/ports.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { placingCommands } from '#shared/contract/placingSchemas.ts';
import { intentView } from '#shared/contract/placingViews.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { Core } from '../../../../src-main/app/openCore.ts';
import { placingHandlers } from '../../../../src-main/app/placingHandlers.ts';

const ID = '4f1b3c0a-6d2e-4b7a-9c55-0a1b2c3d4e5f';
const read = createReadNumber('FR');
const INTENT: Intent = {
  id: ID,
  kind: 'dial',
  party: read('0612345678'),
  ticketId: null,
  choices: {
    outboundNumber: null,
    menuId: null,
    parentCallId: null,
    language: null,
    recordingPermission: null,
  },
  due: null,
  firstDue: null,
  note: '',
  fromCallId: null,
  replaces: null,
  createdAt: 1,
  calledAt: null,
  state: { name: 'sending', at: 1 },
};
const RECORD: IntentRecord = { intent: INTENT, name: 'Mme Roy', attempts: [] };

function setUp(box: Partial<Outbox>, more: Partial<Parameters<typeof placingHandlers>[0]> = {}) {
  const core = { outbox: box, readNumber: read } as Core;
  return placingHandlers({
    core: Promise.resolve(core),
    numbersToShow: () => ['+33482530000'],
    options: () => Promise.reject(new Error('not asked')),
    clipboardText: () => Promise.resolve(''),
    saveCalendar: () => Promise.resolve({ savedAs: null, problem: null }),
    calendarOf: () => Promise.resolve({ text: '', count: 0 }),
    openForm: () => Promise.resolve(),
    openCallback: () => {},
    ...more,
  });
}

describe('calling out', () => {
  it('hands the number over as it is understood in the agent’s region, and shows the intent', async () => {
    const dial = vi.fn<Outbox['dial']>(() => ({ record: RECORD, repeated: true }));
    const reply = await setUp({ dial })['placing.dial']({
      id: ID,
      to: { number: '06 12 34 56 78', ticketId: null },
      outboundNumber: '+33187224465',
      fromCallId: 'call-1',
      forCallback: null,
    });
    expect(dial.mock.calls[0]?.[0]).toMatchObject({
      id: ID,
      party: { kind: 'number', e164: '+33612345678' },
      ticketId: null,
      fromCallId: 'call-1',
      forCallback: null,
      choices: { outboundNumber: '+33187224465' },
    });
    expect(reply.repeated).toBe(true);
    expect(intentView.parse(reply.intent)).toMatchObject({ name: 'Mme Roy', callerKey: '+33612345678' });
  });

  it('leaves a ticket without a number to the provider', async () => {
    const queueNow = vi.fn<Outbox['queueNow']>(() => ({ record: RECORD, repeated: false }));
    await setUp({ queueNow })['placing.queueNow']({
      id: ID,
      to: { number: null, ticketId: '71450' },
      menuId: 'menu_999',
      outboundNumber: null,
      language: 'fr',
      recordingPermission: 'denied',
      fromCallId: null,
    });
    expect(queueNow.mock.calls[0]?.[0]).toMatchObject({
      party: null,
      ticketId: '71450',
      choices: { menuId: 'menu_999', language: 'fr', recordingPermission: 'denied' },
    });
  });
});

describe('the clipboard', () => {
  it('is read up to a limit, and the cut is said', async () => {
    const whole = setUp({}, { clipboardText: () => Promise.resolve('06 12 34 56 78') });
    expect(await whole['placing.clipboard']({})).toEqual({ text: '06 12 34 56 78', cut: false });
    const huge = setUp({}, { clipboardText: () => Promise.resolve('1'.repeat(1_000_000)) });
    expect(await huge['placing.clipboard']({})).toEqual({ text: '1'.repeat(100_000), cut: true });
  });
});

describe('the promises to a caller', () => {
  it('are opened in the main window by their id', async () => {
    const openCallback = vi.fn<(id: string) => void>();
    expect(await setUp({}, { openCallback })['pop.openCallback']({ id: ID })).toEqual({});
    expect(openCallback).toHaveBeenCalledExactlyOnceWith(ID);
  });

  it('are asked for by their key, no more than anybody reads, and shown as intents', async () => {
    const ofCaller = vi.fn<Outbox['ofCaller']>(() => ({ records: [RECORD], total: 21 }));
    const reply = await setUp({ ofCaller })['callbacks.ofCaller']({ callerKey: '+33612345678' });
    expect(ofCaller).toHaveBeenCalledExactlyOnceWith('+33612345678', 20);
    expect(placingCommands['callbacks.ofCaller'].reply.parse(reply)).toMatchObject({
      intents: [{ id: ID, name: 'Mme Roy' }],
      total: 21,
    });
  });
});

describe('the calendar file', () => {
  const files = {
    calendarOf: (records: readonly IntentRecord[]) =>
      Promise.resolve({ text: `of ${records.length}`, count: records.length }),
  };
  const saveCalendar = vi.fn((text: string) =>
    Promise.resolve({ savedAs: `/tmp/${text}.ics`, problem: null }),
  );

  it('holds one, or all that are not over', async () => {
    const handlers = setUp(
      { read: () => RECORD, promised: () => [RECORD, RECORD] },
      { ...files, saveCalendar },
    );
    expect(await handlers['callbacks.export']({ id: ID })).toEqual({
      savedAs: '/tmp/of 1.ics',
      problem: null,
      count: 1,
    });
    expect(await handlers['callbacks.export']({ id: null })).toMatchObject({
      savedAs: '/tmp/of 2.ics',
      count: 2,
    });
  });

  it('is not asked for where there is nothing to save', async () => {
    saveCalendar.mockClear();
    const handlers = setUp({ promised: () => [] }, { ...files, saveCalendar });
    expect(await handlers['callbacks.export']({ id: null })).toEqual({
      savedAs: null,
      problem: null,
      count: 0,
    });
    expect(saveCalendar).not.toHaveBeenCalled();
  });
});

describe('the number to show', () => {
  it('is looked for by the number as it is understood, beside those of the settings', async () => {
    const propose = vi.fn(() => Promise.resolve(null));
    const core = { readNumber: read, companyNumbers: { propose } } as unknown as Core;
    const handlers = setUp({}, { core: Promise.resolve(core) });
    for (const number of ['02 40 11 22 33', '3635', '']) {
      await expect(handlers['placing.proposal']({ number })).resolves.toEqual({ proposal: null });
    }
    const own = ['+33482530000'];
    expect(propose.mock.calls).toEqual([
      ['+33240112233', own],
      [null, own],
      [null, own],
    ]);
  });
});
