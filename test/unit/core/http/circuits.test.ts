import { describe, expect, it } from 'vitest';
import { createCircuits } from '#core/http/circuits.ts';
import type { HttpResult } from '#core/http/types.ts';
import { manualClock } from '../../../support/manualClock.ts';

const GOOD: HttpResult = { kind: 'response', status: 200, headers: {}, text: '' };
const BROKEN: HttpResult = { kind: 'response', status: 500, headers: {}, text: '' };
const CANCELLED: HttpResult = { kind: 'failed', reason: 'cancelled', sent: true, detail: '' };
const HERE = 'https://a.example';

function setUp() {
  const clock = manualClock();
  const changes: string[] = [];
  const circuits = createCircuits({
    clock,
    failuresToRest: 2,
    restMs: 10_000,
    onChange: (_origin, state) => changes.push(state),
  });
  const ask = (result: HttpResult, origin = HERE) => circuits.guard(origin, () => Promise.resolve(result));
  return { clock, circuits, changes, ask };
}

describe('circuits', () => {
  it('rests after failures in a row, tries one after the rest, and is back', async () => {
    const { clock, changes, ask } = setUp();
    await ask(BROKEN);
    await ask(BROKEN);
    expect(await ask(GOOD)).toMatchObject({ kind: 'failed', reason: 'resting', sent: false });
    clock.advance(9_999);
    expect(await ask(GOOD)).toMatchObject({ reason: 'resting' });
    clock.advance(1);
    expect(await ask(GOOD)).toBe(GOOD);
    expect(await ask(GOOD)).toBe(GOOD);
    expect(changes).toEqual(['resting', 'back']);
  });

  it('rests again if the trial fails', async () => {
    const { clock, ask } = setUp();
    await ask(BROKEN);
    await ask(BROKEN);
    clock.advance(10_000);
    expect(await ask(BROKEN)).toBe(BROKEN);
    expect(await ask(GOOD)).toMatchObject({ reason: 'resting' });
  });

  it('starts counting again after a success', async () => {
    const { ask } = setUp();
    await ask(BROKEN);
    await ask(GOOD);
    await ask(BROKEN);
    expect(await ask(GOOD)).toBe(GOOD);
  });

  it.each([404, 401, 429])('does not take %i for an outage', async (status) => {
    const { ask } = setUp();
    const answer: HttpResult = { kind: 'response', status, headers: {}, text: '' };
    await ask(answer);
    await ask(answer);
    expect(await ask(GOOD)).toBe(GOOD);
  });

  it('counts a withdrawn request neither for nor against the provider', async () => {
    const { ask } = setUp();
    await ask(BROKEN);
    expect(await ask(CANCELLED)).toBe(CANCELLED);
    await ask(BROKEN);
    expect(await ask(GOOD)).toMatchObject({ reason: 'resting' });
  });

  it('keeps origins apart, and forgets one that was seen to answer', async () => {
    const { circuits, ask } = setUp();
    await ask(BROKEN);
    await ask(BROKEN);
    expect(await ask(GOOD, 'https://b.example')).toBe(GOOD);
    circuits.close(HERE);
    expect(await ask(GOOD)).toBe(GOOD);
  });
});
