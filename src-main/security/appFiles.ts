import { extname, join, sep } from 'node:path';
import type { WindowKind } from '#shared/contract/channels.ts';
import { APP_SCHEME } from './pages.ts';

/** A kind of window, or the page that plays a sound file in a frame of the main one. */
export type AppHost = WindowKind | 'player';

const HOSTS: readonly AppHost[] = ['main', 'pop', 'player'];

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

/** A file of the app, as a request for `ringside-app:` names it. */
export interface AppFile {
  readonly host: AppHost;
  readonly path: string;
  readonly contentType: string;
}

/**
 * The file below `root` (absolute) that an address names, or null when it names none: another scheme or host, a way out
 * of `root`, the page of another kind of window, a kind of file that the app does not have. Does not touch the disk.
 */
export function appFile(root: string, address: string): AppFile | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const host = HOSTS.find((each) => each === url.host);
  if (url.protocol !== `${APP_SCHEME}:` || host === undefined) return null;

  const parts = decoded(url.pathname)?.slice(1).split('/');
  if (!parts?.every(isPlainName)) return null;
  // A page lives under its own origin only; else the pop's origin could load the main window's page.
  if (parts[0] === 'windows' && parts[1] !== host) return null;

  const path = join(root, ...parts);
  const contentType = CONTENT_TYPES[extname(path).toLowerCase()];
  if (contentType === undefined || !path.startsWith(root + sep)) return null;
  return { host, path, contentType };
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/** Refuses what could climb, name a drive or a stream (Windows), or end the name early. */
function isPlainName(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && /^[^\\:\0]+$/.test(part);
}
