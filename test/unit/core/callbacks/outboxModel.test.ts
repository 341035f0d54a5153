import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RequestError } from '#shared/contract/errors.ts';
import { needsAgent } from '#shared/domain/dueness.ts';
import { isOver, isPromise } from '#shared/domain/intent.ts';
import type { Intent, IntentState } from '#shared/domain/intent.ts';
import type { PlacingResult } from '#shared/domain/outbound.ts';
import { anId, anyResult, PARIS, partyNumber } from '../../../support/intents.ts';
import { outboxWorld } from './outboxWorld.ts';
import type { Behaviour, OutboxWorld, Received } from './outboxWorld.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** What can happen. `which` chooses among the intents there are. */
type Step =
  | { readonly do: 'dial' | 'queueNow' | 'callback' | 'reminder'; readonly inMs: number }
  | { readonly do: 'note' | 'finish' | 'undoFinish'; readonly which: number }
  | { readonly do: 'edit' | 'replace'; readonly which: number; readonly inMs: number }
  | { readonly do: 'cancel'; readonly which: number; readonly removedThere: boolean }
  | { readonly do: 'resolve'; readonly which: number; readonly answer: 'send' | 'sendAgain' | 'exists' }
  | { readonly do: 'behave'; readonly behaviours: readonly Behaviour[] }
  | { readonly do: 'answer'; readonly which: number; readonly result: PlacingResult }
  | { readonly do: 'leave'; readonly which: number }
  | { readonly do: 'advance' | 'jump'; readonly ms: number }
  | { readonly do: 'wake' | 'crash' | 'restart' | 'crashAfterNextWrite' | 'diskFull' | 'diskHasRoom' }
  | { readonly do: 'ready'; readonly is: boolean };

const which = fc.nat({ max: 30 });
const inMs = fc.constantFrom(1000, 5 * MINUTE, DAY);
const behaviour: fc.Arbitrary<Behaviour> = fc.oneof(
  { weight: 4, arbitrary: anyResult.map((result) => ({ as: 'answers' as const, result })) },
  { weight: 3, arbitrary: fc.constant({ as: 'later' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ as: 'throws' as const }, { as: 'rejects' as const }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('dial', 'queueNow', 'callback', 'callback', 'reminder'),
      inMs,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('note', 'finish', 'undoFinish'), which }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('edit', 'replace'), which, inMs }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel'), which, removedThere: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('resolve'),
      which,
      answer: fc.constantFrom('send', 'sendAgain', 'exists'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('behave'),
      behaviours: fc.array(behaviour, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer'), which, result: anyResult }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave'), which }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('advance'), ms: fc.constantFrom(100, 3000, 31_000, 10 * MINUTE) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('jump'), ms: fc.constantFrom(-DAY, -MINUTE, MINUTE, DAY) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'wake',
        'crash',
        'restart',
        'crashAfterNextWrite',
        'diskFull',
        'diskHasRoom',
        'diskHasRoom',
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ready'), is: fc.boolean() }) },
);

/** One person to be called, what was wanted for them, and what the provider got of it. */
interface Watched {
  /** The number, by which requests are told apart. */
  readonly n: number;
  /** The intent that stands; before it, those in whose place it came. */
  id: string;
  readonly replaced: string[];
  /** It was taken: from now on it may never disappear. */
  taken: boolean;
  /** A wish of the agent that has not reached the provider yet. */
  wished: boolean;
  /** The agent said so at some time. */
  saidExists: boolean;
  saidOver: boolean;
  /** Where it stood when the agent said that it is done. */
  before: IntentState | null;
  /** What reached the provider for the intent that stands, oldest first. */
  requests: Received[];
}

const leftNothing = (received: Received | undefined): boolean =>
  received?.result?.kind === 'notSent' || received?.result?.kind === 'rateLimited';

