import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, REMOVED } from '../../../../src-main/logging/redact.ts';

const redact = createRedactor();

describe('phone numbers in texts', () => {
  it.each([
    ['+33612345678', '+•••78'],
    ['0033612345678', '•••78'],
    ['06 12 34 56 78', '•••78'],
    ['06.12.34.56.78', '•••78'],
    ['+33 (0)6-12-34-56-78', '+•••78'],
    ['+33\u00a06\u202f12\u202f34\u202f56\u202f78', '+•••78'],
    ['٠٦١٢٣٤٥٦٧٨', '•••'],
  ])('masks %s', (number, masked) => {
    expect(redact.text(`call from ${number}!`)).toBe(`call from ${masked}!`);
  });

  it('masks one in a path, a query and a link, percent-encoded or not', () => {
    expect(redact.text('GET https://clients.example/v0/vip/%2B33612345678')).toBe(
      'GET https://clients.example/v0/vip/+•••78',
    );
    expect(redact.text('/calls?number=%2B33%206%2012%2034%2056%2078&state=ringing')).toBe(
      '/calls?number=+•••78&state=ringing',
    );
    expect(redact.text('tel:+33612345678')).toBe('tel:+•••78');
    expect(redact.text('caller33612345678end')).toBe('caller•••78end');
  });

  it.each([
    'a33d1d0e-1234-4234-8234-123456789012',
    '2026-11-22T10:20:30.123Z',
    'settings.broken-2026-11-22T10-20-30.123Z.json',
    '127.0.0.1:47600',
    'http://192.168.100.200/x',
    'took 1234 ms, status 503, port 47600',
  ])('leaves %s as it is', (text) => {
    expect(redact.text(text)).toBe(text);
  });

  it('leaves no seven digits in a row of any number that there is, however it is written', () => {
    const separator = fc.constantFrom('', ' ', '.', '-', '%20', '\u00a0', ') ', '/');
    const number = fc
      .tuple(
        fc.constantFrom('', '+', '%2B', '%2b', '00', '0'),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), separator), { minLength: 7, maxLength: 15 }),
      )
      .map(([prefix, digits]) => ({
        digits: digits.map(([digit]) => digit).join(''),
        written: prefix + digits.map(([digit, gap]) => `${digit}${gap}`).join(''),
      }));
    fc.assert(
      fc.property(
        fc.constantFrom('', 'number=', '"anum":"', 'tel:', 'from '),
        number,
        (before, { digits, written }) => {
          fc.pre(!/(?:19|20)\d\d-\d\d-\d\d|^(?:10|127|192)\./.test(written));
          const left = redact
            .text(`${before}${written}`)
            .replace(/%20|%2B/gi, '')
            .replace(/\D/g, '');
          expect(left.length).toBeLessThanOrEqual(2);
          expect(digits.endsWith(left)).toBe(true);
        },
      ),
    );
  });
});

describe('secrets with a name', () => {
  const secret = 's3cr3t/Va+lue==';

  it.each([
    [`Authorization: Bearer ${secret}`],
    [`authorization: Basic ${secret}`],
    [`Authorization: Digest username="x", response="${secret}"`],
    [`X-Benemen-APIKey: ${secret}`],
    [`x-benemen-apikey:${secret}`],
    [`{"headers":{"X-Benemen-APIKey":"${secret}"}}`],
    [JSON.stringify(JSON.stringify({ password: secret, user: 'x' }))],
    [`{"token": "with \\"quotes\\" and, commas ${secret}"}`],
    [`GET /v1/calls?number=1&token=${encodeURIComponent(secret)}&state=ringing`],
    [`redirect=%3Ftoken%3D${encodeURIComponent(secret)}`],
    [`https://login:${encodeURIComponent(secret)}@pbx.example/`],
    [`curl -H 'Authorization: Bearer ${secret}'`],
    [`Cookie: a=1; session=${secret}`],
    [`sent with Basic ${secret}`],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.s3cr3tVa_lue'],
    ['opaque sgf8s7gsdf87gsdf87gsd8f7gs8df7gs3cr3tVa8df7g90'],
  ])('removes it from %s', (text) => {
    const redacted = redact.text(text);
    expect(redacted).toContain(REMOVED);
    expect(redacted).not.toMatch(/s3cr3t/);
  });

  it('keeps what stands beside it', () => {
    expect(redact.text('GET /v1/calls?token=abc&state=ringing')).toBe(
      `GET /v1/calls?token=${REMOVED}&state=ringing`,
    );
  });

  it('removes the values under telling names, whatever they are, and says whether there was one', () => {
    const details = {
      authorization: 'Basic abc',
      'X-Benemen-APIKey': 'k',
      apiKey: { nested: 'k' },
      Token: ['k'],
      password: '',
      accessToken: null,
      tokenSet: true,
      login: 'claire',
      status: 401,
    };
    expect(redact.value(details)).toEqual({
      authorization: REMOVED,
      'X-Benemen-APIKey': REMOVED,
      apiKey: REMOVED,
      Token: REMOVED,
      password: REMOVED,
      accessToken: null,
      tokenSet: true,
      login: REMOVED,
      status: 401,
    });
  });
});

