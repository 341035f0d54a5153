import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLink, LONGEST_LINK, parseLink } from '#shared/domain/links.ts';
import type { Link } from '#shared/domain/links.ts';

function number(
  scheme: 'tel' | 'callto' | 'sip' | 'sips',
  text: string,
  extension: string | null = null,
  more: { context?: string; tones?: string } = {},
): Link {
  return { kind: 'number', scheme, number: text, extension, context: null, tones: null, ...more };
}

function incoming(values: { number?: string; code?: string; id?: string; providerCallId?: number }): Link {
  return { kind: 'incoming', number: null, code: null, id: null, providerCallId: null, ...values };
}

describe('ringside: links', () => {
  it.each([
    ['ringside://incoming?number=%2B33187224465', incoming({ number: '+33187224465' })],
    ['ringside://incoming?number=+33187224465', incoming({ number: '+33187224465' })],
    [
      'ringside://incoming/?number=0187224465&code=42&id=a-1',
      incoming({ number: '0187224465', code: '42', id: 'a-1' }),
    ],
    ['ringside:incoming?code=42', incoming({ code: '42' })],
    ['ringside:incoming?code=42&ccai=4711', incoming({ code: '42', providerCallId: 4711 })],
    ['ringside:incoming?code=42&ccai=', incoming({ code: '42' })],
    ['RINGSIDE://INCOMING?id=66299cde@45.66.192.196_br1', incoming({ id: '66299cde@45.66.192.196_br1' })],
    ['  ringside://incoming?number=1&other=2#fragment ', incoming({ number: '1' })],
    ['ringside://incoming?number=', incoming({ number: '' })],
    ['ringside://incoming?number=anonymous&code=', incoming({ number: 'anonymous' })],
  ])('reads %s', (text, expected) => {
    expect(parseLink(text)).toEqual(expected);
  });

  it.each([
    ['ringside://incoming', 'empty'],
    ['ringside://incoming?code=&id=', 'empty'],
    ['ringside://incoming?ccai=4711', 'empty'],
    ['ringside://incoming?number=1&ccai=-1', 'badValue'],
    ['ringside://settings?number=1', 'unknownAction'],
    ['ringside://', 'unknownAction'],
    ['ringside://incoming?number=%zz', 'badEscape'],
    ['ringside://incoming?number=%00', 'controlCharacters'],
    ['ringside://incoming?number=1%0d%0aX:1', 'controlCharacters'],
    ['ringside://incoming?id=%E2%80%AE123', 'controlCharacters'],
    ['ringside://incoming?number=<script>', 'badValue'],
    ['ringside://incoming?id=%22onload', 'badValue'],
    ['ringside://incoming?code=%3Cb%3E', 'badValue'],
    ['ringside://incoming?number=1&number=2', 'badValue'],
    [`ringside://incoming?number=${'1'.repeat(101)}`, 'tooLong'],
    [`ringside://incoming?id=${'1'.repeat(129)}`, 'badValue'],
  ])('refuses %s', (text, reason) => {
    expect(parseLink(text)).toEqual({ kind: 'unknown', reason });
  });
});

describe('long links', () => {
  it('are refused before anything is read of them', () => {
    const link = (length: number): string => 'ringside://incoming?number=1&x='.padEnd(length, '1');
    expect(parseLink(link(LONGEST_LINK))).toMatchObject({ kind: 'incoming' });
    expect(parseLink(link(LONGEST_LINK + 1))).toEqual({ kind: 'unknown', reason: 'tooLong' });
  });
});

