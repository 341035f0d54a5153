import type { Clock } from '#core/clock.ts';
import type { Logger } from '#core/logger.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { STORED_COLUMNS, storedValues } from '#core/storage/callRows.ts';
import { createCallerFactsTable } from '#core/storage/callerFactsTable.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { searchText } from '#core/storage/searchText.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';

/** A history as years of calls leave it behind. */
export interface ManyCalls {
  /** Path of the database, which must not exist yet. */
  readonly file: string;
  readonly calls: number;
  /** Among so many callers; each has the same number of calls, spread evenly over time. */
  readonly callers: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

const FIRST_CALL_AT = Date.UTC(2016, 0, 4, 8);
const CALL_EVERY_MS = 300_000;
const NOTE_WORDS =
  'rappeler demain devis facture panne internet contrat urgent client livraison technicien fibre dossier'.split(
    ' ',
  );
/** Steps that visit every caller and every word before they repeat, without a random number. */
const CALLER_STEP = 7919;
const WORD_STEP = 5;

/** The E.164 number, and key, of the n-th caller. */
export function keyOfCaller(n: number): string {
  return `+33${100_000_000 + n * 37}`;
}

/**
 * Fills a new database in one transaction: every tenth call missed, every seventh with a note, all of them with
 * their words in the search index. A million take about a minute; saving them one by one would take many.
 */
export function fillWithCalls({ file, calls, callers, clock, logger }: ManyCalls): void {
  openMemory({ file, clock, logger, nationalDigits: () => null }).close();
  const database = openDatabase(file);
  const columns = ['moment', 'call_id', ...STORED_COLUMNS, 'note', 'note_at'];
  const insertCall = database.prepare(
    `INSERT INTO calls (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  const insertWords = database.prepare('INSERT INTO call_search (rowid, text) VALUES (?, ?)');
  const callerFacts = createCallerFactsTable(database);
  const national = Array.from({ length: callers }, (_, n) => nationalDigits(keyOfCaller(n)));
  database.exec('PRAGMA synchronous = OFF');
  database.transaction(() => {
    for (let caller = 0; caller < callers; caller += 1) {
      callerFacts.save(keyOfCaller(caller), factsAt(FIRST_CALL_AT, caller));
    }
    for (let n = 0; n < calls; n += 1) {
      const caller = (n * CALLER_STEP) % callers;
      const call = callOf(n, keyOfCaller(caller));
      const note = n % 7 === 0 ? noteOf(n) : '';
      const moment = call.startedAt * 1000;
      const values = storedValues(call, keyOfCaller(caller), factsAt(call.startedAt, n));
      insertCall.run(moment, call.id, ...values, note, note === '' ? null : call.startedAt);
      const searchable = {
        callerKey: keyOfCaller(caller),
        code: call.code,
        announcedQueue: call.announcedQueue,
        queue: queueOf(n),
        name: null,
        note,
        callerNote: '',
        missed: call.endReason === 'missed',
      };
      insertWords.run(
        moment,
        searchText(searchable, () => national[caller] ?? null),
      );
    }
  });
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

function callOf(n: number, e164: string): Call {
  const startedAt = FIRST_CALL_AT + n * CALL_EVERY_MS;
  const missed = n % 10 === 0;
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    source: 'smartRouting',
    direction: 'incoming',
    providerCallId: null,
    ticketId: null,
    state: 'ended',
    endReason: missed ? 'missed' : 'completed',
    party: { kind: 'number', raw: e164, e164, country: 'FR', display: e164 },
    called: { kind: 'number', raw: '+33187224465', e164: '+33187224465', country: 'FR', display: '' },
    announcedQueue: 'SALES_QUEUE',
    code: null,
    startedAt,
    answeredAt: missed ? null : startedAt + 9000,
    endedAt: startedAt + 180_000,
    expiresAt: null,
  };
}

function queueOf(n: number): string {
  return String(900 + (n % 20));
}

function factsAt(at: number, n: number): CallerFacts {
  const known = { state: 'known', source: 'encom', at } as const;
  return {
    queue: { ...known, value: queueOf(n) },
    vip: { ...known, value: n % 9 === 0 },
    onCallDuty: { ...known, value: n % 5 === 0 },
    pin: { state: 'notAsked', why: 'notConfigured' },
  };
}

function noteOf(n: number): string {
  return Array.from({ length: 6 }, (_, word) => NOTE_WORDS[(n + word * WORD_STEP) % NOTE_WORDS.length]).join(
    ' ',
  );
}
