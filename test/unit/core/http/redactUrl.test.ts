import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactUrl } from '#core/http/redactUrl.ts';

describe('redactUrl', () => {
  it.each([
    ['/api/CL0001/customer/number/%2B33187224465', 'https://e.example/api/•••01/customer/number/+•••65'],
    ['/api/CL0001/customer/code/12', 'https://e.example/api/•••01/customer/code/•••'],
    ['/api/v1/smartRoutings?number=0033187224465', 'https://e.example/api/v1/smartRoutings'],
    ['/plain', 'https://e.example/plain'],
  ])('%s', (path, expected) => {
    expect(redactUrl('https://e.example', path)).toBe(expected);
  });

  it('keeps the prefix of the address and drops its user and password', () => {
    expect(redactUrl('https://me:secret@e.example:8443/prefix/', '/x')).toBe(
      'https://e.example:8443/prefix/x',
    );
  });

  it('says so when there is no address', () => {
    expect(redactUrl('nonsense', '/x')).toBe('(no address)');
  });

  it('lets no run of three digits of a path through', () => {
    const number = fc.stringMatching(/^\+?[0-9]{4,15}$/);
    fc.assert(
      fc.property(number, (text) => {
        expect(redactUrl('https://e.example', `/a/${encodeURIComponent(text)}/b`)).not.toMatch(/\d{3}/);
      }),
    );
  });
});
