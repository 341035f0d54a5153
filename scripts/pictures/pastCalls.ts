import type { Clock } from '#core/clock.ts';
import type { Logger } from '#core/logger.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import { CAST, CUSTOMERS } from './cast.ts';
import { promisesOf } from './promises.ts';
import type { PictureWords } from './words.ts';

interface PastCall {
  readonly from: string;
  readonly daysAgo: number;
  /** Time of day. */
  readonly at: readonly [hour: number, minute: number];
  /** Minutes of talk; 0 was missed. */
  readonly minutes: number;
  readonly note?: string;
}

const MINUTE_MS = 60_000;
const nothing = (): void => undefined;
const SILENT: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Writes the history and the promises that the pictures show into a new database, through the app's own storage. */
export function writePastCalls(file: string, words: PictureWords): void {
  let now = 0;
  const clock: Clock = { now: () => now, after: () => () => {} };
  const storage = openMemory({ file, clock, logger: SILENT, nationalDigits });
  const { memory, intents } = storage;
  const readNumber = createReadNumber('FR');
  for (const [index, past] of pastCalls(words).entries()) {
    const startedAt = momentOf(past);
    const party = readNumber(past.from);
    now = startedAt + (past.minutes + 1) * MINUTE_MS;
    const call: Call = {
      id: `c0000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      source: 'smartRouting',
      direction: 'incoming',
      providerCallId: null,
      ticketId: null,
      state: 'ended',
      endReason: past.minutes === 0 ? 'missed' : 'completed',
      party,
      called: readNumber('+33170001000'),
      announcedQueue: 'SUPPORT',
      code: null,
      startedAt,
      answeredAt: past.minutes === 0 ? null : startedAt + 7_000,
      endedAt: startedAt + past.minutes * MINUTE_MS + 21_000,
      expiresAt: null,
    };
    memory.saveCall(call, callerKeyOfNumber(party), factsAt(past.from, startedAt));
    if (past.note !== undefined) memory.saveCallNote(call.id, past.note);
  }
  for (const [name, number] of [
    [words.clinic, CAST.clinic],
    [words.bakery, CAST.bakery],
    [words.garage, CAST.garage],
    [words.hotel, CAST.hotel],
  ] as const) {
    memory.renameCaller(number, name);
  }
  now = Date.now();
  for (const change of promisesOf(words, now, readNumber)) intents.save([change]);
  storage.close();
}

/** Oldest first, as they came in. */
function pastCalls(words: PictureWords): readonly PastCall[] {
  return [
    { from: CAST.clinic, daysAgo: 23, at: [10, 12], minutes: 6 },
    { from: CAST.plumber, daysAgo: 9, at: [16, 40], minutes: 2 },
    { from: CAST.clinic, daysAgo: 9, at: [17, 5], minutes: 0 },
    { from: CAST.bakery, daysAgo: 4, at: [9, 31], minutes: 4 },
    { from: CAST.clinic, daysAgo: 3, at: [8, 3], minutes: 5, note: words.clinicNote },
    { from: CAST.hotel, daysAgo: 1, at: [11, 47], minutes: 8, note: words.hotelNote },
    { from: '', daysAgo: 1, at: [14, 20], minutes: 0 },
    { from: CAST.garage, daysAgo: 1, at: [15, 2], minutes: 3 },
    { from: CAST.bakery, daysAgo: 1, at: [17, 38], minutes: 2, note: words.bakeryNote },
  ];
}

/** In local time, as the person who looks at the picture reads it. */
function momentOf({ daysAgo, at: [hour, minute] }: PastCall): number {
  const moment = new Date();
  moment.setDate(moment.getDate() - daysAgo);
  moment.setHours(hour, minute, 0, 0);
  return moment.getTime();
}

function factsAt(number: string, at: number): CallerFacts {
  const customer = CUSTOMERS.find((one) => one.number === number);
  if (customer === undefined) {
    const none = { state: 'notAsked', why: 'withheld' } as const;
    return { queue: none, vip: none, onCallDuty: none, pin: none };
  }
  const known = { state: 'known', source: 'encom', at } as const;
  return {
    queue: { ...known, value: customer.queue ?? '' },
    vip: { ...known, value: customer.vip === true },
    onCallDuty: { ...known, value: customer.onCallDuty === true },
    pin: { state: 'notAsked', why: 'notConfigured' },
  };
}
