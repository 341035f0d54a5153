import type { BulkView } from '#shared/contract/routesViews.ts';

/** How many rows of a change came to what. `untried`: of one that is over. */
export interface BulkCounts {
  readonly done: number;
  readonly failed: number;
  readonly unknown: number;
  readonly untried: number;
  /** All that may be done once more. */
  readonly open: number;
}

export function bulkCounts({ total, done, failed, unknown, state }: BulkView): BulkCounts {
  const untried = state === 'running' ? 0 : total - done;
  return { done: done - failed - unknown, failed, unknown, untried, open: failed + unknown + untried };
}
