import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPage, readFlag, readQueue, saysNotFound } from '#core/providers/encom/wire.ts';

describe('readQueue', () => {
  it.each([
    ['900', '900'],
    ['"900"', '900'],
    ['0900', '0900'],
    ['"0900"', '0900'],
    [' 900\r\n', '900'],
    ['" 900 "', '900'],
    ['1e3', '1e3'],
    ['900.0', '900.0'],
    ['12345678901234567890', '12345678901234567890'],
    ['SALES', 'SALES'],
    ['"Accueil général"', 'Accueil général'],
  ])('%j is queue %j', (text, queue) => {
    expect(readQueue(text)).toBe(queue);
  });

  it.each([
    '',
    '  ',
    '""',
    '" "',
    'null',
    'true',
    'false',
    '{}',
    '[]',
    '{"destination1":"207"}',
    '["900"]',
    '"900',
    '{"response":"9',
    'line one\nline two',
    'x'.repeat(101),
    '<queue>900</queue>',
  ])('%j is no queue', (text) => {
    expect(readQueue(text)).toBeUndefined();
  });

  it('brings every queue back as it was written, bare or as a JSON string', () => {
    const queue = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z_ -]{0,20}[0-9A-Za-z]$/);
    fc.assert(
      fc.property(queue, (text) => {
        fc.pre(!['true', 'false', 'null'].includes(text));
        expect(readQueue(text)).toBe(text);
        expect(readQueue(JSON.stringify(text))).toBe(text);
      }),
    );
  });

  it('keeps every digit of any number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,30}$/), (digits) => {
        expect(readQueue(digits)).toBe(digits);
      }),
    );
  });
});

describe('readFlag', () => {
  it.each(['true', '"true"', '1', '"1"', ' true\n', 'True', 'TRUE', '" true "'])('%j is yes', (text) => {
    expect(readFlag(text)).toBe(true);
  });
  it.each(['false', '"false"', '0', '"0"', 'False', ' 0 '])('%j is no', (text) => {
    expect(readFlag(text)).toBe(false);
  });
  it.each([
    '',
    'null',
    '""',
    'yes',
    '2',
    '01',
    '{}',
    '{"response":true}',
    '[true]',
    'tru',
    '"true',
    'true false',
  ])('%j is neither', (text) => {
    expect(readFlag(text)).toBeUndefined();
  });
});

describe('any text at all', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.string());

  it('never makes the readers throw', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const queue = readQueue(text);
        expect(queue === undefined || (queue.length > 0 && queue.trim() === queue)).toBe(true);
        expect([true, false, undefined]).toContain(readFlag(text));
        expect(typeof isPage(text)).toBe('boolean');
        expect(typeof saysNotFound(text)).toBe('boolean');
      }),
    );
  });
});

describe('isPage', () => {
  it.each(['<!DOCTYPE html><p>hi', '\n  <html>', '<?xml version="1.0"?>', 'Error: <body>oops'])(
    '%j is a page',
    (text) => {
      expect(isPage(text)).toBe(true);
    },
  );
  it.each(['900', '{"response":"not found"}', '', '"a < b"'])('%j is none', (text) => {
    expect(isPage(text)).toBe(false);
  });
});
