import { afterEach, beforeEach, expect } from 'vitest';
import type { Intent } from '#shared/domain/intent.ts';
import type { PlacingResult } from '#shared/domain/outbound.ts';
import { anId, CLAIRE, PARIS, partyNumber, placedCall, REFUSAL } from '../../../support/intents.ts';
import { outboxWorld } from './outboxWorld.ts';
import type { OutboxWorld } from './outboxWorld.ts';

let current: OutboxWorld | null = null;

/** The world of the test that runs. */
export const world: OutboxWorld = new Proxy({} as OutboxWorld, {
  get(_, name): unknown {
    if (current === null) throw new Error('no test runs');
    return Reflect.get(current, name);
  },
});

/** Each test of a file has a world of its own, whose outbox has started. */
export function aWorldEach(): void {
  beforeEach(() => {
    current = outboxWorld();
    current.outbox.start();
  });
  afterEach(() => {
    current?.remove();
    current = null;
  });
}

export const HOUR = 3_600_000;
export const CREATED: PlacingResult = { kind: 'created', call: placedCall(397) };
export const OFFLINE: PlacingResult = { kind: 'notSent', reason: 'unreachable', detail: 'ENOTFOUND' };
export const LOST: PlacingResult = { kind: 'unconfirmed', reason: 'timeout', detail: null };
export const limited = (retryAfterMs: number | null): PlacingResult => ({
  kind: 'rateLimited',
  retryAfterMs,
});
export const refusedBy = (code: 'menuClosed' | 'credentialRefused' | 'wrongAddress'): PlacingResult => ({
  kind: 'refused',
  error: { ...REFUSAL, code },
  status: 400,
});

export const claire = () => ({ id: anId(), party: CLAIRE, ticketId: null });
export const person = (n: number) => ({ id: anId(), party: partyNumber(n), ticketId: null });
export const inAnHour = () => ({ at: world.now() + HOUR, zone: PARIS });
export const aCallback = (n = 0, inMs = HOUR) => ({
  ...person(n),
  kind: 'callback' as const,
  due: { at: world.now() + inMs, zone: PARIS },
  note: '',
});
export const stateOf = (id: string): Intent['state'] => world.outbox.read(id).intent.state;
export const answers = (...results: PlacingResult[]) => {
  world.placing.behaviours = results.map((result) => ({ as: 'answers', result }));
};
export const refusal = (code: string, detail?: string) =>
  expect.objectContaining({ code, ...(detail === undefined ? {} : { detail }) });
