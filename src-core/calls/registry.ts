import type { Call, CallReport, EndReason } from '#shared/domain/call.ts';
import { applyReport, expire, withCode } from '#shared/domain/callMachine.ts';
import type { TimeToLive } from '#shared/domain/callMachine.ts';
import type { Clock } from '../clock.ts';
import { lastHeardOf, takenUpAgain } from './remembered.ts';
import type { Remembered } from './remembered.ts';

/** How long an ended call stays on the desk for the agent to see, in ms. */
export type Linger = Readonly<Record<EndReason, number>>;

/** Calls on the desk, and as many again that left it and may still be reported on. */
const CAPACITY = 2_000;
/**
 * Some phone systems begin counting again when they restart. The id of a call that ended this long ago, ringing
 * again, is another call: it must not overwrite the first in history.
 */
const REUSED_AFTER_MS = 10 * 60_000;
export interface RegistryOptions {
  readonly clock: Clock;
  /** Read anew at each report, so that a change of settings holds for the next one. */
  readonly ttl: () => TimeToLive;
  readonly linger: () => Linger;
  /** The call with this id that history holds; null if none. Asked once for each that is not on the desk. */
  readonly remembered: (id: string) => Remembered | null;
  readonly capacity?: number | undefined;
}

export interface RegistryListener {
  /** Its time to live ran out. */
  expired(call: Call): void;
  /** It leaves the desk: its last moment is over, or there are too many calls. */
  left(call: Call): void;
}

export interface Heard {
  readonly call: Call;
  readonly changed: boolean;
  /** False for news of a call that left already, and for the end of one that nobody heard ring. */
  readonly onDesk: boolean;
  /** The note that history holds of it, if it was not on the desk before. */
  readonly note: string;
}

export interface Registry {
  report(report: CallReport): Heard;
  /** Under which id the call goes that its source calls so. */
  idOf(reportedId: string): string;
  giveCode(id: string, code: string): Call | null;
  get(id: string): Call | null;
  list(): readonly Call[];
  /** Ends what ran out of time while timers did not run, as after sleep. */
  sweep(): void;
  stop(): void;
}

interface Seat {
  call: Call;
  disarm: () => void;
  /** When the timer fires. */
  due: number;
}

/**
 * The calls of this moment by id. Every operation is O(1); memory is capped. Time comes from the clock, so that a
 * call ends and leaves without being asked.
 */
export function createRegistry(options: RegistryOptions, listener: RegistryListener): Registry {
  const { clock } = options;
  const capacity = options.capacity ?? CAPACITY;
  const seats = new Map<string, Seat>();
  /** Calls that left, by id, oldest first: so that a late report neither reopens nor repeats them. */
  const past = new Map<string, Call>();
  /** The ids under which reused ids go now. */
  const renamed = new Map<string, string>();

  function seat(call: Call): void {
    past.delete(call.id);
    const taken: Seat = { call, disarm: () => {}, due: Infinity };
    seats.set(call.id, taken);
    arm(taken);
    if (seats.size > capacity) {
      const oldest = seats.values().next();
      if (oldest.done !== true) leave(oldest.value);
    }
  }

  function leave(seat: Seat): void {
    seat.disarm();
    seats.delete(seat.call.id);
    remember(seat.call);
    listener.left(seat.call);
  }

  function remember(call: Call): void {
    past.set(call.id, call);
    trim(past, capacity);
  }

  /** One timer a call. A call that lives longer than it fires lets it fire and arms again. */
  function arm(seat: Seat): void {
    const { call } = seat;
    const due = call.expiresAt ?? clock.now() + options.linger()[call.endReason ?? 'notReported'];
    if (due >= seat.due && call.state !== 'ended') return;
    seat.disarm();
    seat.due = due;
    seat.disarm = clock.after(Math.max(0, due - clock.now()), () => {
      seat.due = Infinity;
      look(seat);
    });
  }

  function look(seat: Seat): void {
    if (seat.call.state === 'ended') {
      leave(seat);
      return;
    }
    const call = expire(seat.call, clock.now());
    const expired = call !== seat.call;
    seat.call = call;
    arm(seat);
    if (expired) listener.expired(call);
  }

  /** A report under the id that its call goes by, with what history holds of a call that is not on the desk. */
  function identified(received: CallReport): { report: CallReport; before: Remembered | null } {
    const id = renamed.get(received.id) ?? received.id;
    const report = id === received.id ? received : { ...received, id };
    if (seats.has(id)) return { report, before: null };
    const before = options.remembered(id);
    const last = past.get(id)?.endedAt ?? (before === null ? null : lastHeardOf(before.call));
    if (report.state !== 'ringing' || last === null || report.at - last < REUSED_AFTER_MS) {
      return { report, before };
    }
    const another = `${received.id}~${report.at.toString(36)}`;
    renamed.delete(received.id);
    renamed.set(received.id, another);
    trim(renamed, capacity);
    return { report: { ...received, id: another }, before: null };
  }

  /** What is known of a call that is not on the desk; an earlier run of the app may have heard of it. */
  function knownOf(id: string, before: Remembered | null, at: number): Call | null {
    return past.get(id) ?? (before === null ? null : takenUpAgain(before.call, at, options.ttl()));
  }

  return {
    report(received) {
      const { report, before } = identified(received);
      const present = seats.get(report.id);
      const known = present?.call ?? knownOf(report.id, before, report.at);
      const note = before?.note ?? '';
      const { call, changed } = applyReport(known, report, options.ttl());

      if (present !== undefined) {
        const ended = present.call.state !== 'ended' && call.state === 'ended';
        present.call = call;
        // An ended call leaves at its moment, whatever else is heard of it.
        if (call.state !== 'ended' || ended) arm(present);
        return { call, changed, onDesk: true, note };
      }
      const over = call.state === 'ended';
      if (over && (known !== null || call.party.kind === 'withheld')) {
        remember(call);
        return { call, changed, onDesk: false, note };
      }
      seat(call);
      return { call, changed: true, onDesk: true, note };
    },

    giveCode(id, code) {
      const present = seats.get(id);
      if (present === undefined) return null;
      present.call = withCode(present.call, code);
      return present.call;
    },

    idOf: (reportedId) => renamed.get(reportedId) ?? reportedId,
    get: (id) => seats.get(id)?.call ?? null,
    list: () => Array.from(seats.values(), (seat) => seat.call),

    sweep() {
      const now = clock.now();
      for (const seat of [...seats.values()]) {
        if (now >= seat.due) look(seat);
      }
    },

    stop() {
      for (const seat of seats.values()) seat.disarm();
      seats.clear();
      past.clear();
      renamed.clear();
    },
  };
}

/** Forgets the oldest entries beyond the limit. */
function trim(map: Map<string, unknown>, limit: number): void {
  for (const key of map.keys()) {
    if (map.size <= limit) return;
    map.delete(key);
  }
}