describe('number links', () => {
  it.each([
    ['tel:+33187224465', number('tel', '+33187224465')],
    ['TEL:+33-1-87.22.(44)65', number('tel', '+33187224465')],
    ['tel://+33187224465', number('tel', '+33187224465')],
    ['tel:%2B33%20187224465', number('tel', '+33187224465')],
    ['tel:01 87 22 44 65', number('tel', '0187224465')],
    ['tel:+33187224465;ext=12', number('tel', '+33187224465', '12')],
    ['tel:7042;phone-context=example.com', number('tel', '7042')],
    ['tel:0187224465;phone-context=+33;EXT=1-2', number('tel', '0187224465', '12', { context: '+33' })],
    ['tel:2244;Phone-Context=%2B33-187', number('tel', '2244', null, { context: '+33187' })],
    ['tel:2244;phone-context=+', number('tel', '2244')],
    ['tel:+33187224465,,12', number('tel', '+33187224465', null, { tones: ',,12' })],
    ['tel:+33187224465,,12%23', number('tel', '+33187224465', null, { tones: ',,12#' })],
    ['tel:+33187224465p1w2', number('tel', '+33187224465', null, { tones: 'p1w2' })],
    ['tel:+33187224465;12', number('tel', '+33187224465', null, { tones: ';12' })],
    ['tel:+33187224465;postd=pp22;ext=7', number('tel', '+33187224465', '7', { tones: 'pp22' })],
    ['tel:+33187224465,', number('tel', '+33187224465')],
    ['tel:*31%230612345678', number('tel', '*31#0612345678')],
    ['callto:+33187224465', number('callto', '+33187224465')],
    ['callto://0187224465?call', number('callto', '0187224465')],
    ['sip:+33187224465@pbx.example.fr', number('sip', '+33187224465')],
    ['sips:0187224465@10.0.0.1:5061;transport=tls?subject=x', number('sips', '0187224465')],
    ['sip:+33187224465;ext=7:secret@pbx.example.fr;user=phone', number('sip', '+33187224465', '7')],
    ['sip:104', number('sip', '104')],
  ])('reads %s', (text, expected) => {
    expect(parseLink(text)).toEqual(expected);
  });

  it.each([
    ['tel:', 'empty'],
    ['tel:;ext=12', 'empty'],
    ['tel:1-800-FLOWERS', 'badValue'],
    ['tel:0187+224465', 'badValue'],
    [`tel:${'1'.repeat(41)}`, 'badValue'],
    ['sip:alice@example.fr', 'badValue'],
    ['tel:%', 'badEscape'],
    ['tel:1%07', 'controlCharacters'],
    ['tel:1\u202e2', 'controlCharacters'],
    ['javascript:alert(1)', 'unknownScheme'],
    ['https://example.fr', 'unknownScheme'],
    ['+33187224465', 'unknownScheme'],
    ['', 'unknownScheme'],
  ])('refuses %s', (text, reason) => {
    expect(parseLink(text)).toEqual({ kind: 'unknown', reason });
  });
});

describe('findLink', () => {
  it('finds the link among what Chromium and Electron add', () => {
    const args = ['/opt/ringside', '--allow-file-access', '--', 'tel:+33187224465'];
    expect(findLink(args)).toEqual(number('tel', '+33187224465'));
  });

  it('takes no switch for a link', () => {
    expect(
      findLink(['ringside.exe', '--open=tel:+331', '-tel:+331', 'C:\\tel\\a.txt', 'https://x/']),
    ).toBeNull();
  });

  it('hands over an unreadable link of ours, so that somebody is told', () => {
    expect(findLink(['ringside', 'tel:FLOWERS'])).toEqual({ kind: 'unknown', reason: 'badValue' });
  });
});

describe('properties', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(
        fc.constantFrom('ringside://incoming?', 'ringside:', 'tel:', 'callto:', 'sip:', 'sips:', ''),
        fc.array(
          fc.oneof(
            fc.constantFrom(
              'number=',
              'code=',
              'id=',
              '&',
              '%',
              '%2B',
              '%00',
              ';ext=',
              '@',
              '//',
              '?',
              '#',
              ':',
            ),
            fc.string({ unit: 'binary', maxLength: 8 }),
          ),
        ),
      )
      .map(([scheme, parts]) => scheme + parts.join('')),
  );

  it('never throws, and lets nothing through that is not short, visible text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const link = parseLink(text);
        const values =
          link.kind === 'incoming'
            ? [link.number, link.code, link.id]
            : link.kind === 'number'
              ? [link.number]
              : [];
        for (const value of values) {
          if (value === null) continue;
          expect(value.length).toBeLessThanOrEqual(128);
          expect(value).not.toMatch(/[\p{Cc}\p{Cf}<>"`\u2028\u2029]/u);
        }
        if (link.kind !== 'number') return;
        expect(link.number).toMatch(/^\+?[0-9*#]{1,40}$/);
        expect(link.context ?? '+1').toMatch(/^\+[0-9]{1,15}$/);
        expect(link.tones ?? '1').toMatch(/^[0-9*#,;pw]{1,40}$/i);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads back any number that was properly escaped', () => {
    const digits = fc.stringMatching(/^\+?[0-9]{1,40}$/);
    fc.assert(
      fc.property(digits, (value) => {
        expect(parseLink(`ringside://incoming?number=${encodeURIComponent(value)}`)).toEqual(
          incoming({ number: value }),
        );
        expect(parseLink(`tel:${encodeURIComponent(value)}`)).toEqual(number('tel', value));
      }),
    );
  });
});
