import type { IncomingMessage } from 'node:http';
import { headerValues } from '../../listen/exchange.ts';
import { secretCheck } from '../../listen/secrets.ts';

/** What Enreach Core presents: a key, a user name with its password, or either. Empty means not set. */
export interface SmartRoutingCredentials {
  readonly apiKey?: string | undefined;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

export interface Guard {
  /** What a client without credentials is told to present (`WWW-Authenticate`). */
  readonly challenge: string;
  admits(request: IncomingMessage): boolean;
}

const NEVER = (): boolean => false;

/**
 * The guard of the endpoint (document 001: `X-Benemen-APIKey`, or Basic); null if no credential is set, for then it
 * could only be open to all. Everything that is presented must be right, and be presented once: of two keys nobody
 * knows which one a proxy on the way has added.
 */
export function createGuard(credentials: SmartRoutingCredentials): Guard | null {
  const { apiKey = '', username = '', password = '' } = credentials;
  const withKey = apiKey !== '';
  const withBasic = username !== '' && password !== '';
  if (!withKey && !withBasic) return null;
  const keyIsRight = withKey ? secretCheck(apiKey) : NEVER;
  const pairIsRight = withBasic ? secretCheck(`${username}:${password}`) : NEVER;
  return {
    challenge: withBasic ? 'Basic realm="SmartRouting", charset="UTF-8"' : 'X-Benemen-APIKey',
    admits(request) {
      const keys = headerValues(request, 'x-benemen-apikey');
      const pairs = headerValues(request, 'authorization');
      if (keys.length > 1 || pairs.length > 1 || keys.length + pairs.length === 0) return false;
      // No short cut between the two: that would tell which one was wrong.
      const wrongKeys = keys.filter((key) => !keyIsRight(key));
      const wrongPairs = pairs.filter((pair) => !pairIsRight(decodedPair(pair)));
      return wrongKeys.length + wrongPairs.length === 0;
    },
  };
}

/** `user:password` of a Basic header; an empty text, which is never right, for anything else. */
function decodedPair(header: string): string {
  const encoded = /^basic +([a-z0-9+/=_-]+)$/i.exec(header)?.[1];
  return encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
}