describe('any value', () => {
  it('reaches into errors, causes, maps, headers, addresses and lists', () => {
    const error = Object.assign(
      new Error('no answer for +33612345678', { cause: new URL('https://x.example/%2B33612345678') }),
      {
        request: { headers: new Headers({ authorization: 'Bearer abc', accept: 'json' }) },
      },
    );
    const text = JSON.stringify(
      redact.value({ error, byNumber: new Map([['+33612345678', [new Set(['0612345678'])]]]) }),
    );
    expect(text).not.toMatch(/\d{7}|Bearer abc/);
    expect(text).toContain('no answer for +•••78');
    expect(text).toContain('"accept":"json"');
  });

  it('survives cycles, throwing getters, functions and depth', () => {
    const cycle: Record<string, unknown> = { f: () => 1, s: Symbol('x'), big: 10n, bytes: new Uint8Array(3) };
    cycle['self'] = cycle;
    const throwing = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(redact.value({ cycle, throwing })).toEqual({
      cycle: { f: '[function]', s: '[symbol]', big: '10', bytes: '[3 bytes]', self: '[cycle]' },
      throwing: '[unreadable]',
    });
    let deep: unknown = 'end';
    for (let i = 0; i < 50; i += 1) deep = [deep];
    expect(JSON.stringify(redact.value(deep))).toContain('[deeper]');
  });

  it('gives JSON for whatever there is', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
        (value) => {
          expect(() => JSON.stringify({ value: redact.value(value) })).not.toThrow();
        },
      ),
    );
  });
});

describe('long texts', () => {
  it('are not looked at beyond what a line may hold', () => {
    expect(redact.text('x'.repeat(64_001))).toBe('[64001 characters]');
    expect(redact.text('word '.repeat(4_000)).length).toBeLessThan(8_010);
  });

  it('are cut after secrets were taken out, so that no half of one stays', () => {
    const own = createRedactor();
    own.learn(['correct-horse-battery']);
    const text = own.text(`${'word '.repeat(1_598)}correct-horse-battery`);
    expect(text).not.toContain('correct');
  });
});

describe('what the vault holds', () => {
  it('is removed wherever it stands and however it is written', () => {
    const secrets = fc
      .string({ minLength: 5, maxLength: 60, unit: 'grapheme' })
      .filter((text) => /\S{5}/.test(text));
    fc.assert(
      fc.property(secrets, fc.string(), fc.string(), (secret, before, after) => {
        const own = createRedactor();
        own.learn([secret]);
        fc.pre(!`${before}${after}`.includes(secret) && !REMOVED.includes(secret));
        const writings = [
          secret,
          encodeURIComponent(secret),
          JSON.stringify(secret).slice(1, -1),
          Buffer.from(secret).toString('base64'),
          Buffer.from(secret).toString('base64url'),
        ];
        for (const written of writings) {
          expect(own.text(`${before}|${written}|${after}`)).not.toContain(`|${written}|`);
        }
        const whole = JSON.stringify(
          own.value({ before, list: [{ deep: new Error(`${before}${secret}`) }], [secret]: 1 }),
        );
        expect(whole.replaceAll(REMOVED, '')).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
    );
  });

  it('is forgotten when something else is taught', () => {
    const own = createRedactor();
    own.learn(['old-secret']);
    own.learn(['new-secret']);
    expect(own.text('old-secret new-secret')).toBe(`old-secret ${REMOVED}`);
  });
});
