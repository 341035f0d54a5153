import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '#core/providers/ccai/errors.ts';
import { REFUSAL_CODES } from '#shared/domain/outbound.ts';
import type { RefusalCode, RequestField } from '#shared/domain/outbound.ts';
import { anyText } from '../../../support/anyText.ts';

type Row = readonly [string, RefusalCode, RequestField | null, Record<string, string>?];

function rows(...all: readonly Row[]) {
  return all.map(([text, code, field, params = {}]) => ({ text, code, field, params }));
}

describe('refusalOf', () => {
  it.each(
    rows(
      ['Agent is not available to take this call', 'agentUnavailable', 'agent'],
      ['Not a valid agent email', 'agentUnknown', 'agent'],
      ['Agent email required', 'required', 'agent'],
      ['Agent email is required', 'required', 'agent'],
      ['Agent does not have access to make calls', 'agentMayNotCall', 'agent'],
      ['ticket_id or end_user_number required', 'numberOrTicketRequired', 'number'],
      ['Contact not found', 'contactNotFound', 'ticket'],
      ['Invalid call type', 'callTypeInvalid', 'callType'],
      ['end_user_number is not well-formed', 'malformed', 'number'],
      ['end_user_number is not well formed', 'malformed', 'number'],
      ['end_user_number is not wellformed', 'malformed', 'number'],
      ['END_USER_NUMBER IS NOT WELL FORMED', 'malformed', 'number'],
      ['menu_id is not well formed', 'malformed', 'menu'],
      ['scheduled_at is not well-formed', 'malformed', 'scheduledAt'],
      ['outbound_number is not well formed', 'malformed', 'outboundNumber'],
      ['end_user_number is required', 'required', 'number'],
      ['menu_id is required', 'required', 'menu'],
      ['scheduled_at is required', 'required', 'scheduledAt'],
      ['call_type is required', 'required', 'callType'],
      ['recording_permission is required', 'required', 'recordingPermission'],
      ['menu_id 9999 is not found', 'notFound', 'menu', { value: '9999' }],
      ["menu_id 'menu_999' is not found", 'notFound', 'menu', { value: 'menu_999' }],
      ['call_id 514 is not found', 'notFound', 'parentCall', { value: '514' }],
      ["Menu is in 'manual redirection' state, can't accept calls", 'menuRedirected', 'menu'],
      ['Menu is in "manual redirection" state', 'menuRedirected', 'menu'],
      ["Menu is in 'after hours' state, can't accept incoming calls", 'menuAfterHours', 'menu'],
      ['Menu is in \u2018after-hours\u2019 state, can\u2019t accept calls', 'menuAfterHours', 'menu'],
      [
        "Menu is in 'over capacity' state, can't accept calls",
        'menuClosed',
        'menu',
        { state: 'over capacity' },
      ],
      ['Only IVR and mobile menu IDs are permitted', 'menuWrongKind', 'menu', { kinds: 'IVR and mobile' }],
      ['Only mobile and web menu IDs are permitted', 'menuWrongKind', 'menu', { kinds: 'mobile and web' }],
      ["Language 'fr' is not available", 'languageUnavailable', 'language', { language: 'fr' }],
      ['Language "pt-BR" is not available', 'languageUnavailable', 'language', { language: 'pt-BR' }],
      ["Language 'xy' is not found", 'languageUnknown', 'language', { language: 'xy' }],
      ["Language '' is not found", 'languageUnknown', 'language', { language: '' }],
    ),
  )('$text', ({ text, code, field, params }) => {
    expect(refusalOf(text)).toEqual({ code, field, params, raw: text });
  });

  it.each(
    rows(
      ['scheduled_at must be in the future', 'other', 'scheduledAt'],
      ['end_user_number belongs to a blocked caller', 'other', 'number'],
      ['constructor is required', 'other', null],
      ['widget_id is required', 'other', null],
      ['Something went wrong', 'other', null],
      ['', 'other', null],
    ),
  )('keeps the words of what is new: $text', ({ text, ...expected }) => {
    expect(refusalOf(text)).toEqual({ ...expected, raw: text });
  });

  it('takes any text, and keeps no more of it than fits a detail', () => {
    fc.assert(
      fc.property(anyText(2000), (text) => {
        const { code, raw } = refusalOf(text);
        expect(REFUSAL_CODES).toContain(code);
        expect(raw.length).toBeLessThanOrEqual(500);
      }),
    );
  });
});
