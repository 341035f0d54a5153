import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import type { CallView } from '#shared/contract/views.ts';
import { factsNotAsked } from '#shared/domain/facts.ts';
import type { PlacingResult } from '#shared/domain/outbound.ts';
import { openPlacing, type PlacingParts } from '../../../../src-main/app/openPlacing.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';

it('shows a call that is on the desk and not over instead of placing another to the same person', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-placing-'));
  const [clock, logger] = [manualClock(), recordedLogger()];
  const memory = openMemory({ file: join(folder, 'calls.sqlite'), clock, logger, nationalDigits });
  let sent = 0;
  const take = (): Promise<PlacingResult> => {
    sent += 1;
    const call = { id: 396 + sent, status: 'queued', statusText: null, createdAt: null, scheduledAt: null };
    return Promise.resolve({ kind: 'created', status: 201, call } as unknown as PlacingResult);
  };
  const desk: Pick<CallView, 'id' | 'state' | 'dismissed'>[] = [];
  const parts: PlacingParts = {
    clock,
    logger,
    settings: () => settingsSchema.parse({ agent: { email: 'claire@example.fr' } }),
    store: memory.intents,
    placing: { ready: () => true, callOut: take, queueNow: take, schedule: take },
    storage: { failed: () => undefined, recovered: () => undefined },
    desk: {
      receive: ({ id }) => {
        desk.push({ id, state: 'ringing', dismissed: false });
        return { facts: () => factsNotAsked('noQuestion'), follow: () => () => undefined };
      },
      list: () => desk as unknown as readonly CallView[],
    },
    listener: { changed: () => undefined, listsChanged: () => undefined, remind: () => undefined },
  };
  const { outbox, stop } = openPlacing(parts);
  onTestFinished(async () => {
    await stop();
    memory.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const dial = async () => {
    clock.advance(5000);
    const party = createReadNumber('FR')('0612345678');
    const pressed = outbox.dial({ id: randomUUID(), party, ticketId: null });
    await new Promise<void>((resolve) => void setImmediate(() => setImmediate(resolve)));
    return pressed.repeated;
  };
  expect(await dial()).toBe(false);
  expect(desk).toEqual([{ id: 'ccai:397', state: 'ringing', dismissed: false }]);
  expect(await dial()).toBe(true);
  expect(await dial()).toBe(false);
  expect(sent).toBe(2);
  // Put away by the agent: nobody waits for it any more.
  desk.push({ id: 'ccai:398', state: 'ringing', dismissed: true });
  desk.splice(1, 1);
  expect(await dial()).toBe(false);
  expect(sent).toBe(3);
});
