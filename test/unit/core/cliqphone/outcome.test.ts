import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '#core/http/types.ts';
import { healthOf } from '#core/providers/cliqphone/health.ts';
import type { CliqphoneOperation } from '#core/providers/cliqphone/operations.ts';
import {
  listAnswerOf,
  received,
  receivedAny,
  saveResultOf,
  wantsNewToken,
} from '#core/providers/cliqphone/outcome.ts';
import { signInOf, usableUntil } from '#core/providers/cliqphone/token.ts';
import { anyText } from '../../../support/anyText.ts';

const NOW = Date.parse('2026-01-10T12:00:00Z');
const DAY_MS = 86_400_000;
const MARGIN_MS = 300_000;
const OK = '{"state":"ok","codeErreur":"0300","messageErreur":""}';
const EXISTS = '{"state":"ko","codeErreur":"0304","messageErreur":"invalid Numero existe d\u00E9j\u00E0"}';
const EXPIRED = '{"state":"ko","codeErreur":"0004","messageErreur":"token expired"}';
const SIGNED_IN = '{"state":"ok","codeErreur":"0000","token":"abc","tokenExprid":"11-01-2026 13:00:00"}';
const PAGE = '<html><body>Please sign in.</body></html>';

function response(status: number, text: string): HttpResponse {
  return { kind: 'response', status, headers: {}, text };
}

function brief(status: number, text: string): string {
  const result = saveResultOf(received(response(status, text)), 'addNumber', NOW);
  if (result.kind === 'refused') return `refused: ${result.errors[0]?.code ?? ''}`;
  return 'reason' in result ? `${result.kind}: ${result.reason}` : result.kind;
}

describe('what came of an add', () => {
  it.each([
    [200, OK, 'saved'],
    [201, OK, 'saved'],
    [200, EXISTS, 'refused: numberExists'],
    [400, EXISTS, 'refused: numberExists'],
    // A gateway may put anything around a deed that was done.
    [500, EXISTS, 'unconfirmed: serverError'],
    [502, PAGE, 'unconfirmed: serverError'],
    [408, EXISTS, 'unconfirmed: unexpected'],
    [400, OK, 'unconfirmed: unexpected'],
    [302, PAGE, 'unconfirmed: unexpected'],
    [200, '', 'unconfirmed: unreadable'],
    [200, '[]', 'unconfirmed: unreadable'],
    [200, PAGE, 'unconfirmed: unreadable'],
    [200, '{"state":"ok","codeErreur":"0304"}', 'unconfirmed: unreadable'],
    [200, '{"state":"ko","codeErreur":"0300"}', 'unconfirmed: unreadable'],
    [401, '', 'refused: tokenInvalid'],
    [403, PAGE, 'refused: tokenInvalid'],
    [404, PAGE, 'refused: wrongAddress'],
    [308, '', 'refused: wrongAddress'],
    [422, 'no', 'refused: other'],
    [429, EXISTS, 'rateLimited'],
  ])('%d with %s: %s', (status, text, expected) => {
    expect(brief(status, text)).toBe(expected);
  });
});

describe('wantsNewToken', () => {
  it.each([
    [200, EXPIRED, true],
    [401, EXPIRED, true],
    [401, '', true],
    [401, PAGE, true],
    [401, '[]', false],
    // It says that it was done.
    [401, OK, false],
    [429, EXPIRED, false],
    [408, EXPIRED, false],
    [403, PAGE, false],
    [500, EXPIRED, false],
    [200, EXISTS, false],
    [200, OK, false],
  ])('%d with %s: %s', (status, text, wants) => {
    expect(wantsNewToken(received(response(status, text)), 'numbers')).toBe(wants);
  });
});

