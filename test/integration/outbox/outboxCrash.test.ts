import { expect, it, onTestFinished } from 'vitest';
import { createOutbox } from '#core/callbacks/outbox.ts';
import { nationalDigits } from '#core/numbers/nationalDigits.ts';
import { openMemory } from '#core/storage/openMemory.ts';
import { openDatabase } from '#core/storage/sqlite.ts';
import { startCcaiSimulator } from '#simulators/ccai/simulator.ts';
import type { Fault } from '#simulators/support/faults.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { manualClock } from '../../support/manualClock.ts';
import { recordedLogger } from '../../support/recordedLogger.ts';
import { AGENT, DIRECTORY, SUBDOMAIN, TOKEN } from '../ccai/world.ts';
import { aFile } from '../storage/desk.ts';
import { buildAgent, startAgent } from './agentProcess.ts';

const KILLS = Number(process.env['OUTBOX_KILLS'] ?? 200);
/** Signs of life after which a process is killed, at most: requests that the simulator read, and lines said. */
const LONGEST_LIFE = 60;

/** Numbers that look random and are the same again for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** How the provider behaves during one life: mostly well, for the worst moments are those between two answers. */
function faultsFor(random: (below: number) => number): Fault[] {
  const on = { system: 'ccai', operation: '*' };
  const kinds: Fault[][] = [
    [],
    [{ ...on, kind: 'delay', value: random(30) }],
    [{ ...on, kind: 'reset', times: 1 + random(3), acts: true }],
    [{ ...on, kind: 'status', value: 502, times: 1 + random(3), acts: true }],
    [{ ...on, kind: 'silence', times: 1 + random(3), acts: true }],
    [{ ...on, kind: 'reset', times: 1 + random(3) }],
  ];
  return kinds[random(kinds.length)] ?? [];
}

const numberOf = ({ party }: Intent): string => (party?.kind === 'number' ? party.e164 : '');

it(`nothing rings twice, nothing is lost and nothing untrue is shown after ${KILLS} kills`, async () => {
  const seed = Number(process.env['OUTBOX_SEED'] ?? Date.now() % 2 ** 31);
  const random = randomFrom(seed);
  const file = aFile();
  let time = Date.now();
  const simulator = await startCcaiSimulator({
    subdomain: SUBDOMAIN,
    token: TOKEN,
    directory: DIRECTORY,
    // A tenth of a second passes between any two looks at the clock: its limit is not what is tried here.
    now: () => (time += 101),
  });
  onTestFinished(() => simulator.stop());

  const script = await buildAgent();
  const args = [file, simulator.url, SUBDOMAIN, TOKEN, AGENT];
  const taken: string[] = [];
  let next = startAgent(script, args);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const agent = next;
    await agent.ready;
    // Already loading while this one works.
    next = startAgent(script, args);
    simulator.setFaults(faultsFor(random));
    simulator.setQuirks(random(4) === 0 ? [{ quirk: 'rateLimited', times: 1 + random(3) }] : []);
    let left = 1 + random(LONGEST_LIFE);
    const due = new Promise<void>((resolve) => {
      const sign = (): void => {
        left -= 1;
        if (left === 0) resolve();
      };
      agent.onLine(sign);
      onTestFinished(simulator.onRequest(sign));
    });
    agent.begin(kill * 1000);
    await due;
    await agent.kill();
    expect(agent.lines.filter((line) => line.startsWith('failed'))).toEqual([]);
    taken.push(
      ...agent.lines.flatMap((line) => (line.startsWith('taken ') ? [line.slice('taken '.length)] : [])),
    );
  }

  // Once more it comes up, and only looks.
  await next.kill();
  const logger = recordedLogger();
  const clock = manualClock();
  const memory = openMemory({ file, clock, logger, nationalDigits });
  onTestFinished(() => memory.close());
  const outbox = createOutbox({
    store: memory.intents,
    placing: { ready: () => false, callOut: never, queueNow: never, schedule: never },
    clock,
    logger,
    agent: () => ({
      agentEmail: AGENT,
      outboundNumber: null,
      callbackMenuId: 9,
      language: null,
      overdueAfterMs: 0,
    }),
    listener: { changed: () => {}, placed: () => {} },
    storage: { failed: (error) => expect.unreachable(String(error)), recovered: () => {} },
  });
  outbox.start();
  expect(memory.broken).toBeNull();
  const intents = idsIn(file).map((id) => outbox.read(id).intent);
  const requests = simulator.log();
  const rang = simulator.ringing();

  const kept = new Set(intents.map(({ id }) => id));
  expect(taken.filter((id) => !kept.has(id))).toEqual([]);
  expect(intents.length).toBeGreaterThan(KILLS);

  const byNumber = groupsOf(requests, ({ body }) => String(JSON.parse(body).end_user_number));
  const twice = byNumber.filter(([, sent]) => sent.filter(({ outcome }) => outcome !== 429).length > 1);
  expect(twice).toEqual([]);
  expect(new Set(rang.map(({ number }) => number)).size).toBe(rang.length);

  const byCaller = new Map(intents.map((intent) => [numberOf(intent), intent]));
  for (const { number, id } of rang)
    expect(byCaller.get(number)?.state, `rang: ${number}`).toSatisfy(knowsOf(id));
  const ringing = new Set(rang.map(({ number }) => number));
  for (const intent of intents) {
    const { name } = intent.state;
    const says = `${intent.kind} ${JSON.stringify(intent.state)}`;
    expect(name, says).not.toBe('sending');
    if (name === 'drafted' || name === 'refused') expect(ringing.has(numberOf(intent)), says).toBe(false);
    if ('providerCallId' in intent.state && intent.state.how === 'created') {
      expect(ringing.has(numberOf(intent)), says).toBe(true);
    }
  }
  const states = Object.fromEntries(
    groupsOf(intents, ({ state }) => state.name).map(([name, of]) => [name, of.length]),
  );
  console.log(
    `outbox crash (seed ${seed}): ${KILLS} kills, ${intents.length} intents, ${requests.length} requests, ` +
      `${rang.length} rang; ${JSON.stringify(states)}`,
  );
  expect(states).toMatchObject({ unconfirmed: expect.any(Number), done: expect.any(Number) });
}, 600_000);

/** What rang is shown as created with its id, or as unknown. */
function knowsOf(id: number) {
  return (state: Intent['state'] | undefined): boolean =>
    state?.name === 'unconfirmed' ||
    (state !== undefined &&
      'providerCallId' in state &&
      state.how === 'created' &&
      state.providerCallId === id);
}

function idsIn(file: string): string[] {
  const database = openDatabase(file);
  const rows = database.prepare('SELECT id FROM intents').all() as { id: string }[];
  database.close();
  return rows.map(({ id }) => id);
}

function groupsOf<T>(all: readonly T[], keyOf: (each: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return [...groups];
}

const never = (): Promise<never> => Promise.reject(new Error('nothing may be sent'));
