import { describe, expect, it } from 'vitest';
import { createHomeDigits, nationalDigits } from '#core/numbers/nationalDigits.ts';

describe('national digits', () => {
  it.each([
    ['+33187224465', '0187224465'],
    ['+14155552671', '4155552671'],
    ['+74951234567', '84951234567'],
    ['+390612345678', '0612345678'],
    ['+842438252916', '02438252916'],
  ])('of %s are %s', (e164, digits) => {
    expect(nationalDigits(e164)).toBe(digits);
  });

  it.each(['+999123456789', 'short:104', ''])('of %j there are none', (text) => {
    expect(nationalDigits(text)).toBeNull();
  });
});

describe('digits as dialled at home', () => {
  const atHome = createHomeDigits('FR');

  it('are those of a number of the country', () => {
    expect(atHome('+33187224465')).toBe('0187224465');
  });

  it.each(['+358501231234', '+262692123456', '+999123456789'])('there are none for %s', (e164) => {
    expect(atHome(e164)).toBeNull();
  });
});