describe('usableUntil', () => {
  const aDay = NOW + DAY_MS - MARGIN_MS;

  it.each([
    // Winter and summer in Paris.
    ['10-01-2026 20:00:00', Date.parse('2026-01-10T19:00:00Z') - MARGIN_MS],
    ['11-01-2026 13:00:00', aDay],
    ['11/01/2026 13:00', aDay],
    // Past, about to end, far away, no date at all: then a day.
    ['10-02-2021 10:00:00', aDay],
    ['10-01-2026 13:01:00', aDay],
    ['10-01-2036 13:00:00', aDay],
    ['31-02-2026 10:00:00', aDay],
    ['11-01-2026 25:00:00', aDay],
    ['2026-01-11 13:00:00', aDay],
    ['tomorrow', aDay],
    [null, aDay],
  ])('%s', (stated, until) => {
    expect(usableUntil(stated, NOW)).toBe(until);
  });

  it('reads summer time, and a wall time that clocks jump over', () => {
    const summer = Date.parse('2026-07-10T12:00:00Z');
    expect(usableUntil('11-07-2026 10:00:00', summer)).toBe(Date.parse('2026-07-11T08:00:00Z') - MARGIN_MS);
    const spring = Date.parse('2026-03-28T12:00:00Z');
    expect(usableUntil('29-03-2026 02:30:00', spring)).toBe(Date.parse('2026-03-29T00:30:00Z') - MARGIN_MS);
  });

  it('of any text is later than now and within two days', () => {
    const digits = fc.tuple(fc.nat(39), fc.nat(19), fc.nat(9999), fc.nat(29), fc.nat(69));
    const dates = digits.map(([d, m, y, h, s]) => {
      const two = (value: number) => String(value).padStart(2, '0');
      return `${two(d)}-${two(m)}-${String(y).padStart(4, '0')} ${two(h)}:${two(s)}:${two(s)}`;
    });
    fc.assert(
      fc.property(fc.oneof(dates, anyText(30)), (stated) => {
        const until = usableUntil(stated, NOW);
        expect(until).toBeGreaterThan(NOW);
        expect(until).toBeLessThanOrEqual(NOW + 2 * DAY_MS);
      }),
    );
  });
});

describe('any answer', () => {
  const body = fc.oneof(
    anyText(200),
    fc.json(),
    fc.constantFrom('', PAGE, OK, EXISTS, EXPIRED, SIGNED_IN, '[]', '[{"numero":"1"}]', EXISTS.slice(0, 40)),
    fc
      .record({ state: fc.jsonValue(), codeErreur: fc.jsonValue(), messageErreur: fc.jsonValue() })
      .map((value) => JSON.stringify(value)),
  );
  const status = fc.oneof(
    fc.integer({ min: 200, max: 599 }),
    fc.constantFrom(200, 400, 401, 403, 408, 429, 500),
  );
  const operation = fc.constantFrom<CliqphoneOperation[]>(
    'addNumber',
    'editNumber',
    'numbers',
    'media',
    'zones',
  );

  it('to a save gives exactly one result, and calls nothing undone that may have been done', () => {
    fc.assert(
      fc.property(status, body, operation, (code, text, asked) => {
        const got = received(response(code, text));
        const { kind } = saveResultOf(got, asked, NOW);
        expect(['saved', 'refused', 'unconfirmed', 'rateLimited']).toContain(kind);
        if (code >= 500) expect(kind).toBe('unconfirmed');
        if (kind === 'saved') expect(code).toBeLessThan(300);
        if (kind === 'refused' && code < 300) {
          expect(got.answer).toMatchObject({ kind: 'said' });
        }
        // What is sent again for a new token was turned away for certain.
        if (wantsNewToken(got, asked)) expect(kind).toBe('refused');
      }),
      { numRuns: 500 },
    );
  });

  it('to a question gives exactly one answer, and a list only where there is one', async () => {
    await fc.assert(
      fc.asyncProperty(status, body, operation, async (code, text, asked) => {
        const got = await receivedAny(response(code, text));
        const answer = await listAnswerOf(got, asked, (items) =>
          Promise.resolve({ value: items, unread: 0 }),
        );
        expect(['known', 'refused', 'failed']).toContain(answer.kind);
        if (answer.kind === 'known') expect(got.answer?.kind).toBe('list');
        expect(healthOf(got, NOW)).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('to a sign-in gives a token that a header can carry, or none', () => {
    fc.assert(
      fc.property(status, body, (code, text) => {
        const { signIn, until } = signInOf(response(code, text), NOW);
        if (signIn.kind === 'token') {
          expect(signIn.token).toMatch(/^[\u0021-\u007E]+$/);
          expect(until).toBeGreaterThan(NOW);
        }
        if (signIn.kind === 'failed') expect(until).toBeNull();
      }),
    );
  });

  it.each([
    [200, SIGNED_IN, 'token'],
    [200, EXISTS, 'refused'],
    [401, '', 'refused'],
    [200, OK, 'failed'],
    [500, SIGNED_IN, 'failed'],
    [429, EXISTS, 'failed'],
    [200, '[]', 'failed'],
    [200, PAGE, 'failed'],
  ])('to a sign-in, %d with %s, is %s', (code, text, kind) => {
    expect(signInOf(response(code, text), NOW).signIn.kind).toBe(kind);
  });
});
