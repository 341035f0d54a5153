import type { NotificationConstructorOptions } from 'electron';
import type { CallView } from '#shared/contract/views.ts';
import type { DesktopStrings } from './strings/desktopStrings.ts';

/** What is used of Electron's Notification. */
export interface DesktopNotification {
  show(): void;
  close(): void;
  on(event: 'click' | 'close', listener: () => void): unknown;
}

export interface CallNotifications {
  show(call: CallView): void;
  withdraw(callId: string): void;
  stop(): void;
}

/**
 * Calls as notifications of the desktop: where the pop cannot come up without taking the keyboard. A click opens the call;
 * a call that no longer rings takes its notification along.
 */
export function createCallNotifications(parts: {
  readonly create: (options: NotificationConstructorOptions) => DesktopNotification;
  readonly strings: () => DesktopStrings['notification'];
  readonly clicked: (callId: string) => void;
}): CallNotifications {
  // Kept until they are gone: a collected Notification loses its click (Electron #12690).
  const open = new Map<string, DesktopNotification>();
  const withdraw = (callId: string): void => {
    const notification = open.get(callId);
    open.delete(callId);
    notification?.close();
  };
  return {
    show(call) {
      if (open.has(call.id)) return;
      const notification = parts.create({
        ...notificationText(call, parts.strings()),
        urgency: 'critical',
        timeoutType: 'never',
        // The sound is a setting of its own.
        silent: true,
      });
      open.set(call.id, notification);
      notification.on('click', () => {
        parts.clicked(call.id);
      });
      notification.on('close', () => {
        if (open.get(call.id) === notification) open.delete(call.id);
      });
      notification.show();
    },
    withdraw,
    stop() {
      for (const callId of [...open.keys()]) withdraw(callId);
    },
  };
}

/** Title and text: who calls, as far as known at this moment, and for which queue. */
export function notificationText(
  call: Pick<CallView, 'name' | 'party' | 'announcedQueue' | 'facts'>,
  strings: DesktopStrings['notification'],
): { readonly title: string; readonly body: string } {
  const { party, facts } = call;
  const who =
    party.kind === 'withheld'
      ? strings.withheld
      : party.kind === 'unreadable'
        ? strings.unreadable
        : party.display;
  const announced = call.announcedQueue === null ? null : strings.announced(call.announcedQueue);
  const queue = facts.queue.state === 'known' ? strings.queue(facts.queue.value) : announced;
  const lines = [call.name === null ? null : who, queue];
  return {
    title: strings.incoming(call.name ?? who),
    body: lines.filter((line) => line !== null).join('\n'),
  };
}

/**
 * A notification whose text is shown as it is written. On Linux desktops read the text below the title as markup, and
 * Electron hands it over as it stands: a queue or a ticket that somebody else has named could become a link there.
 */
export function asPlainText(
  options: NotificationConstructorOptions,
  platform: NodeJS.Platform,
): NotificationConstructorOptions {
  const { body } = options;
  if (platform !== 'linux' || body === undefined) return options;
  const escaped = body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { ...options, body: escaped };
}