/** Plays a story, and looks after each step whether all that is shown is true. */
async function play(story: readonly Step[], world: OutboxWorld): Promise<void> {
  const people: Watched[] = [];
  let seen = 0;
  let diskRefused = false;

  const due = (ms: number) => ({ at: world.now() + ms, zone: PARIS });
  const pick = (index: number): Watched | undefined => people[index % Math.max(1, people.length)];

  function newPerson(): {
    watched: Watched;
    target: { id: string; party: ReturnType<typeof partyNumber>; ticketId: null };
  } {
    const n = people.length;
    const watched: Watched = {
      n,
      id: anId(),
      replaced: [],
      taken: false,
      wished: true,
      saidExists: false,
      saidOver: false,
      before: null,
      requests: [],
    };
    people.push(watched);
    return { watched, target: { id: watched.id, party: partyNumber(n), ticketId: null } };
  }

  /** Notes what the agent wants, unless it is refused. A process that dies after the write has done it all the same. */
  function wish(watched: Watched, wanted: Partial<Watched>, command: () => unknown): void {
    const before = { ...watched };
    Object.assign(watched, wanted);
    try {
      command();
    } catch (error) {
      if (!world.disk.dead) Object.assign(watched, before);
      throw error;
    }
  }

  async function act(step: Step): Promise<void> {
    const { outbox, placing } = world;
    switch (step.do) {
      case 'dial':
      case 'queueNow': {
        const { watched, target } = newPerson();
        wish(watched, { taken: true }, () =>
          step.do === 'dial' ? outbox.dial(target) : outbox.queueNow({ ...target, choices: { menuId: 9 } }),
        );
        return;
      }
      case 'callback':
      case 'reminder': {
        const { watched, target } = newPerson();
        const kind = step.do;
        wish(watched, { taken: true }, () =>
          outbox.schedule({ ...target, kind, due: due(step.inMs), note: '' }),
        );
        return;
      }
      case 'behave':
        placing.behaviours = [...step.behaviours];
        return;
      case 'answer':
      case 'leave': {
        const pending = placing.received.filter(({ result }) => result === null);
        const received = pending[step.which % Math.max(1, pending.length)];
        if (step.do === 'answer') received?.answer(step.result);
        else received?.leave();
        return;
      }
      case 'advance':
        await world.pass(step.ms);
        return;
      case 'jump':
        world.jump(step.ms);
        return;
      case 'wake':
        outbox.wake();
        return;
      case 'crash':
        await world.crash();
        return;
      case 'restart':
        await world.restart();
        return;
      case 'crashAfterNextWrite':
        world.disk.diesAfterWrite = true;
        return;
      case 'diskFull':
      case 'diskHasRoom':
        world.disk.refuses = step.do === 'diskFull';
        diskRefused ||= world.disk.refuses;
        return;
      case 'ready':
        placing.isReady = step.is;
        return;
      case 'note':
      case 'finish':
      case 'undoFinish':
      case 'edit':
      case 'replace':
      case 'cancel':
      case 'resolve': {
        const watched = pick(step.which);
        if (watched !== undefined) decide(step, watched);
      }
    }
  }

  function decide(
    step: Extract<Step, { do: 'note' | 'finish' | 'undoFinish' | 'edit' | 'replace' | 'cancel' | 'resolve' }>,
    watched: Watched,
  ): void {
    const { outbox } = world;
    const { id, n } = watched;
    switch (step.do) {
      case 'note':
        outbox.note(id, 'noted');
        return;
      case 'finish': {
        const { state } = outbox.read(id).intent;
        const before = isOver({ state }) ? watched.before : state;
        wish(watched, { saidOver: true, before }, () => outbox.finish(id));
        return;
      }
      case 'undoFinish': {
        const asked = world.placing.received.length;
        const { before } = watched;
        const wasOver = isOver(outbox.read(id).intent);
        wish(watched, { saidOver: false }, () => {
          const { state } = outbox.undoFinish(id).intent;
          if (wasOver) expect({ ...state, at: 0 }).toEqual({ ...before, at: 0 });
        });
        // Nothing that may have left leaves again.
        if (wasOver && before?.name !== 'drafted') expect(world.placing.received).toHaveLength(asked);
        return;
      }
      case 'cancel':
        wish(watched, { saidOver: true }, () => outbox.cancel(id, step.removedThere));
        return;
      case 'edit': {
        const edited = { id, party: partyNumber(n), ticketId: null, due: due(step.inMs), note: 'edited' };
        wish(watched, { wished: true }, () => outbox.edit({ ...edited, kind: 'callback' }));
        return;
      }
      case 'replace': {
        const newId = anId();
        const replaced = [...watched.replaced, id];
        wish(watched, { id: newId, replaced, wished: true, requests: [] }, () =>
          outbox.replace({ id, newId, due: due(step.inMs), removedThere: false }),
        );
        return;
      }
      case 'resolve':
        wish(
          watched,
          step.answer === 'exists'
            ? { saidExists: true }
            : step.answer === 'sendAgain'
              ? { wished: true }
              : {},
          () => outbox.resolve(id, step.answer),
        );
    }
  }

  /** Who got a request, and whether it was allowed to be sent. */
  function countRequests(): void {
    const { received } = world.placing;
    for (const request of received.slice(seen)) {
      const watched = people.find(({ n }) => e164Of(n) === request.request.endUserNumber);
      if (watched === undefined) throw new Error('the provider got what nobody asked for');
      expect(watched.wished || leftNothing(watched.requests.at(-1)), 'sent a second time').toBe(true);
      watched.wished = false;
      watched.requests.push(request);
    }
    seen = received.length;
  }

  function look(): void {
    countRequests();
    for (const watched of people) {
      if (!watched.taken) {
        expect(() => world.outbox.read(watched.id)).toThrow(expect.objectContaining({ code: 'notFound' }));
        expect(watched.requests).toEqual([]);
        continue;
      }
      expectTrue(watched, world.outbox.read(watched.id).intent);
      for (const id of watched.replaced) expect(world.outbox.read(id).intent.state.name).toBe('cancelled');
    }
    if (!diskRefused) expectListed(world, people);
  }

  for (const step of story) {
    try {
      await act(step);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      expect(['badRequest', 'storageFailed', 'notFound']).toContain(error.code);
    }
    await world.settle();
    if (world.disk.dead) await world.crash();
    look();
  }
  // Once the disk takes everything, what memory knew is written, too.
  world.disk.refuses = false;
  world.disk.diesAfterWrite = false;
  await world.pass(6000);
  diskRefused = false;
  look();
}

