import type { Session } from 'electron';
import { developmentContentPolicy } from './contentPolicy.ts';

/**
 * Puts a policy on the pages of the development server too, so that what the policy forbids fails while it is being
 * written. Only called by an unpackaged app that was given such a server.
 */
export function applyDevelopmentPolicy(session: Pick<Session, 'webRequest'>, devOrigin: string): void {
  const policy = developmentContentPolicy(devOrigin);
  session.webRequest.onHeadersReceived({ urls: [`${devOrigin}/*`] }, (details, reply) => {
    reply({ responseHeaders: { ...details.responseHeaders, 'content-security-policy': [policy] } });
  });
}
