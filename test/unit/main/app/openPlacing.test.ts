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

type Report = Parameters<PlacingParts['desk']['receive']>[0];

interface Surroundings {
  readonly take: () => Promise<PlacingResult>;
  readonly receive: (report: Report) => void;
  readonly desk?: readonly Pick<CallView, 'id' | 'state' | 'dismissed'>[];
}

/** What rings people, with a real memory on disk. */
function open({ take, receive, desk = [] }: Surroundings) {
  const folder = mkdtempSync(join(tmpdir(), 'ringside-placing-'));
  const [clock, logger] = [manualClock(), recordedLogger()];
  const memory = openMemory({ file: join(folder, 'calls.sqlite'), clock, logger, nationalDigits });
  const parts: PlacingParts = {
    clock,
    logger,
    settings: () => settingsSchema.parse({ agent: { email: 'claire@example.fr' } }),
    store: memory.intents,
    placing: { ready: () => true, callOut: take, queueNow: take, schedule: take },
    storage: { failed: () => undefined, recovered: () => undefined },
    desk: {
      receive: (report) => {
        receive(report);
        return { facts: () => factsNotAsked('noQuestion'), follow: () => () => undefined };
      },
      list: () => desk as unknown as readonly CallView[],
    },
    listener: { changed: () => undefined, listsChanged: () => undefined, remind: () => undefined },
  };
  const placing = openPlacing(parts);
  const stop = async (): Promise<void> => {
    await placing.stop();
    memory.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { outbox: placing.outbox, clock, stop };
}

const answered = () => new Promise<void>((resolve) => void setImmediate(() => setImmediate(resolve)));

it('shows a call that is on the desk and not over instead of placing another to the same person', async () => {
  let sent = 0;
  const desk: Pick<CallView, 'id' | 'state' | 'dismissed'>[] = [];
  const { outbox, clock, stop } = open({
    take: () => {
      sent += 1;
      const call = { id: 396 + sent, status: 'queued', statusText: null, createdAt: null, scheduledAt: null };
      return Promise.resolve({ kind: 'created', status: 201, call } as unknown as PlacingResult);
    },
    receive: ({ id }) => desk.push({ id, state: 'ringing', dismissed: false }),
    desk,
  });
  onTestFinished(stop);
  const dial = async () => {
    clock.advance(5000);
    const party = createReadNumber('FR')('0612345678');
    const pressed = outbox.dial({ id: randomUUID(), party, ticketId: null });
    await answered();
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

it('dates a call that the agent found at the provider from its request, and lets it live from the news on', async () => {
  const told: unknown[] = [];
  const { outbox, clock, stop } = open({
    take: () => Promise.resolve({ kind: 'unconfirmed', reason: 'timeout', detail: null }),
    receive: ({ at }) => told.push(at),
  });
  onTestFinished(stop);
  clock.advance(5000);
  const sentAt = clock.now();
  const id = randomUUID();
  outbox.dial({ id, party: createReadNumber('FR')('0612345678'), ticketId: null });
  await answered();
  clock.advance(60_000);
  expect(told).toEqual([]);
  outbox.resolve(id, 'exists');
  expect(told).toEqual([clock.now(), sentAt]);
});
