import type { WindowKind } from '#shared/contract/channels.ts';
import { isPageOf, type PageOrigin } from './pages.ts';

/** What is looked at in the event of a message; Electron's IpcMainInvokeEvent has all of it. */
export interface MessageEvent {
  readonly sender: { readonly id: number; isDestroyed(): boolean };
  /** Null when the frame is gone or navigated since it sent. */
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

export type SenderVerdict =
  { readonly trusted: true; readonly kind: WindowKind } | { readonly trusted: false; readonly why: string };

/**
 * Says who sent a message. Trusted is only the main frame of a window that this app opened, while that window still
 * shows its own page. Everything in a message is under the control of whoever runs in the page; these three things are
 * not. `kindOf` knows the app's windows by the id of their contents.
 */
export function createSenderCheck(
  kindOf: (contentsId: number) => WindowKind | undefined,
  origin: PageOrigin,
): (event: MessageEvent) => SenderVerdict {
  return (event) => {
    if (event.sender.isDestroyed()) return { trusted: false, why: 'the window is gone' };
    const kind = kindOf(event.sender.id);
    if (kind === undefined) return { trusted: false, why: 'not a window of this app' };
    const frame = event.senderFrame;
    if (frame === null) return { trusted: false, why: 'the frame is gone' };
    if (frame.parent !== null) return { trusted: false, why: 'not the main frame' };
    if (!isPageOf(kind, frame.url, origin)) return { trusted: false, why: 'not our page' };
    return { trusted: true, kind };
  };
}
