import type { IntentChange } from '#core/callbacks/ports.ts';
import type { Intent, IntentState } from '#shared/domain/intent.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import { CAST } from './cast.ts';
import type { PictureWords } from './words.ts';

const MINUTE_MS = 60_000;
const NO_CHOICES: Intent['choices'] = {
  outboundNumber: null,
  menuId: null,
  parentCallId: null,
  language: null,
  recordingPermission: null,
};

/** One promise of each group of the list, and of each state that asks something of the agent. */
export function promisesOf(
  words: PictureWords,
  now: number,
  readNumber: (raw: string) => PartyNumber,
): IntentChange[] {
  const asked = now - 50 * MINUTE_MS;
  const taken = (providerCallId: number): IntentState => ({
    name: 'scheduled',
    at: asked,
    how: 'created',
    providerCallId,
  });
  const mine: IntentState = { name: 'scheduled', at: asked, how: 'here', providerCallId: null };
  const entries: readonly (Pick<Intent, 'kind' | 'state' | 'note'> & {
    readonly to: string;
    readonly at: number;
    readonly zone?: string;
  })[] = [
    { kind: 'reminder', to: CAST.garage, at: now - 25 * MINUTE_MS, note: words.promise.garage, state: mine },
    { kind: 'reminder', to: CAST.clinic, at: today(now, 16, 30), note: words.promise.clinic, state: mine },
    {
      kind: 'callback',
      to: CAST.hotel,
      at: today(now, 17, 45),
      zone: 'Europe/London',
      note: words.promise.hotel,
      state: taken(391),
    },
    {
      kind: 'callback',
      to: CAST.bakery,
      at: dayAt(now, 1, 9, 30),
      note: words.promise.bakery,
      state: { name: 'unconfirmed', at: asked, reason: 'timeout', detail: null },
    },
    {
      kind: 'callback',
      to: CAST.plumber,
      at: dayAt(now, 2, 11, 0),
      note: words.promise.plumber,
      state: {
        name: 'refused',
        at: asked,
        status: 400,
        refusal: {
          code: 'languageUnavailable',
          field: 'language',
          params: { value: 'de' },
          raw: 'Language de is not available',
        },
      },
    },
    {
      kind: 'reminder',
      to: CAST.clinic,
      at: dayAt(now, -1, 15, 0),
      note: '',
      state: {
        name: 'done',
        at: dayAt(now, -1, 15, 6),
        how: 'finishedByAgent',
        finish: null,
        providerCallId: null,
      },
    },
    {
      kind: 'callback',
      to: CAST.hotel,
      at: dayAt(now, -2, 10, 0),
      note: '',
      state: { name: 'cancelled', at: dayAt(now, -3, 17, 0), there: 'removedByAgent' },
    },
  ];
  return entries.map(({ to, at, zone = 'Europe/Paris', ...entry }, index) => ({
    intent: {
      ...entry,
      id: `d0000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      party: readNumber(to),
      ticketId: null,
      choices: NO_CHOICES,
      due: { at, zone },
      firstDue: { at, zone },
      fromCallId: null,
      replaces: null,
      createdAt: Math.min(asked, at),
      calledAt: null,
    },
    ...(entry.state.name === 'unconfirmed'
      ? { ended: { at: asked - 15_000, endedAt: asked, outcome: 'unconfirmed' as const, detail: 'timeout' } }
      : {}),
  }));
}

/** At this time of today, or in an hour if that has passed, or just before midnight. */
function today(now: number, hour: number, minute: number): number {
  const wished = dayAt(now, 0, hour, minute);
  return wished > now + 15 * MINUTE_MS ? wished : Math.min(now + 60 * MINUTE_MS, dayAt(now, 0, 23, 59));
}

/** In local time, which is that of the agent in the pictures. */
function dayAt(now: number, days: number, hour: number, minute: number): number {
  const moment = new Date(now);
  moment.setDate(moment.getDate() + days);
  moment.setHours(hour, minute, 0, 0);
  return moment.getTime();
}
