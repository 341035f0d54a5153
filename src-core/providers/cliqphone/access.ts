import { createHash } from 'node:crypto';
import type { Withheld } from '#shared/domain/numberSaving.ts';
import type { CliqphoneSettings } from './operations.ts';

/** The account of the API, which is not that of a person. */
export interface CliqphoneCredentials {
  readonly login: string;
  readonly password: string;
}

/** All that a request needs beside its own. */
export interface Access {
  readonly settings: CliqphoneSettings & { readonly baseUrl: string };
  readonly credentials: CliqphoneCredentials;
  /** Where one signs in. */
  readonly signIn: { readonly baseUrl: string; readonly path: string };
  /** The same for the same account at the same place, and not to be turned back into a password. */
  readonly key: string;
}

/** Why there is nothing to ask with. */
export type NoAccess =
  | { readonly why: 'notConfigured'; readonly detail: string }
  | {
      readonly why: 'misconfigured';
      readonly cause: Exclude<Withheld, 'notConfigured'>;
      readonly detail: string;
    };

/** Settings and credentials as something to ask with. Plain http only with its explicit yes. */
export function accessOf(
  settings: CliqphoneSettings,
  credentials: CliqphoneCredentials | null,
): Access | NoAccess {
  const { baseUrl, signInPath, allowInsecureHttp } = settings;
  if (baseUrl === null || credentials === null || credentials.login === '' || credentials.password === '') {
    return { why: 'notConfigured', detail: 'nothing to ask with' };
  }
  const elsewhere = /^https?:\/\//i.test(signInPath) && URL.canParse(signInPath) ? new URL(signInPath) : null;
  if (elsewhere === null && !signInPath.startsWith('/')) {
    const detail = 'the path to sign in is neither a path nor an address';
    return { why: 'misconfigured', cause: 'signInPath', detail };
  }
  const signIn =
    elsewhere === null
      ? { baseUrl, path: signInPath }
      : { baseUrl: elsewhere.origin, path: `${elsewhere.pathname}${elsewhere.search}` };
  if (!allowInsecureHttp && [baseUrl, signIn.baseUrl].some((url) => /^http:/i.test(url))) {
    return { why: 'misconfigured', cause: 'inClear', detail: 'plain http is not allowed' };
  }
  const { login, password } = credentials;
  const key = createHash('sha256')
    .update(JSON.stringify([signIn, login, password]))
    .digest('base64');
  return { settings: { ...settings, baseUrl }, credentials, signIn, key };
}
