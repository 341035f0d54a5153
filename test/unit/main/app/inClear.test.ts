import { describe, expect, it } from 'vitest';
import { settingsSchema } from '#shared/contract/settings.ts';
import { namesInClear } from '../../../../src-main/app/inClear.ts';

const names = (settings: object) => namesInClear(settingsSchema.parse(settings));

describe('namesInClear', () => {
  it('says nothing of a fresh set of settings', () => {
    expect(names({})).toEqual([]);
  });

  it.each([
    ['http://clients.example.fr', ['encom']],
    ['https://clients.example.fr', []],
    ['http://127.0.0.1:8080', []],
    ['http://localhost', []],
  ])('judges Encom at %s', (baseUrl, expected) => {
    expect(names({ encom: { baseUrl } })).toEqual(expected);
  });

  it('judges CCAI Platform by its own address', () => {
    expect(names({ ccai: { baseUrl: 'http://customer.example' } })).toEqual(['ccai']);
    expect(names({ ccai: { baseUrl: 'https://customer.example' } })).toEqual([]);
    expect(names({ ccai: { baseUrl: 'http://127.0.0.1:8080' } })).toEqual([]);
  });

  it('judges Pitel by its own address', () => {
    expect(names({ pitel: { baseUrl: 'http://pbx.example' } })).toEqual(['pitel']);
    expect(names({ pitel: { baseUrl: 'https://pbx.example' } })).toEqual([]);
  });

  it.each([
    [{ baseUrl: 'http://api.example', allowInsecureHttp: true }, ['cliqphone']],
    // Without the yes nothing is sent there.
    [{ baseUrl: 'http://api.example' }, []],
    [{ baseUrl: 'https://api.example', allowInsecureHttp: true }, []],
    [{ baseUrl: 'http://127.0.0.1:8080', allowInsecureHttp: true }, []],
    [
      { baseUrl: 'https://api.example', allowInsecureHttp: true, signInPath: 'http://auth.example/in' },
      ['cliqphone'],
    ],
    [{ allowInsecureHttp: true, signInPath: 'http://auth.example/in' }, []],
  ])('judges Cliqphone with %j', (cliqphone, expected) => {
    expect(names({ cliqphone })).toEqual(expected);
  });

  it.each([
    [{ enabled: true, host: '0.0.0.0' }, ['smartRouting']],
    [{ enabled: true, host: '192.0.2.7' }, ['smartRouting']],
    [{ enabled: false, host: '0.0.0.0' }, []],
    [{ enabled: true, host: '127.0.0.1' }, []],
    [{ enabled: true, host: '::1' }, []],
    [{ enabled: true, host: '0.0.0.0', tls: { keyFile: '/k', certFile: '/c' } }, []],
  ])('judges the endpoint with %j', (smartRouting, expected) => {
    expect(names({ smartRouting })).toEqual(expected);
  });
});
