import type { CalendarFile } from '#core/callbacks/ics.ts';
import { intentViewOf } from '#core/callbacks/intentView.ts';
import type { IntentRecord } from '#core/callbacks/ports.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { whoOf } from './reminders.ts';
import type { DesktopStrings } from './strings/desktopStrings.ts';

export interface CalendarParts {
  readonly language: 'fr' | 'en';
  readonly strings: Pick<DesktopStrings, 'calendar' | 'reminder'>;
  readonly remindMinutesBefore: number;
  readonly now: number;
}

type Standing = keyof DesktopStrings['calendar']['standing'];

/** What an entry must say of itself before anybody takes it for a promise that is kept; null of one that stands. */
function standingOf({ kind, state }: Intent): Standing | null {
  switch (state.name) {
    case 'scheduled':
      return null;
    case 'drafted':
      return 'notSent';
    case 'sending':
    case 'unconfirmed':
      return 'unconfirmed';
    case 'cancelled':
      return kind === 'callback' && (state.there === 'remains' || state.there === 'unknown')
        ? 'cancelledHere'
        : 'cancelled';
    case 'refused':
    case 'done':
      return state.name;
  }
}

function standingLine(standing: Standing | null, calendar: DesktopStrings['calendar']): readonly string[] {
  return standing === null ? [] : [calendar.standing[standing].line];
}

/** Promises as a calendar file in the agent's words. Its code is loaded when somebody asks for one. */
export async function calendarFileOf(
  records: readonly IntentRecord[],
  { language, strings, remindMinutesBefore, now }: CalendarParts,
): Promise<CalendarFile> {
  const { calendarOf } = await import('#core/callbacks/ics.ts');
  const { calendar, reminder } = strings;
  return calendarOf(records, {
    now,
    remindMinutesBefore,
    words: {
      // Days before months and 24 hours, as everywhere in the app.
      language: language === 'en' ? 'en-GB' : 'fr',
      title: (record) => {
        const { kind, state } = record.intent;
        const isTheirs = kind === 'callback' && state.name === 'scheduled';
        const entry = calendar[isTheirs ? 'entryThere' : 'entry'](whoOf(intentViewOf(record), reminder));
        const standing = standingOf(record.intent);
        return standing === null ? entry : `${calendar.standing[standing].title}${entry}`;
      },
      lines: ({ intent }, when) => [
        ...standingLine(standingOf(intent), calendar),
        calendar.at(when),
        ...(intent.kind === 'reminder' ? [reminder.youCall] : []),
        // Only of one that CCAI Platform holds may anybody say that it calls.
        ...(intent.kind === 'callback' && intent.state.name === 'scheduled' ? [reminder.providerCalls] : []),
        ...(intent.note === '' ? [] : ['', intent.note]),
      ],
    },
  });
}
