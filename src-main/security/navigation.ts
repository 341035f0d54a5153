import type { App, WebContents } from 'electron';

/** The part of a WebContents that is fenced in. */
export type FencedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'getURL'>;

export interface FenceRules {
  readonly isOwnPage: (url: string) => boolean;
  /** The one page that a frame may show, once: that of the player. */
  readonly isOwnFrame: (url: string) => boolean;
  readonly outside: (url: string) => void;
}

/**
 * Fences one WebContents in. It may show its own page again and nothing else; it opens no windows; it attaches no
 * webview. A link that points outside is handed to `outside`, which decides.
 */
function fenceContents(contents: FencedContents, rules: FenceRules): void {
  // The first event of a navigation: what is prevented here, main hears no more of.
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame ? rules.isOwnPage(event.url) : rules.isOwnFrame(event.url)) return;
    event.preventDefault();
    if (event.isMainFrame) rules.outside(event.url);
  });
  contents.on('will-navigate', (event) => {
    if (!rules.isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!rules.isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    rules.outside(url);
    return { action: 'deny' };
  });
}

/** Fences in every WebContents from its creation on, also those that nobody meant to create. Returns the stop. */
export function fenceAllContents(app: Pick<App, 'on' | 'off'>, rules: FenceRules): () => void {
  const onCreated = (_event: unknown, contents: WebContents): void => {
    fenceContents(contents, rules);
  };
  app.on('web-contents-created', onCreated);
  return () => {
    app.off('web-contents-created', onCreated);
  };
}

/** Ends what hangs on a page whenever that page is loaded anew, leaves or dies. */
export function endWithPage(contents: Pick<WebContents, 'on'>, end: () => void): void {
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) end();
  });
  contents.on('render-process-gone', end);
  contents.on('destroyed', end);
}
