import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { z } from 'zod';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { IntentChange, IntentRecord } from '../callbacks/ports.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createCallersTable } from './callersTable.ts';
import { COMPANIONS, makePrivateFile } from './files.ts';
import { storedIntents } from './intents.ts';
import { readIntents } from './intentReader.ts';
import { readOpenIntents } from './openIntents.ts';
import type { OpenIntents } from './openIntents.ts';
import { changesOf, salvageIntents } from './salvage.ts';
import type { Salvage } from './salvage.ts';
import { openReadOnly } from './sqlite.ts';
import { storageErrorOf } from './storageError.ts';
import { openUpToDate } from './store.ts';

export interface PromisesCopyOptions {
  readonly file: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly nationalDigits: (e164: string) => string | null;
  /** What the database holds: the copy follows it. */
  readonly original: () => Original;
}

interface Original {
  readonly openIntents: OpenIntents;
  readonly read: (id: string) => IntentRecord | null;
  readonly nameOf: (callerKey: string) => string | null;
}

/**
 * What is open of calls to make and promises once more, in a small file beside the database, to be read when that is broken.
 * No method throws: a copy that cannot follow is taken away and made again.
 */
export interface PromisesCopy {
  /** The database has taken these changes. */
  save(changes: readonly IntentChange[]): void;
  renamed(callerKey: string, name: string): void;
  /** A little of what makes it whole; false when nothing is left to do. */
  step(): boolean;
  close(): void;
}

/** Says in the header of the file (`application_id`) that all that was open then had been copied. */
const WHOLE = 0x52535043;
const AT_ONCE = 20;

const markRow = z.object({ application_id: z.int() });

/** Where the copy for a database stands. */
export function copyFileOf(database: string): string {
  const extension = extname(database);
  return join(dirname(database), `${basename(database, extension)}.promises${extension}`);
}

/** Reads a copy, as it is. `lost` is 0 where it is known to hold all. Never throws. */
export function readCopy(file: string, logWasWhole: boolean): Salvage {
  const read = salvageIntents(file);
  return { ...read, lost: logWasWhole && read.lost === 0 && isMarked(file) ? 0 : null };
}

function isMarked(file: string): boolean {
  try {
    const reader = openReadOnly(file);
    try {
      return markRow.parse(reader.prepare('PRAGMA application_id').get()).application_id === WHOLE;
    } finally {
      reader.close();
    }
  } catch {
    return false;
  }
}

/** Makes the copy; its file is not opened before there is something to write, or a first step. */
export function createPromisesCopy(options: PromisesCopyOptions): PromisesCopy {
  const { file, logger, original } = options;
  let open: ReturnType<typeof openCopy> | null = null;
  /** `unknown`: whether it holds what the database holds was not looked at yet. */
  let state: 'unknown' | 'filling' | 'inStep' = 'unknown';
  /** Those with ids up to it are copied. */
  let filledTo = '';
  let written = true;

  const copy = () => (open ??= openCopy(options));

  function safely(work: () => void): void {
    try {
      work();
    } catch (error) {
      logger.warn('the copy of what is promised is made again', { error: storageErrorOf(error).message });
      takeAway();
    }
  }

  /** What is behind the database must not be found beside it: it would say of a call that rang that it did not leave. */
  function takeAway(): void {
    try {
      close();
      for (const companion of COMPANIONS) rmSync(file + companion, { force: true });
    } catch (error) {
      logger.error('a copy of what is promised cannot be taken away', { error: String(error) });
    }
  }

  function close(): void {
    state = 'unknown';
    const was = open;
    open = null;
    was?.close();
  }

  /** What was over was forgotten here: of one that is open again all is fetched, its attempts too. */
  function whole(change: IntentChange): readonly IntentChange[] {
    const { id } = change.intent;
    const known = copy().holds(id) ? null : original().read(id);
    return known === null ? [change] : changesOf(known);
  }

  function save(changes: readonly IntentChange[]): void {
    written = true;
    copy().save(changes);
    for (const { intent } of changes) {
      const key = intent.party === null ? null : callerKeyOfNumber(intent.party);
      const name = key === null ? null : original().nameOf(key);
      if (key !== null && name !== null) copy().rename(key, name);
    }
  }

  /** Each returns whether there is more to do. */
  const steps = {
    unknown() {
      if (holdsTheSame()) state = 'inStep';
      else {
        takeAway();
        state = 'filling';
        filledTo = '';
      }
      return true;
    },
    filling() {
      const { records, last } = original().openIntents.openAfter(filledTo, AT_ONCE);
      if (last === null) {
        state = 'inStep';
        // A row that cannot be read is in the database and not here: then nobody may say that nothing is missing.
        if (copy().sum() === original().openIntents.sumOfOpen()) copy().mark();
      } else {
        copy().forget(records.map(({ intent }) => intent.id));
        save(records.flatMap(changesOf));
        filledTo = last;
      }
      return true;
    },
    inStep() {
      if (written && open !== null) open.tidy();
      written = false;
      return false;
    },
  };

  function holdsTheSame(): boolean {
    const { openIntents } = original();
    try {
      return existsSync(file) && copy().isMarked() && copy().sum() === openIntents.sumOfOpen();
    } catch {
      return false;
    }
  }

  return {
    save(changes) {
      safely(() => {
        save(changes.flatMap(whole));
      });
    },
    renamed(callerKey, name) {
      safely(() => {
        if (!copy().knows(callerKey)) return;
        written = true;
        copy().rename(callerKey, name);
      });
    },
    step() {
      let more = false;
      safely(() => {
        more = steps[state]();
      });
      return more;
    },
    close,
  };
}

function openCopy({ file, clock, logger, nationalDigits }: PromisesCopyOptions) {
  makePrivateFile(file);
  const database = openUpToDate(file);
  const intents = storedIntents(database, logger, nationalDigits);
  const callers = createCallersTable(database);
  const forgetOne = database.prepare('DELETE FROM intents WHERE id = ?');
  const forgetOver = database.prepare('DELETE FROM intents WHERE over = 1');
  const forgetCallers = database.prepare(
    `DELETE FROM callers WHERE NOT EXISTS (SELECT 1 FROM intents i WHERE i.caller_key = callers.caller_key)`,
  );
  const held = database.prepare('SELECT 1 FROM intents WHERE id = ?');
  const marked = database.prepare('PRAGMA application_id');

  return {
    save: (changes: readonly IntentChange[]) => {
      intents.memory.save(changes);
    },
    holds: (id: string) => held.get(id) !== undefined,
    sum: readOpenIntents(database, readIntents(database, logger)).sumOfOpen,
    knows: (callerKey: string) => intents.memory.ofCaller(callerKey, 1).total > 0,
    rename(callerKey: string, name: string) {
      callers.rename(callerKey, name, Math.round(clock.now()));
    },
    forget(ids: readonly string[]) {
      database.transaction(() => {
        for (const id of ids) forgetOne.run(id);
      });
    },
    isMarked: () => markRow.parse(marked.get()).application_id === WHOLE,
    mark() {
      database.exec(`PRAGMA application_id = ${WHOLE}`);
    },
    /** What is over is nobody's promise any more; and its words do not stay in the log. */
    tidy() {
      database.transaction(() => {
        if (forgetOver.run() > 0) forgetCallers.run();
      });
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    },
    close: () => {
      database.close();
    },
  };
}
