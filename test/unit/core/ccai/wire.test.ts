import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callOf, EMPTY_CALL, statusOf } from '#core/providers/ccai/map.ts';
import { readBody, readFlags, readMessage, readPlacing } from '#core/providers/ccai/wire.ts';
import { anyText } from '../../../support/anyText.ts';

function call(value: unknown) {
  const read = readPlacing(value);
  if (read.kind !== 'call') throw new Error(`no call: ${read.kind}`);
  return callOf(read.call);
}

describe('readBody', () => {
  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['{}', 'json'],
    ['null', 'json'],
    ['12', 'json'],
    ['<!DOCTYPE html><p>', 'page'],
    ['<html>', 'page'],
    ['Welcome <body>', 'page'],
    ['{"id":', 'text'],
    ['OK', 'text'],
  ])('%j is %s', (text, kind) => {
    expect(readBody(text).kind).toBe(kind);
  });
});

describe('a Call object', () => {
  it('needs nothing but its id', () => {
    expect(call({ id: 7 })).toEqual({ ...EMPTY_CALL, id: 7 });
  });

  it('loses only the value that cannot be read', () => {
    expect(
      call({
        id: 7,
        status: 42,
        created_at: 'yesterday',
        scheduled_at: '2019-09-15T00:19:14.421Z',
        selected_menu: 'none',
        agent_info: { id: 'x', name: 'Admin' },
        end_user: [],
        participants: [{ type: 'agent', status: 7 }, 'junk', null, { type: 'end_user', status: 'waiting' }],
        rating: {},
        lang: 'en',
      }),
    ).toEqual({
      ...EMPTY_CALL,
      id: 7,
      scheduledAt: 1_568_506_754_421,
      agent: { id: null, name: 'Admin' },
      participants: [
        { type: 'agent', status: null },
        { type: 'end_user', status: 'waiting' },
      ],
      lang: 'en',
    });
  });

  it('reads misspelt keys, numbers as text and text as numbers', () => {
    expect(
      call({
        id: '7',
        voicemail_reaso: 'not_voicemail',
        deflection: 'n_deflection',
        rating: '4.5',
        out_ticket_id: 71450,
      }),
    ).toMatchObject({
      id: 7,
      voicemailReason: 'not_voicemail',
      deflection: 'no_deflection',
      rating: 4.5,
      ticketId: '71450',
    });
    expect(call({ id: 7, voicemail_reason: 'a', voicemail_reaso: 'b' }).voicemailReason).toBe('a');
  });

  it.each(['string', true, 'false', null, undefined, 3])('takes any hidden menu: %j', (hidden) => {
    expect(call({ id: 7, selected_menu: { id: 9, name: 'Lock Star', hidden } }).menu).toEqual({
      id: 9,
      name: 'Lock Star',
    });
  });

  it('lets keys pass that it does not know', () => {
    const read = readPlacing({ id: 7, call_uuid: 'c0ffee', selected_menu: { id: 9, colour: 'red' } });
    expect(read).toMatchObject({
      kind: 'call',
      call: { call_uuid: 'c0ffee', selected_menu: { colour: 'red' } },
    });
  });

  it('keeps a state that it does not know by its name', () => {
    expect(call({ id: 7, status: 'Beamed Up' })).toMatchObject({ status: 'other', statusText: 'Beamed Up' });
  });
});

describe('statusOf', () => {
  it.each([
    ['action_only_finished', 'actionOnlyFinished'],
    ['Action Only Finished', 'actionOnlyFinished'],
    ['voicemail-read', 'voicemailRead'],
    [' QUEUED ', 'queued'],
    ['constructor', 'other'],
    ['', 'other'],
    [null, 'other'],
    [undefined, 'other'],
  ])('%j is %s', (name, status) => {
    expect(statusOf(name)).toBe(status);
  });
});

describe('readFlags', () => {
  it('reads either spelling, words and truths', () => {
    expect(readFlags({ repeat_customers: 'true', bad_actor: false })).toMatchObject({
      repeat_customers: true,
      bad_actor: false,
    });
  });

  it.each([null, [], 'true', {}, { flags: true }, 7])('finds none in %j', (value) => {
    expect(readFlags(value)).toBeUndefined();
  });
});

describe('readMessage', () => {
  it.each([
    ['{"message":"No"}', 'No'],
    ['{"error":"No"}', 'No'],
    ['{"message":["No"]}', undefined],
    ['"No"', undefined],
    ['No', undefined],
    ['', undefined],
  ])('%s', (text, message) => {
    expect(readMessage(readBody(text))).toBe(message);
  });
});

it('no reader throws, whatever comes', () => {
  const keys = ['status', 'selected_menu', 'participants', 'created_at', 'rating', 'bad_actor', '__proto__'];
  const odd = fc.jsonValue({ maxDepth: 2 });
  const fields = fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 5 });
  const calls = fc.tuple(fc.nat(), fields).map(([id, rest]) => ({ ...rest, id }));
  fc.assert(
    fc.property(fc.oneof(odd, fields, calls), anyText(200), (any, text) => {
      const read = readPlacing(any);
      if (read.kind === 'call') {
        const mapped = callOf(read.call);
        expect(Number.isSafeInteger(mapped.id)).toBe(true);
        for (const at of [mapped.createdAt, mapped.scheduledAt]) expect(at).not.toBeNaN();
      }
      readFlags(any);
      readMessage({ kind: 'json', value: any });
      readMessage(readBody(text));
    }),
  );
});
