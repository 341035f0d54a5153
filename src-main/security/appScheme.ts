import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import { appFile } from './appFiles.ts';
import { fileHeaders } from './contentPolicy.ts';
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

/** Serves the files below `root` (absolute) under the app's scheme. Returns the function that stops. */
export function serveAppFiles(protocol: SchemeServer, root: string): () => void {
  protocol.handle(APP_SCHEME, (request) => answer(root, request));
  return () => {
    protocol.unhandle(APP_SCHEME);
  };
}

/** Answers one request for a file of the app: 200, 404 or 405. Exported for its test. */
export async function answer(root: string, request: Request): Promise<Response> {
  if (request.method !== 'GET') return plain(405);
  const file = appFile(root, request.url);
  if (file === null) return plain(404);
  try {
    const bytes = await readFile(file.path);
    return new Response(new Uint8Array(bytes), { headers: fileHeaders(file.contentType) });
  } catch {
    return plain(404);
  }
}

function plain(status: number): Response {
  return new Response(null, { status, headers: fileHeaders('text/plain; charset=utf-8') });
}
