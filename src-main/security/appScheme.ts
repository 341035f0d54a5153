import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import { appFile } from './appFiles.ts';
import { contentPolicy, fileHeaders } from './contentPolicy.ts';
import { APP_SCHEME } from './pages.ts';

/**
 * Makes the scheme known to Chromium; must run before `ready`. `standard` gives its pages real origins, `secure` the
 * powers of https, `codeCache` keeps compiled scripts from one start to the next.
 */
export function registerAppScheme(protocol: {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void;
}): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** The part of Electron's `protocol` that serves a scheme. */
export interface SchemeServer {
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void;
  unhandle(scheme: string): void;
}

/** Makes the page of a sound file out of its built file, or says null: nothing is to be played at this address. */
export type MakePlayerPage = (address: string, html: string) => Response | null;

/**
 * Serves the files below `root` (absolute) under the app's scheme, and the page of the player while it has something to
 * play. Returns the function that stops.
 */
export function serveAppFiles(protocol: SchemeServer, root: string, playerPage: MakePlayerPage): () => void {
  protocol.handle(APP_SCHEME, (request) => answer(root, request, playerPage));
  return () => {
    protocol.unhandle(APP_SCHEME);
  };
}

/** Answers one request for a file of the app: 200, 404 or 405. Exported for its test. */
export async function answer(root: string, request: Request, playerPage: MakePlayerPage): Promise<Response> {
  if (request.method !== 'GET') return plain(405);
  const file = appFile(root, request.url);
  if (file === null) return plain(404);
  try {
    const bytes = await readFile(file.path);
    if (file.host === 'player' && file.contentType.startsWith('text/html')) {
      return playerPage(request.url, bytes.toString('utf8')) ?? plain(404);
    }
    // A policy holds for documents only; with other files it goes for good measure.
    const policy = contentPolicy(file.host === 'main' ? 'main' : 'pop');
    return new Response(new Uint8Array(bytes), { headers: fileHeaders(file.contentType, policy) });
  } catch {
    return plain(404);
  }
}

function plain(status: number): Response {
  const headers = fileHeaders('text/plain; charset=utf-8', contentPolicy('pop'));
  return new Response(null, { status, headers });
}
