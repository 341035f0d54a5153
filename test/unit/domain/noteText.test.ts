import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandSchemas } from '#shared/contract/schemas.ts';
import { noteText } from '#shared/domain/noteText.ts';

const ID = '4f1b3c0a-6d2e-4b7a-9c55-0a1b2c3d4e5f';
const due = { at: 1, zone: 'Europe/Paris' };

/** Each command that takes a note, with the note it hands on. */
const EDGES: readonly [string, (text: string) => string][] = [
  [
    'notes.save of a call',
    (text) => commandSchemas['notes.save'].request.parse({ about: { callId: 'a' }, text }).text,
  ],
  [
    'notes.save of a caller',
    (text) => commandSchemas['notes.save'].request.parse({ about: { callerKey: 'a' }, text }).text,
  ],
  ['callbacks.note', (text) => commandSchemas['callbacks.note'].request.parse({ id: ID, text }).text],
  [
    'callbacks.schedule',
    (note) =>
      commandSchemas['callbacks.schedule'].request.parse({
        id: ID,
        kind: 'callback',
        to: { number: '1' },
        due,
        note,
      }).note,
  ],
  [
    'callbacks.edit',
    (note) =>
      commandSchemas['callbacks.edit'].request.parse({
        id: ID,
        kind: 'callback',
        to: { number: '1' },
        due,
        note,
      }).note,
  ],
];

const scraps = fc.constantFrom(
  '\u0007',
  '\0',
  '\u001b[31m',
  '\u0085',
  '\u009f',
  '\u007f',
  '\r',
  '\r\n',
  '\n',
  '\t',
  'é',
  '😀',
  'a',
);
const anyNote = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(scraps, { maxLength: 50 }).map((parts) => parts.join('')),
);

describe('a note', () => {
  it('keeps its words, lines and tabs, and nothing that is not seen', () => {
    expect(noteText('a\u0007b\u0000c\r\nd\re\tf\u0085g\u007fh')).toBe('abc\nd\ne\tfgh');
    expect(noteText('«\u00a0Élodie\u00a0» 😀\n\n\t東京')).toBe('«\u00a0Élodie\u00a0» 😀\n\n\t東京');
  });

  it.each(EDGES)('has no control characters behind %s', (_, through) => {
    fc.assert(
      fc.property(anyNote, (text) => {
        const kept = through(text);
        expect(kept.replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
        expect(through(kept)).toBe(kept);
        // All else stays, in its order.
        expect(kept.replaceAll(/\p{Cc}/gu, '')).toBe(text.replaceAll(/\p{Cc}/gu, ''));
      }),
    );
  });
});
