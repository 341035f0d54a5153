import type { CalendarFile } from '#core/callbacks/ics.ts';
import { intentViewOf } from '#core/callbacks/intentView.ts';
import type { IntentRecord } from '#core/callbacks/ports.ts';
import { whoOf } from './reminders.ts';
import type { DesktopStrings } from './strings/desktopStrings.ts';

export interface CalendarParts {
  readonly language: 'fr' | 'en';
  readonly strings: Pick<DesktopStrings, 'calendar' | 'reminder'>;
  readonly remindMinutesBefore: number;
  readonly now: number;
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
      title: (record) => calendar.entry(whoOf(intentViewOf(record), reminder)),
      lines: ({ intent }, when) => [
        calendar.at(when),
        ...(intent.kind === 'reminder' ? [reminder.youCall] : []),
        // Only of one that CCAI Platform holds may anybody say that it calls.
        ...(intent.kind === 'callback' && intent.state.name === 'scheduled' ? [reminder.providerCalls] : []),
        ...(intent.note === '' ? [] : ['', intent.note]),
      ],
    },
  });
}
