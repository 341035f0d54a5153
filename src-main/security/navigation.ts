import type { App, WebContents } from 'electron';

/** The part of a WebContents that is fenced in. */
export type FencedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler' | 'getURL'>;

/**
 * Fences one WebContents in. It may show its own page again and nothing else; it opens no windows; it attaches no
 * webview. A link that points outside is handed to `outside`, which decides.
 */
function fenceContents(
  contents: FencedContents,
  rules: { readonly isOwnPage: (url: string) => boolean; readonly outside: (url: string) => void },
): void {
  contents.on('will-navigate', (event) => {
    if (rules.isOwnPage(event.url)) return;
    event.preventDefault();
    rules.outside(event.url);
  });
  // Sub-frames: the app has none, so none may go anywhere.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !rules.isOwnPage(event.url)) event.preventDefault();
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
export function fenceAllContents(
  app: Pick<App, 'on' | 'off'>,
  rules: { readonly isOwnPage: (url: string) => boolean; readonly outside: (url: string) => void },
): () => void {
  const onCreated = (_event: unknown, contents: WebContents): void => {
    fenceContents(contents, rules);
  };
  app.on('web-contents-created', onCreated);
  return () => {
    app.off('web-contents-created', onCreated);
  };
}
