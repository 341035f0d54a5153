import type { Session } from 'electron';
import { developmentContentPolicy } from './contentPolicy.ts';
import type { PlayingDesk } from './playing.ts';

/** Every address that leaves this computer or could. Pages of the app's own scheme are none. */
const NETWORK = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] };

/**
 * What pages may load from the network: nothing but the sound file that is being heard, without cookies either way and
 * without saying from where. Their policies say the same; this holds, too, where a policy has a hole.
 *
 * With a development server (unpackaged apps only) its pages load from it, under a policy as well, so that what the policy
 * forbids fails while it is being written.
 */
export function fencePageNetwork(
  session: Pick<Session, 'webRequest'>,
  {
    playing,
    devOrigin,
  }: { readonly playing: Pick<PlayingDesk, 'mayLoad'>; readonly devOrigin: string | null },
): void {
  const isOfServer = (url: string): boolean => {
    if (devOrigin === null || !URL.canParse(url)) return false;
    const { protocol, host } = new URL(url);
    const server = new URL(devOrigin);
    return host === server.host && (protocol === server.protocol || protocol === 'ws:');
  };
  session.webRequest.onBeforeRequest(NETWORK, ({ url, resourceType }, reply) => {
    reply({ cancel: !isOfServer(url) && !playing.mayLoad(url, resourceType) });
  });
  session.webRequest.onBeforeSendHeaders(NETWORK, ({ requestHeaders, url }, reply) => {
    reply({ requestHeaders: isOfServer(url) ? requestHeaders : without(requestHeaders, PRIVATE) });
  });
  session.webRequest.onHeadersReceived(NETWORK, ({ responseHeaders, url }, reply) => {
    const headers = responseHeaders ?? {};
    if (devOrigin === null || !isOfServer(url)) {
      reply({ responseHeaders: without(headers, ['set-cookie']) });
      return;
    }
    const policy = developmentContentPolicy(devOrigin);
    reply({ responseHeaders: { ...headers, 'content-security-policy': [policy] } });
  });
}

const PRIVATE = ['cookie', 'referer', 'origin', 'authorization'];

function without<T>(headers: Record<string, T>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name.toLowerCase())));
}
