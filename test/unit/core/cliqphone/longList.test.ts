import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer, readAnyAnswer } from '#core/providers/cliqphone/wire.ts';

/** Long enough to be read in pieces, with everything in it that looks like the end of an object. */
function longList(count: number, text = 'a'): string {
  const items = Array.from({ length: count }, (_none, id) => ({
    id,
    info: `${text} }, {"x": 1}, {`,
    more: [{ id }, {}],
  }));
  return JSON.stringify(items);
}

describe('a list of any length', () => {
  it('is what JSON says, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4000, max: 6000 }),
        fc.string({ maxLength: 12 }),
        fc.constantFrom('', ' ', '\n'),
        async (count, text, space) => {
          const body = longList(count, text).replaceAll('},{', `}${space},${space}{`);
          expect(body.length).toBeGreaterThan(200_000);
          expect(await readAnyAnswer(` ${body}\n`)).toEqual(readAnswer(body));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('lets others have their turn meanwhile', async () => {
    let turns = 0;
    let reading = true;
    const count = (): void => {
      turns += 1;
      if (reading) setImmediate(count);
    };
    setImmediate(count);
    await readAnyAnswer(longList(100_000));
    reading = false;
    // In one go it would be none.
    expect(turns).toBeGreaterThan(3);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, -1)],
    ['cut off within', (text: string) => text.slice(0, -20)],
    ['with a comma too many', (text: string) => text.replace(/\]$/, ',]')],
    ['with something behind it', (text: string) => `${text} and more`],
    ['broken in its middle', (text: string) => `${text.slice(0, 100_000)}<${text.slice(100_001)}`],
  ])('is none at all %s', async (_what, spoil) => {
    expect(await readAnyAnswer(spoil(longList(5000)))).toEqual({ kind: 'unreadable' });
  });

  it('may be a refusal, if it is none', async () => {
    const body = `{"state":"ko","codeErreur":"0004","messageErreur":"token expired"}${' '.repeat(300_000)}`;
    expect(await readAnyAnswer(body)).toMatchObject({ kind: 'said', said: { code: '0004' } });
  });
});
