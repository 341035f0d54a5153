import { describe, expect, it, vi } from 'vitest';
import { createOutsideLinks, isAllowedOutside } from '../../../../src-main/security/outsideLinks.ts';

const allowed = [
  'https://docs.ringside.example/',
  'https://ringside.example/privacy',
  'mailto:help@ringside.example',
];

describe('what may be opened outside', () => {
  it.each([
    'https://docs.ringside.example/',
    'https://docs.ringside.example/fr/links?x=1#y',
    'https://ringside.example/privacy',
    'mailto:help@ringside.example',
  ])('%s', (address) => {
    expect(isAllowedOutside(address, allowed)).toBe(true);
  });

  it.each([
    'http://docs.ringside.example/',
    'https://docs.ringside.example.evil.example/',
    'https://docs.ringside.example@evil.example/',
    'https://user:pass@docs.ringside.example/',
    'https://docs.ringside.example:8443/',
    'https://ringside.example/privacy/more',
    'https://ringside.example/',
    'mailto:help@ringside.example?cc=evil@evil.example',
    'file:///etc/passwd',
    'ms-msdt:/id',
    'tel:+33612345678',
    'javascript:alert(1)',
    '//docs.ringside.example/',
    '',
  ])('not %s', (address) => {
    expect(isAllowedOutside(address, allowed)).toBe(false);
  });
});

describe('the gate', () => {
  function setUp(openExternal = vi.fn(() => Promise.resolve())) {
    const refused = vi.fn();
    return { openExternal, refused, gate: createOutsideLinks({ openExternal, allowed, refused }) };
  }

  it('opens what is on the list, as it was parsed', async () => {
    const { gate, openExternal } = setUp();
    await expect(gate.open('HTTPS://DOCS.ringside.example/a/../b')).resolves.toBe(true);
    expect(openExternal).toHaveBeenCalledExactlyOnceWith('https://docs.ringside.example/b');
  });

  it('opens nothing else, and says so', async () => {
    const { gate, openExternal, refused } = setUp();
    await expect(gate.open('https://evil.example/')).resolves.toBe(false);
    expect(openExternal).not.toHaveBeenCalled();
    expect(refused).toHaveBeenCalledExactlyOnceWith('https://evil.example/');
  });

  it('survives a system without a browser', async () => {
    const { gate } = setUp(vi.fn(() => Promise.reject(new Error('no browser'))));
    await expect(gate.open('https://ringside.example/privacy')).resolves.toBe(false);
  });
});
