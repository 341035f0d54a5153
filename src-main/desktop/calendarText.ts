import type { CalendarFile } from '#core/callbacks/ics.ts';
import { intentViewOf } from '#core/callbacks/intentView.ts';
import type { IntentRecord } from '#core/callbacks/ports.ts';
import { isPastDue } from '#shared/domain/dueness.ts';
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
function standingOf(intent: Intent, now: number): Standing | null {
  const { kind, state } = intent;
  switch (state.name) {
    case 'scheduled':
      return null;
    case 'drafted':
      return isPastDue(intent, now) ? 'unsent' : 'notSent';
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

  /** Only of one that CCAI Platform holds may anybody say that it calls, and only before its time that it will. */
  function theirs(intent: Intent) {
    if (intent.kind !== 'callback' || intent.state.name !== 'scheduled')
      return { entry: 'entry', lines: [] } as const;
    return isPastDue(intent, now)
      ? ({ entry: 'entryWasThere', lines: [calendar.wasThere] } as const)
      : ({ entry: 'entryThere', lines: [reminder.providerCalls] } as const);
  }

  return calendarOf(records, {
    now,
    remindMinutesBefore,
    words: {
      // Days before months and 24 hours, as everywhere in the app.
      language: language === 'en' ? 'en-GB' : 'fr',
      title: (record) => {
        const { entry: name } = theirs(record.intent);
        const entry = calendar[name](whoOf(intentViewOf(record), reminder));
        const standing = standingOf(record.intent, now);
        return standing === null ? entry : `${calendar.standing[standing].title}${entry}`;
      },
      lines: ({ intent }, when, first) => [
        ...standingLine(standingOf(intent, now), calendar),
        calendar.at(when),
        ...(first === null ? [] : [calendar.firstAt(first)]),
        ...(intent.kind === 'reminder' ? [reminder.youCall] : []),
        ...theirs(intent).lines,
        ...(intent.note === '' ? [] : ['', intent.note]),
      ],
    },
  });
}
