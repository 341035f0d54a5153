import { setTimeout as later } from 'node:timers';
import { z } from 'zod';

/**
 * Something wrong on purpose. `operation` is a simulator's name for one of its operations, or `*`.
 *
 * - `delay`: answers after `value` ms (adds to any other fault);
 * - `status`: answers with status `value`, in the body that this system sends with it;
 * - `reset`: drops the connection without a word;
 * - `garbage`: sends bytes that are no HTTP;
 * - `halfBody`: announces a body and drops the connection in the middle of it;
 * - `html`: a web page with status 200, as captive portals and wrong addresses give;
 * - `silence`: never answers.
 */
export const faultSchema = z.object({
  system: z.string(),
  operation: z.string(),
  kind: z.enum(['delay', 'status', 'reset', 'garbage', 'halfBody', 'html', 'silence']),
  /** Milliseconds of a delay, code of a status; nothing for the others. */
  value: z.coerce.number().nullish(),
  /** Only for the next so many requests; without it, until the faults are set anew. */
  times: z.int().positive().optional(),
  /** True: the system does what it was asked and only its answer goes wrong. */
  acts: z.boolean().optional(),
});

export type Fault = Readonly<z.infer<typeof faultSchema>>;
export type FaultKind = Fault['kind'];

export type EndFault = Exclude<FaultKind, 'delay'>;

/** What to do to one request: wait, then perhaps answer wrongly. */
export interface FaultPlan {
  readonly delayMs: number;
  readonly end: { readonly kind: EndFault; readonly value: number; readonly acts: boolean } | null;
}

/** The faults of one simulator, used up by the requests that meet them. */
export function createFaultDesk(system: string) {
  let standing: { readonly fault: Fault; left: number }[] = [];
  return {
    set(faults: readonly Fault[]): void {
      standing = faults
        .filter((fault) => fault.system === system)
        .map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
    },
    /** The first wrong answer that stands for this operation, and every delay. */
    planFor(operation: string): FaultPlan {
      let delayMs = 0;
      let end: FaultPlan['end'] = null;
      for (const entry of standing) {
        const { fault } = entry;
        if (entry.left <= 0 || (fault.operation !== '*' && fault.operation !== operation)) continue;
        const value = fault.value ?? 0;
        if (fault.kind === 'delay') delayMs += value;
        else if (end === null) end = { kind: fault.kind, value, acts: fault.acts === true };
        else continue;
        entry.left -= 1;
      }
      return { delayMs, end };
    },
  };
}

/** Delays that end with the simulator. */
export function createDelays() {
  const waiting = new Set<NodeJS.Timeout>();
  return {
    after(ms: number, task: () => void): void {
      if (ms <= 0) {
        task();
        return;
      }
      const timer = later(() => {
        waiting.delete(timer);
        task();
      }, ms);
      waiting.add(timer);
    },
    stop(): void {
      for (const timer of waiting) clearTimeout(timer);
      waiting.clear();
    },
  };
}
