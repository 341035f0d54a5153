import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import type { OpenMemory } from '#core/storage/openMemory.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';

/** An empty folder that goes away with the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-storage-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Where an agent's database would stand. */
export function aFile(): string {
  return join(emptyFolder(), 'calls.sqlite');
}

/** A memory on a real file, a clock that stands still and a logger to read. */
export function openDesk(file: string = aFile()) {
  const clock = manualClock();
  const logger = recordedLogger();
  const broken: string[] = [];
  const open: OpenMemory = openMemory({
    file,
    clock,
    logger,
    nationalDigits,
    onBroken: ({ keptAs }) => broken.push(keptAs),
  });
  onTestFinished(() => {
    open.close();
  });
  return { open, memory: open.memory, clock, logger, file, broken };
}

/** Lets everything that waits for a timer run to its end: upkeep, purges. */
export function becomeQuiet(clock: { waiting(): number; advance(ms: number): void }): void {
  for (let round = 0; round < 10_000 && clock.waiting() > 0; round += 1) clock.advance(1000);
  expect(clock.waiting()).toBe(0);
}
