import type { NotificationConstructorOptions } from 'electron';
import type { IntentView } from '#shared/contract/placingViews.ts';
import type { DesktopNotification } from './notifications.ts';
import type { DesktopStrings } from './strings/desktopStrings.ts';

/** Callbacks that somebody should be told of, and why now. `missed`: they became due while nobody could be told. */
export interface Reminder {
  readonly intents: readonly Pick<
    IntentView,
    'id' | 'kind' | 'name' | 'party' | 'ticketId' | 'due' | 'state'
  >[];
  readonly when: 'before' | 'due' | 'missed';
  /** More than are named, if there are very many. */
  readonly total: number;
}

export interface Reminders {
  show(reminder: Reminder, now: number): void;
  stop(): void;
}

/** More names than this make no notification anybody reads. */
const NAMED = 4;

/** Callbacks as notifications of the desktop; a click opens the one, or the list. */
export function createReminders(parts: {
  readonly create: (options: NotificationConstructorOptions) => DesktopNotification;
  readonly strings: () => DesktopStrings['reminder'];
  readonly silent: () => boolean;
  /** Null: several. */
  readonly clicked: (intentId: string | null) => void;
}): Reminders {
  // Kept until they are gone: a collected Notification loses its click (Electron #12690).
  const open = new Set<DesktopNotification>();
  return {
    show(reminder, now) {
      const [only] = reminder.intents;
      if (only === undefined) return;
      const notification = parts.create({
        ...reminderText(reminder, now, parts.strings()),
        // A promise to a customer stays on screen until somebody has seen it.
        timeoutType: reminder.when === 'before' ? 'default' : 'never',
        silent: parts.silent(),
      });
      open.add(notification);
      notification.on('click', () => {
        parts.clicked(reminder.total === 1 ? only.id : null);
      });
      notification.on('close', () => open.delete(notification));
      notification.show();
    },
    stop() {
      for (const notification of open) notification.close();
      open.clear();
    },
  };
}

/** Title and text: who is to be called, by whom, and when. */
export function reminderText(
  { intents, when, total }: Reminder,
  now: number,
  strings: DesktopStrings['reminder'],
): { readonly title: string; readonly body: string } {
  const [only] = intents;
  if (only === undefined) return { title: '', body: '' };
  if (total === 1 && when !== 'missed') {
    const who = whoOf(only, strings);
    // As clocks show it: at any second of 13:55, 14:00 is five minutes away.
    const minutes = Math.max(1, Math.ceil(((only.due?.at ?? now) - now) / 60_000));
    const { soon, due, body } = wordsOf(only, strings);
    return { title: when === 'before' ? soon(who, minutes) : due(who), body };
  }
  const names = intents.slice(0, NAMED).map((intent) => whoOf(intent, strings));
  const rest = total - names.length;
  return {
    title: when === 'missed' ? strings.missed(total) : strings.several(total),
    body: [...names, ...(rest > 0 ? [strings.more(rest)] : [])].join('\n'),
  };
}

/** Who calls, as far as is known: a title never asks for a call that CCAI Platform may make as well. */
function wordsOf({ kind, state }: Reminder['intents'][number], strings: DesktopStrings['reminder']) {
  const { soon, due, soonThere, dueThere, soonPerhaps, duePerhaps } = strings;
  if (kind !== 'callback') return { soon, due, body: strings.youCall };
  switch (state.name) {
    case 'scheduled':
      return { soon: soonThere, due: dueThere, body: strings.providerCalls };
    case 'unconfirmed':
    case 'sending':
      return { soon: soonPerhaps, due: duePerhaps, body: strings.perhapsThere };
    default:
      return { soon, due, body: strings.notThere };
  }
}

/** Who is to be called: the ticket, whose own number CCAI Platform dials, else the name, else the number. */
export function whoOf(
  { name, party, ticketId }: Reminder['intents'][number],
  strings: DesktopStrings['reminder'],
): string {
  const number = party === null ? '' : party.display || party.raw;
  return ticketId === null ? (name ?? number) : strings.ticket(ticketId);
}
