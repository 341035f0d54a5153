import type { PlacingResult } from '#shared/domain/outbound.ts';
import type { Clock } from '../clock.ts';
import type { IntentPosition, IntentRecord } from './ports.ts';

export interface AutoSenderOptions {
  readonly clock: Clock;
  /** The first that may be sent without being told, due after this position. May throw. */
  readonly next: (after: IntentPosition) => IntentRecord | null;
  /** Sends one, and has its result heard. Rejects if it could not even be written down. */
  readonly send: (record: IntentRecord) => Promise<void>;
}

/** Sends what may be sent by itself, one after the other, with growing pauses while it does not work. */
export interface AutoSender {
  /** Begins a round, unless one is under way or the provider is left alone for now. */
  run(): void;
  /** Learns from every answer, also from those to an agent's own calls. */
  heard(result: PlacingResult): void;
  /** Something outside has changed (settings, credential, network, sleep): the pause ends, a round begins. */
  wake(): void;
  stop(): void;
}

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 300_000;
/** What a provider may ask for: not so little that it is no pause, not so much that a timer cannot hold it. */
const ASKED_MS = { least: 1000, most: 86_400_000 } as const;

/** Makes the sender; nothing is sent before `run`. */
export function createAutoSender({ clock, next, send }: AutoSenderOptions): AutoSender {
  let stopped = false;
  let underWay = false;
  let again = false;
  let woken = false;
  let failures = 0;
  let pause: Pause | null = null;
  let callOff = () => {};

  async function round(): Promise<void> {
    let after: IntentPosition = { at: clock.now(), id: '' };
    while (pause === null && !stopped) {
      const record = next(after);
      if (record?.intent.due == null) return;
      after = { at: record.intent.due.at, id: record.intent.id };
      await send(record);
    }
  }

  function run(): void {
    again = true;
    if (underWay || stopped || pause !== null) return;
    underWay = true;
    again = false;
    void round()
      .catch(restForAWhile)
      .then(() => {
        underWay = false;
        if (woken) wake();
        else if (again) run();
      });
  }

  function rest(next: Pause): void {
    callOff();
    pause = next;
    callOff = next.ms === null || stopped ? () => {} : clock.after(next.ms, endPause);
  }

  function restForAWhile(): void {
    rest({
      ms: Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS),
      since: clock.now(),
      asked: false,
    });
    failures += 1;
  }

  function endPause(): void {
    callOff();
    pause = null;
    run();
  }

  function wake(): void {
    // What is under way may have begun before the change, and fail for what is no longer so.
    woken = underWay;
    if (underWay) return;
    failures = 0;
    const left = pause === null ? 0 : askedForStill(pause, clock.now());
    callOff();
    if (left === 0) endPause();
    else if (!stopped) callOff = clock.after(left, endPause);
  }

  return {
    run,
    heard(result) {
      const cure = cureFor(result);
      if (cure === 'none') return;
      if (cure === 'works') {
        failures = 0;
        if (pause !== null) endPause();
        return;
      }
      if (cure === 'correction') rest({ ms: null, since: clock.now(), asked: false });
      else if (result.kind === 'rateLimited' && result.retryAfterMs !== null) {
        const ms = Math.min(Math.max(result.retryAfterMs, ASKED_MS.least), ASKED_MS.most);
        rest({ ms, since: clock.now(), asked: true });
      } else restForAWhile();
    },
    wake,
    stop() {
      stopped = true;
      callOff();
    },
  };
}

/** `ms` null: until something changes. `asked`: the provider itself said for how long. */
interface Pause {
  readonly ms: number | null;
  readonly since: number;
  readonly asked: boolean;
}

/** What is left of a pause that the provider asked for. A clock that was put back must not prolong it. */
function askedForStill({ ms, since, asked }: Pause, now: number): number {
  if (!asked || ms === null || now < since) return 0;
  return Math.max(0, since + ms - now);
}

/**
 * What an answer means for the next one: it works; the provider or the way to it needs time; somebody has to correct
 * address or credential first; or it says nothing about others. A lost answer counts as trouble, or an outage in the
 * morning would turn every callback of the day into a question for the agent.
 */
function cureFor(result: PlacingResult): 'works' | 'time' | 'correction' | 'none' {
  switch (result.kind) {
    case 'created':
    case 'finishInAdapter':
      return 'works';
    case 'refused': {
      const { code } = result.error;
      return code === 'credentialRefused' || code === 'wrongAddress' ? 'correction' : 'works';
    }
    case 'notSent':
      return ['invalid', 'notConfigured', 'cancelled'].includes(result.reason) ? 'none' : 'time';
    case 'unconfirmed':
      return result.reason === 'cancelled' ? 'none' : 'time';
    case 'rateLimited':
      return 'time';
  }
}
