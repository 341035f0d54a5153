import { randomInt, randomUUID } from 'node:crypto';
// The moment of death is random on purpose: no signal could stand for it.
// eslint-disable-next-line @typescript-eslint/no-restricted-imports
import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Page } from '@playwright/test';
import type { CcaiSimulator } from '#simulators/ccai/simulator.ts';
import type { RequestOf, ReplyOf } from '#shared/contract/api.ts';
import type { Outcome } from '#shared/contract/errors.ts';
import { launchRingside, type Ringside } from '../../scripts/app/launchRingside.ts';
import { makeTestFolder, type TestFolder } from '../../scripts/app/userData.ts';
import { callingOptions, MENUS, startCcai } from './support/callingDesk.ts';
import { test } from './support/test.ts';
import type { AnyBridge } from './support/windows.ts';

/**
 * The app is killed while calls and callbacks are being created, again and again, and started on what it left: nobody is
 * rung twice, nothing that was written down is gone, and every state says what is true. `RINGSIDE_KILLS` sets how often.
 */

const KILLS = Number(process.env['RINGSIDE_KILLS'] ?? 60);
const WISHES_A_KILL = 6;
/** From before the first wish is written until after the last answer. */
const LONGEST_MS = 400;

type Intent = ReplyOf<'intents.read'>;
type StateName = Intent['state']['name'];
type Command = 'placing.dial' | 'placing.queueNow' | 'callbacks.schedule';

/** Something that a window asked for, by a number that nothing else asks for. */
interface Wish {
  readonly id: string;
  readonly number: string;
  readonly command: Command;
  /** The window was told that it is written down. */
  acknowledged: boolean;
}

let ccai: CcaiSimulator;
let folder: TestFolder;

test.beforeAll(async () => {
  ccai = await startCcai();
  folder = await makeTestFolder(callingOptions(ccai.url));
});
test.afterAll(async () => {
  await ccai.stop();
  await folder.remove();
});

test(`killed ${String(KILLS)} times while calls are being placed`, async () => {
  test.setTimeout(60_000 + KILLS * 15_000);
  const wishes: Wish[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Each request meets its own delay, before or after the platform has created the call.
    ccai.setFaults([
      { system: 'ccai', operation: '*', kind: 'delay', value: randomInt(80), acts: kill % 2 === 0 },
    ]);
    const ringside = await launchRingside({ folder });
    const page = await ringside.window('main');
    await expectTruth(page, wishes);
    wishes.push(...(await killWhileWishing(ringside, page, wishes.length)));
  }
  ccai.setFaults([]);
  const last = await launchRingside({ folder });
  try {
    const page = await last.window('main');
    await expectTruth(page, wishes);
    const { doubtful, certain, lost } = await tally(page, wishes);
    console.log(
      `crash: ${String(KILLS)} kills, ${String(wishes.length)} wishes, ${String(ccai.ringing().length)} rang; ` +
        `${String(certain)} certain, ${String(doubtful)} in doubt, ${String(lost)} never written down`,
    );
    expect(certain).toBeGreaterThan(0);
  } finally {
    await last.close();
  }
});

/** Fires wishes one after the other without waiting, and kills the app at a random moment. */
async function killWhileWishing(ringside: Ringside, page: Page, from: number): Promise<Wish[]> {
  const wishes = Array.from({ length: WISHES_A_KILL }, (_, index) => wishOf(from + index));
  const byId = new Map(wishes.map((wish) => [wish.id, wish]));
  await page.exposeFunction('acknowledge', (id: string) => {
    const wish = byId.get(id);
    if (wish !== undefined) wish.acknowledged = true;
  });
  const gone = new Promise<void>((resolve) => void ringside.app.once('close', () => resolve()));
  const firing = page
    .evaluate(
      (asked) => {
        const { ringside: bridge, acknowledge } = window as unknown as {
          ringside: AnyBridge;
          acknowledge: (id: string) => void;
        };
        for (const { id, command, request } of asked) {
          void bridge.invoke(command, request).then(({ ok }) => {
            if (ok) acknowledge(id);
          });
        }
      },
      wishes.map((wish) => ({ ...wish, request: requestOf(wish) })),
    )
    .catch(() => undefined);
  await pause(randomInt(LONGEST_MS));
  ringside.app.process().kill('SIGKILL');
  await Promise.all([gone, firing]);
  return wishes;
}

function wishOf(index: number): Wish {
  const commands = ['placing.dial', 'callbacks.schedule', 'placing.queueNow'] as const;
  return {
    id: randomUUID(),
    number: `+336${String(20_000_000 + index)}`,
    command: commands[index % commands.length] ?? 'placing.dial',
    acknowledged: false,
  };
}

function requestOf({ id, number, command }: Wish): RequestOf<Command> {
  const to = { number };
  switch (command) {
    case 'placing.dial':
      return { id, to };
    case 'placing.queueNow':
      return { id, to, menuId: MENUS.support };
    case 'callbacks.schedule':
      return { id, kind: 'callback', to, due: { at: Date.now() + 86_400_000, zone: 'Europe/Paris' } };
  }
}

/** Every wish that is known stands where it can truly stand, and nobody was rung twice. */
async function expectTruth(page: Page, wishes: readonly Wish[]): Promise<void> {
  // What was not sent before goes out while we look: either answer about it is true then.
  const rangBefore = rung();
  const names = await stateNames(page, wishes);
  const rangAfter = rung();
  expect([...rangAfter].filter(([, times]) => times > 1)).toEqual([]);
  const lies = wishes.filter((wish, index) => {
    const name = names[index] ?? null;
    if (name === null) return wish.acknowledged || rangAfter.has(wish.number);
    return ![rangBefore, rangAfter].some((rang) =>
      POSSIBLE[rang.has(wish.number) ? 'rung' : 'notRung'].includes(name),
    );
  });
  expect(lies).toEqual([]);
}

/** How often each number rang, or was promised to. */
function rung(): ReadonlyMap<string, number> {
  const rang = new Map<string, number>();
  for (const { number } of ccai.ringing()) rang.set(number, (rang.get(number) ?? 0) + 1);
  return rang;
}

/**
 * `unconfirmed` is true of both. What rang can never be called unsent, and what did not ring never done. A callback that
 * was not sent goes out at the next start, so it may be on its way at this moment.
 */
const POSSIBLE: Readonly<Record<'rung' | 'notRung', readonly StateName[]>> = {
  rung: ['done', 'scheduled', 'unconfirmed', 'sending'],
  notRung: ['drafted', 'unconfirmed', 'sending'],
};

/** The states as the app tells them, in one go; null for a wish that it does not know. */
async function stateNames(page: Page, wishes: readonly Wish[]): Promise<(StateName | null)[]> {
  const told: unknown = await page.evaluate(
    (ids) => {
      const { ringside } = window as unknown as { ringside: AnyBridge };
      return Promise.all(ids.map((id) => ringside.invoke('intents.read', { id })));
    },
    wishes.map(({ id }) => id),
  );
  return (told as Outcome<Intent>[]).map((outcome) => {
    if (outcome.ok) return outcome.value.state.name;
    if (outcome.error.code === 'notFound') return null;
    throw new Error(outcome.error.message);
  });
}

async function tally(page: Page, wishes: readonly Wish[]) {
  const names = await stateNames(page, wishes);
  return {
    certain: names.filter((name) => name === 'done' || name === 'scheduled').length,
    doubtful: names.filter((name) => name === 'unconfirmed').length,
    lost: names.filter((name) => name === null).length,
  };
}
