import type { WindowKind } from '#shared/contract/channels.ts';

/**
 * The app's own scheme. Pages are not loaded from file:, because every file: page shares one origin with every other
 * file on the disk.
 */
export const APP_SCHEME = 'ringside-app';

/** Where pages come from: the built files, or in development the server that builds them on the fly. */
export interface PageOrigin {
  /** Origin of the development server such as `http://localhost:5173`; null in every packaged app. */
  readonly devOrigin: string | null;
}

/** Path of a window's page, the same in the build and on the development server. */
function pagePath(kind: WindowKind): string {
  return `/windows/${kind}/index.html`;
}

/** The address that a window of this kind loads. Each kind is a host, hence an origin, of its own. */
export function pageUrl(kind: WindowKind, { devOrigin }: PageOrigin): string {
  return devOrigin === null ? `${APP_SCHEME}://${kind}${pagePath(kind)}` : `${devOrigin}${pagePath(kind)}`;
}

/** The origin of a window's page. */
export function pageOrigin(kind: WindowKind, { devOrigin }: PageOrigin): string {
  return devOrigin ?? `${APP_SCHEME}://${kind}`;
}

/**
 * Whether `url` is the page of a window of this kind. Both are parsed and compared by part: a comparison of beginnings
 * would let `ringside-app://main.example` pass, and the `origin` of a scheme that Node does not know is `null`.
 */
export function isPageOf(kind: WindowKind, url: string, origin: PageOrigin): boolean {
  if (!URL.canParse(url)) return false;
  const page = new URL(url);
  const own = new URL(pageUrl(kind, origin));
  return (
    page.protocol === own.protocol &&
    page.host === own.host &&
    page.pathname === own.pathname &&
    page.username === '' &&
    page.password === ''
  );
}