const e164Of = (n: number): string | null => {
  const party = partyNumber(n);
  return party.kind === 'number' ? party.e164 : null;
};

/** What is shown of an intent, held against what the provider got and what the asker was told of it. */
function expectTrue({ requests, wished, saidExists, saidOver }: Watched, { kind, state }: Intent): void {
  const last = requests.at(-1);
  const told = last?.result ?? null;
  const shown = `${kind} ${JSON.stringify(state)} after ${JSON.stringify(told)}`;
  switch (state.name) {
    case 'drafted':
      expect(last === undefined || leftNothing(last) || wished, shown).toBe(true);
      return;
    case 'sending':
      expect(last !== undefined && told === null, shown).toBe(true);
      return;
    case 'unconfirmed':
      if (state.reason !== 'interrupted')
        expect(['unconfirmed', 'finishInAdapter'], shown).toContain(told?.kind);
      return;
    case 'refused':
      expect(told?.kind, shown).toBe('refused');
      return;
    case 'cancelled':
      expect(saidOver, shown).toBe(true);
      return;
    case 'scheduled':
    case 'done':
      if (state.how === 'here') expect(kind, shown).toBe('reminder');
      else if (state.how === 'finishedByAgent') expect(saidOver, shown).toBe(true);
      else if (state.how === 'agentSaysSo') expect(saidExists, shown).toBe(true);
      else if (state.how === 'finishInAdapter') expect(told?.kind, shown).toBe('finishInAdapter');
      else expect(told?.kind === 'created' && told.call.id, shown).toBe(state.providerCallId);
  }
}

/** Every intent stands in exactly one list, and the counts say how many. */
function expectListed(world: OutboxWorld, people: readonly Watched[]): void {
  const { outbox } = world;
  const intents = people
    .filter(({ taken }) => taken)
    .flatMap(({ id, replaced }) => [id, ...replaced])
    .map((id) => outbox.read(id).intent);
  const todayEnds = world.now() + 12 * 60 * MINUTE;
  const lists = (['undecided', 'overdue', 'today', 'coming', 'done'] as const).map((group) => {
    const { records } = outbox.list({ group, text: '', todayEnds, after: null, limit: 200 });
    expect(outbox.counts(todayEnds)[group]).toBe(records.length);
    return records.map(({ intent }) => intent);
  });
  const listed = [...lists.flat(), ...outbox.open().map(({ intent }) => intent)];
  const expected = intents.filter((intent) => isPromise(intent.kind) || !isOver(intent));
  expect(listed.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  const [undecided, , today, coming] = lists;
  expect(undecided?.every((intent) => needsAgent(intent, world.now()))).toBe(true);
  expect(today?.concat(coming ?? []).some((intent) => needsAgent(intent, world.now()))).toBe(false);
}

/** A story takes a fraction of a second: one that hangs is told with its steps and its seed. */
const STORY_LIMIT_MS = 30_000;

it('never sends twice by itself, loses nothing and shows nothing untrue, whatever happens', async () => {
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 50, size: 'max' }), async (story) => {
      const world = outboxWorld();
      try {
        world.outbox.start();
        await play(story, world);
        steps += story.length;
      } finally {
        world.remove();
      }
    }),
    {
      numRuns: Number(process.env['OUTBOX_STORIES'] ?? 100),
      plugins: [fc.timeout(STORY_LIMIT_MS)],
      // Looking for a shorter story of the same end could take longer than the test may.
      endOnFailure: true,
    },
  );
  console.log(`outbox model: ${steps} steps`);
}, 600_000);
