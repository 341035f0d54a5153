import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createUnderstand } from '#core/numbers/understand.ts';
import { dialCandidate } from '#shared/contract/placingViews.ts';
import { anyText } from '../../../support/anyText.ts';

const understand = createUnderstand({
  region: 'FR',
  nameOf: (callerKey) => (callerKey === '+33187224465' ? 'Claire Morel' : null),
});

describe('what was pasted', () => {
  it('is told with name, line and zone', async () => {
    expect(await understand('+33 (0)1 87 22 44 65 ext. 12')).toEqual({
      candidates: [
        {
          text: '+33 (0)1 87 22 44 65 ext. 12',
          party: {
            kind: 'number',
            raw: '+33 (0)1 87 22 44 65 ext. 12',
            display: '+33 1 87 22 44 65',
            e164: '+33187224465',
            country: 'FR',
          },
          extension: '12',
          callerKey: '+33187224465',
          name: 'Claire Morel',
          line: 'fixed',
          complete: true,
          emergency: false,
          emergencyIn: [],
          leftOut: null,
          zones: ['Europe/Paris'],
        },
      ],
      cut: false,
    });
  });

  it('may be several, each with its own', async () => {
    const { candidates } = await understand('0899 123 456, +1 415 555 2671, tel:18, +262 692 12 34 56');
    expect(candidates).toMatchObject([
      { party: { e164: '+33899123456' }, name: null, line: 'premium', zones: ['Europe/Paris'] },
      {
        party: { e164: '+14155552671', country: 'US' },
        line: 'fixedOrMobile',
        zones: ['America/Los_Angeles'],
      },
      {
        party: { kind: 'short', display: '18', e164: null },
        callerKey: 'short:18',
        line: null,
        emergency: true,
        emergencyIn: ['FR'],
      },
      { party: { country: 'RE' }, line: 'mobile', zones: ['Indian/Reunion'] },
    ]);
  });

  it.each([
    ['+33 6 12 34 56 7', false],
    ['+33 6 12 34 56 789', false],
    ['+33 6 12 34 56 78 79', false],
    ['06 12 34 56 7', false],
    ['+999 123 456 789', false],
    ['+33 6 12 34 56 78', true],
    ['06 39 98 12 34', true],
    ['+1 800 356 9377', true],
    ['3635', true],
  ])('%j is a whole number: %s', async (text, complete) => {
    expect((await understand(text)).candidates).toMatchObject([{ complete }]);
  });

  it('may be overseas, where it is another time', async () => {
    expect((await understand('0262 20 12 34, 0696 12 34 56 et 0639 01 23 45')).candidates).toMatchObject([
      { party: { e164: '+262262201234', country: 'RE' }, line: 'fixed', zones: ['Indian/Reunion'] },
      { party: { e164: '+596696123456', country: 'MQ' }, zones: ['America/Martinique'] },
      { party: { e164: '+262639012345', country: 'YT' }, zones: ['Indian/Mayotte'] },
    ]);
  });

  it('may be an extension, a directory, or nothing that can be called', async () => {
    expect((await understand('104')).candidates).toMatchObject([
      { party: { kind: 'short' }, callerKey: 'short:104', emergency: false, zones: [] },
    ]);
    expect((await understand('118218')).candidates).toMatchObject([{ line: 'premium', emergency: false }]);
    expect((await understand('9'.repeat(40))).candidates).toMatchObject([
      { party: { kind: 'unreadable', display: '' }, callerKey: null, name: null, line: null, zones: [] },
    ]);
    expect(await understand('rappeler Claire demain')).toEqual({ candidates: [], cut: false });
  });

  it('may be an emergency number of another country', async () => {
    expect((await understand('999')).candidates).toMatchObject([
      { emergency: true, emergencyIn: expect.arrayContaining(['GB', 'IE']) as unknown },
    ]);
    expect((await understand('911')).candidates).toMatchObject([
      { emergency: true, emergencyIn: expect.arrayContaining(['US', 'CA']) as unknown },
    ]);
    expect((await understand('911')).candidates[0]?.emergencyIn).not.toContain('FR');
    expect((await understand('112')).candidates).toMatchObject([{ emergency: true, emergencyIn: ['FR'] }]);
  });

  it('may have keys behind it for after the answer, which are told and not called', async () => {
    expect((await understand('+33 1 87 22 44 65,,12#')).candidates).toMatchObject([
      {
        text: '+33 1 87 22 44 65',
        party: { e164: '+33187224465' },
        leftOut: { kind: 'tones', text: ',,12#' },
      },
    ]);
  });

  it('says what was cut', async () => {
    expect(await understand('0187224465 '.repeat(100_000))).toMatchObject({ candidates: [{}], cut: true });
  });

  it('is always what windows expect', async () => {
    const reply = z.object({ candidates: z.array(dialCandidate).max(20), cut: z.boolean() });
    const text = fc.oneof(anyText(60), fc.stringMatching(/^[+0-9 ()x/.-]{0,40}$/));
    await fc.assert(
      fc.asyncProperty(text, async (pasted) => {
        const understood = await understand(pasted);
        expect(reply.parse(understood)).toEqual(understood);
      }),
      { numRuns: 500 },
    );
  });
});
