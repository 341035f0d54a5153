import { LONGEST_LINK } from '#shared/domain/links.ts';

/**
 * Links from outside: `ringside:`, `tel:`, `callto:`, `sip:`, `sips:`. They come in three ways, at any time: as an argument of a
 * cold start, as an argument of a second start, as an `open-url` event of macOS, often before anything is ready. All end
 * in one inbox that keeps them until somebody listens. The text is untrusted; only its beginning and length are looked at
 * here, and parsing is the listener's.
 */
export interface LinkInbox {
  /** Takes one text; drops what is no link of ours. */
  take(text: string): void;
  /** Takes the links among the arguments of a start. */
  takeArguments(argv: readonly string[]): void;
  /** Hands every link, also those kept so far, to `onLink`. Returns the function that stops. */
  deliverTo(onLink: (text: string) => void): () => void;
}

const LINK = /^(?:ringside|tel|callto|sips?):/i;
/** More than a person can click before the app is up; keeps a script from filling memory. */
const MOST_KEPT = 20;

export function createLinkInbox(): LinkInbox {
  let kept: string[] = [];
  let deliver: ((text: string) => void) | null = null;

  const take = (text: string): void => {
    if (!isLink(text)) return;
    // A link that is too long to be read is to be told of, and no longer than that takes.
    const link = text.slice(0, LONGEST_LINK + 1);
    if (deliver !== null) deliver(link);
    else if (kept.length < MOST_KEPT) kept.push(link);
  };

  return {
    take,
    takeArguments: (argv) => {
      for (const word of argv) take(word);
    },
    deliverTo(onLink) {
      deliver = onLink;
      const waiting = kept;
      kept = [];
      for (const text of waiting) onLink(text);
      return () => {
        if (deliver === onLink) deliver = null;
      };
    },
  };
}

/** Whether a text is a link that this app may have been registered for. */
export function isLink(text: string): boolean {
  return LINK.test(text);
}

/** Feeds the inbox with macOS's `open-url`, which may come before `ready`. Returns the function that stops. */
export function receiveOpenUrl(app: OpenUrlApp, inbox: LinkInbox): () => void {
  const onOpenUrl = (event: { preventDefault(): void }, url: string): void => {
    event.preventDefault();
    inbox.take(url);
  };
  app.on('open-url', onOpenUrl);
  return () => {
    app.off('open-url', onOpenUrl);
  };
}

export interface OpenUrlApp {
  on(event: 'open-url', listener: (event: { preventDefault(): void }, url: string) => void): unknown;
  off(event: 'open-url', listener: (event: { preventDefault(): void }, url: string) => void): unknown;
}
