import { describe, expect, it } from 'vitest';
import { fencePageNetwork } from '../../../../src-main/security/pageNetwork.ts';

interface Details {
  readonly url: string;
  readonly resourceType?: string;
  readonly requestHeaders?: Record<string, string>;
  readonly responseHeaders?: Record<string, string[]>;
}

const FILE = 'https://cliqphone.com/a.mp3';

/** The session's three doors to the network, answered as Chromium would ask. */
function fenced(devOrigin: string | null = null) {
  const doors: Record<string, (details: Details, reply: (answer: unknown) => void) => void> = {};
  const urls: string[][] = [];
  const door = (name: string) => (filter: { urls: string[] }, listener: (typeof doors)[string]) => {
    urls.push(filter.urls);
    doors[name] = listener;
  };
  fencePageNetwork(
    {
      webRequest: {
        onBeforeRequest: door('request'),
        onBeforeSendHeaders: door('send'),
        onHeadersReceived: door('receive'),
      },
    } as never,
    { playing: { mayLoad: (url, type) => url === FILE && type === 'media' }, devOrigin },
  );
  const ask = (name: string, details: Details): unknown => {
    let answer: unknown;
    doors[name]?.(details, (given) => {
      answer = given;
    });
    return answer;
  };
  return { ask, urls };
}

describe('pages load from the network', () => {
  it('what is being heard, and nothing else', () => {
    const { ask, urls } = fenced();
    expect(urls).toHaveLength(3);
    expect(ask('request', { url: FILE, resourceType: 'media' })).toEqual({ cancel: false });
    expect(ask('request', { url: FILE, resourceType: 'image' })).toEqual({ cancel: true });
    expect(ask('request', { url: 'http://127.0.0.1:5173/', resourceType: 'mainFrame' })).toEqual({
      cancel: true,
    });
  });

  it('without saying who they are, and without cookies either way', () => {
    const { ask } = fenced();
    expect(
      ask('send', { url: FILE, requestHeaders: { Cookie: 'a', Referer: 'b', Range: 'bytes=0-' } }),
    ).toEqual({ requestHeaders: { Range: 'bytes=0-' } });
    expect(
      ask('receive', { url: FILE, responseHeaders: { 'Set-Cookie': ['a'], 'content-type': ['audio/wav'] } }),
    ).toEqual({ responseHeaders: { 'content-type': ['audio/wav'] } });
  });

  it('from a development server what they are built of, under a policy as well', () => {
    const { ask } = fenced('http://localhost:5173');
    const request = (url: string) => ask('request', { url, resourceType: 'script' });
    expect(request('http://localhost:5173/windows/main/main.ts')).toEqual({ cancel: false });
    expect(request('ws://localhost:5173/')).toEqual({ cancel: false });
    expect(request('https://localhost:5173/')).toEqual({ cancel: true });
    expect(request('http://localhost:51730/')).toEqual({ cancel: true });
    const url = 'http://localhost:5173/windows/main/index.html';
    expect(ask('receive', { url, responseHeaders: { etag: ['1'] } })).toEqual({
      responseHeaders: {
        etag: ['1'],
        'content-security-policy': [expect.stringMatching(/^default-src 'none'/)],
      },
    });
    expect(ask('send', { url, requestHeaders: { Origin: 'x' } })).toEqual({
      requestHeaders: { Origin: 'x' },
    });
  });
});
