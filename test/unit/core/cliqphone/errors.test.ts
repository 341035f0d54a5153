import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCode, refusalOf, verdictOf } from '#core/providers/cliqphone/errors.ts';
import type { CliqphoneOperation } from '#core/providers/cliqphone/operations.ts';
import type { Said } from '#core/providers/cliqphone/wire.ts';
import { NUMBER_REFUSAL_CODES } from '#shared/domain/numberSaving.ts';
import { anyText } from '../../../support/anyText.ts';

const OPERATIONS: readonly CliqphoneOperation[] = [
  'signIn',
  'zones',
  'zoneByCode',
  'availableNumbers',
  'numbers',
  'addNumber',
  'editNumber',
  'media',
];

function ko(code: string | null, message = ''): Said {
  return { state: 'ko', code, message, token: null, tokenEnd: null };
}

describe('normalCode', () => {
  it.each([
    ['00 02', '0002'],
    ['030 8', '0308'],
    ['000 4', '0004'],
    ['310', '0310'],
    ['4', '0004'],
    ['0304', '0304'],
    [' 0300 ', '0300'],
    ['', null],
    ['none', null],
    [null, null],
  ])('%j is %j', (sent, code) => {
    expect(normalCode(sent)).toBe(code);
  });
});

describe('verdictOf', () => {
  it.each([
    ['ok', '0300', 'ok'],
    ['OK', '0000', 'ok'],
    ['ok', null, 'ok'],
    [null, '0200', 'ok'],
    ['ko', '0304', 'ko'],
    ['KO', null, 'ko'],
    [null, '0304', 'ko'],
    ['perhaps', '0304', 'ko'],
    // Neither can be believed.
    ['ok', '0304', 'contradiction'],
    ['ko', '0300', 'contradiction'],
    ['perhaps', null, 'contradiction'],
  ])('state %j with code %j is %s', (state, code, verdict) => {
    expect(verdictOf({ ...ko(code), state })).toBe(verdict);
  });
});

describe('what one code means', () => {
  it.each<[string, CliqphoneOperation, string]>([
    ['0308', 'zoneByCode', 'zoneInvalid'],
    ['0308', 'numbers', 'holderInvalid'],
    ['0306', 'availableNumbers', 'numberInvalid'],
    ['0306', 'numbers', 'campaignInvalid'],
    ['0310', 'numbers', 'zoneInvalid'],
    ['0310', 'availableNumbers', 'zoneInvalid'],
    ['0310', 'editNumber', 'forwardingInvalid'],
    ['0003', 'numbers', 'tokenExpired'],
    ['0003', 'media', 'tokenInvalid'],
    ['0304', 'numbers', 'numberInvalid'],
    ['0304', 'addNumber', 'numberExists'],
    ['0323', 'addNumber', 'recordingInvalid'],
    ['0318', 'addNumber', 'recordingInvalid'],
    // Voicemail as much as e-mail: only words could tell.
    ['0315', 'addNumber', 'other'],
    ['0321', 'addNumber', 'other'],
    ['0001', 'signIn', 'accountInactive'],
    ['0001', 'media', 'loginInvalid'],
  ])('%s in %s: %s', (code, operation, meaning) => {
    expect(refusalOf(operation, ko(code)).code).toBe(meaning);
  });

  it.each<[CliqphoneOperation, string, string, string, string | null]>([
    ['addNumber', '0304', 'invalid Numero', 'numberExists', 'number'],
    ['addNumber', '0305', 'invalid Numero', 'numberFormat', 'number'],
    ['addNumber', '9999', 'invalid Numero', 'numberInvalid', 'number'],
    // The words win over a code that says something else.
    ['addNumber', '0304', 'invalid zone', 'zoneInvalid', 'zoneCode'],
    ['addNumber', '0302', 'invalid type', 'kindInvalid', 'handling'],
    ['numbers', '0302', 'invalid type', 'kindInvalid', 'kind'],
    ['editNumber', '0315', 'INVALID R\u00C9PONDEUR', 'voicemailInvalid', 'voicemail'],
    ['editNumber', '0315', 'invalid rependeur', 'voicemailInvalid', 'voicemail'],
    ['media', '0004', 'Token Expirer', 'tokenExpired', null],
    ['media', '0042', 'Quelque chose', 'other', null],
  ])('%s: %s %s is %s', (operation, code, message, meaning, field) => {
    expect(refusalOf(operation, ko(code, message))).toEqual({
      code: meaning,
      field,
      params: { code },
      raw: `${code} ${message}`,
    });
  });

  it('any code and any words have exactly one meaning', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...OPERATIONS),
        fc.option(anyText(10)),
        fc.oneof(anyText(600), fc.constantFrom('__proto__', 'constructor')),
        (operation, code, message) => {
          const refusal = refusalOf(operation, ko(code, message));
          expect(NUMBER_REFUSAL_CODES).toContain(refusal.code);
          expect(refusal.raw.length).toBeLessThanOrEqual(500);
          expect(['ok', 'ko', 'contradiction']).toContain(verdictOf(ko(code, message)));
        },
      ),
    );
  });
});
