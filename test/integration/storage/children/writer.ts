import { writeSync } from 'node:fs';
import { systemClock } from '#core/clock.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { aCall, KNOWN, PARIS_KEY } from '../../../support/storedCalls.ts';

/**
 * Another process at the same database: `writer.ts FILE PREFIX COUNT`. Saves calls with a note each and says `<n>`
 * after each, when it is saved; `open` before the first and `error <kind>` if the file cannot be opened.
 */
const [file = '', prefix = '', count = '0'] = process.argv.slice(2);

/** Waits while the pipe is full: the parent reads it only when it is not at work itself. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, `${line}\n`);
      return;
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

try {
  const { memory, close } = openMemory({
    file,
    clock: systemClock,
    logger: recordedLogger(),
    nationalDigits: () => null,
  });
  say('open');
  for (let n = 0; n < Number(count); n += 1) {
    memory.saveCall(aCall(`${prefix}${n}`, n), PARIS_KEY, KNOWN);
    memory.saveCallNote(`${prefix}${n}`, `note of ${n}`);
    say(String(n));
  }
  close();
} catch (error) {
  say(`error ${error instanceof Error && 'kind' in error ? String(error.kind) : String(error)}`);
}
