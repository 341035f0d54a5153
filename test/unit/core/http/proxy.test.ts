import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoopback, proxyFromEnvironment, proxyFromSystem } from '#core/http/proxy.ts';

const encom = new URL('https://clients.encom.example/api');

describe('proxyFromEnvironment', () => {
  it.each([
    ['no variable', {}, null],
    ['HTTPS_PROXY', { HTTPS_PROXY: 'http://proxy.example:3128' }, 'http://proxy.example:3128'],
    ['lower case wins', { HTTPS_PROXY: 'http://a:1', https_proxy: 'http://b:2' }, 'http://b:2'],
    ['a proxy without a scheme', { HTTPS_PROXY: 'proxy.example:3128' }, 'http://proxy.example:3128'],
    ['HTTP_PROXY is not for https', { HTTP_PROXY: 'http://a:1' }, null],
    ['ALL_PROXY is for everything', { ALL_PROXY: 'socks5://a:1' }, 'socks5://a:1'],
    ['an empty variable', { HTTPS_PROXY: '' }, null],
    ['NO_PROXY *', { HTTPS_PROXY: 'http://a:1', NO_PROXY: '*' }, null],
    ['NO_PROXY host', { HTTPS_PROXY: 'http://a:1', NO_PROXY: 'clients.encom.example' }, null],
    ['NO_PROXY domain', { HTTPS_PROXY: 'http://a:1', NO_PROXY: 'foo, .Encom.Example' }, null],
    ['NO_PROXY *.domain', { HTTPS_PROXY: 'http://a:1', NO_PROXY: '*.encom.example' }, null],
    ['NO_PROXY bare domain', { HTTPS_PROXY: 'http://a:1', NO_PROXY: 'encom.example' }, null],
    ['NO_PROXY host and port', { HTTPS_PROXY: 'http://a:1', NO_PROXY: 'encom.example:443' }, null],
    ['NO_PROXY other port', { HTTPS_PROXY: 'http://a:1', NO_PROXY: 'encom.example:8443' }, 'http://a:1'],
    ['NO_PROXY part of a name', { HTTPS_PROXY: 'http://a:1', NO_PROXY: 'com.example' }, 'http://a:1'],
  ])('%s', (_name, env, expected) => {
    expect(proxyFromEnvironment(encom, env)).toBe(expected);
  });

  it('uses HTTP_PROXY for http', () => {
    expect(proxyFromEnvironment(new URL('http://encom.example'), { HTTP_PROXY: 'http://a:1' })).toBe(
      'http://a:1',
    );
  });
});

describe('proxyFromSystem', () => {
  it.each([
    [null, null],
    ['', null],
    ['DIRECT', null],
    ['PROXY proxy.example:3128; DIRECT', 'http://proxy.example:3128'],
    ['HTTPS proxy.example:443', 'https://proxy.example:443'],
    ['SOCKS5 proxy.example:1080', 'socks5://proxy.example:1080'],
    ['SOCKS4 old.example:1080; PROXY proxy.example:3128', 'http://proxy.example:3128'],
    ['DIRECT; PROXY proxy.example:3128', null],
    ['PROXY', null],
    ['http://proxy.example:3128', 'http://proxy.example:3128'],
  ])('%j', (answer, expected) => {
    expect(proxyFromSystem(answer)).toBe(expected);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void proxyFromSystem(text)));
  });
});

describe('isLoopback', () => {
  it.each(['localhost', 'encom.localhost', '127.0.0.1', '127.8.9.10', '[::1]'])(
    '%s is this machine',
    (name) => {
      expect(isLoopback(name)).toBe(true);
    },
  );
  it.each(['localhost.example', '128.0.0.1', '127.example.org', '[::2]', '0.0.0.0'])('%s is not', (name) => {
    expect(isLoopback(name)).toBe(false);
  });
});
