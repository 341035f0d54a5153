import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdentify } from '#core/identify/identify.ts';
import { FACT_NAMES } from '#shared/domain/facts.ts';
import type { Answer, CallerFacts, FactName } from '#shared/domain/facts.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { scriptedDirectory, scriptedPins, turn } from './scriptedDirectory.ts';

const DEADLINE_MS = 100;
const REQUEST = {
  question: {
    number: { kind: 'number', raw: '', e164: '+33187224465', country: 'FR', display: '' },
    code: null,
  },
  lastKnown: { queue: null, vip: { value: true, at: 1 }, onCallDuty: null, pin: null },
} as const;

interface Planned {
  readonly at: number;
  readonly answer: Answer<unknown>;
}

const answer: fc.Arbitrary<Answer<unknown>> = fc.oneof(
  fc.record({ kind: fc.constant('known' as const), value: fc.boolean() }),
  fc.constant({ kind: 'unknown' } as const),
  fc.constant({ kind: 'failed', reason: 'unreachable', detail: null } as const),
);
const planned: fc.Arbitrary<Planned> = fc.record({
  at: fc.integer({ min: 0, max: 2 * DEADLINE_MS }),
  answer,
});
const plan: fc.Arbitrary<Record<FactName, Planned>> = fc.record({
  queue: planned,
  vip: planned,
  onCallDuty: planned,
});

/** Plays a plan to its end, all microtasks run at each step; gives the facts told before the stop, and after it. */
async function play(
  answers: Record<FactName, Planned>,
  stopAt: number | null = null,
): Promise<{ told: CallerFacts[]; toldAfterStop: CallerFacts[] }> {
  const clock = manualClock(0);
  const directory = scriptedDirectory();
  const told: CallerFacts[] = [];
  const toldAfterStop: CallerFacts[] = [];
  let stopped = false;
  const identification = createIdentify({ directory, pins: scriptedPins(), clock, deadlineMs: DEADLINE_MS })(
    REQUEST,
    (facts) => {
      (stopped ? toldAfterStop : told).push(facts);
    },
  );
  told.push(identification.facts);
  const moments = FACT_NAMES.map((name) => ({ name, ...answers[name] })).sort((a, b) => a.at - b.at);
  for (let now = 0; now <= 2 * DEADLINE_MS; now += 1) {
    if (now === stopAt) {
      identification.stop();
      stopped = true;
    }
    for (const { name, at, answer: said } of moments) if (at === now) directory.answer(name, said);
    await turn();
    clock.advance(1);
    await turn();
  }
  await identification.done;
  return { told, toldAfterStop };
}

/** What one answer must come to, whatever the others do. */
function expected({ at, answer: said }: Planned): object {
  const late = at >= DEADLINE_MS;
  return late && said.kind === 'failed'
    ? { state: 'failed', reason: 'timeout' }
    : { state: said.kind, ...(said.kind === 'known' ? { value: said.value } : {}) };
}

describe('in whatever order answers come', () => {
  it('the facts at the end are those of the answers alone, and none ever goes back', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (answers) => {
        const { told } = await play(answers);
        for (const name of FACT_NAMES) {
          expect(told.at(-1)?.[name]).toMatchObject(expected(answers[name]));
          const states = told.map((facts) => `${facts[name].state} `).join('');
          expect(states).toMatch(/^(pending )+(failed )*((known )*|(unknown )*)$/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('nothing is told once it is stopped', async () => {
    await fc.assert(
      fc.asyncProperty(plan, fc.integer({ min: 0, max: DEADLINE_MS }), async (answers, stopAt) => {
        expect((await play(answers, stopAt)).toldAfterStop).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
