/** What the process is asked to measure, and what it answers. Times are milliseconds of one operation. */
export interface CallbacksJob {
  readonly pending: number;
  readonly rounds: number;
  readonly ms: number;
  /** Paths of the two databases, which must not exist yet. */
  readonly leave: { readonly full: string; readonly empty: string };
}

export interface CallbacksTimes {
  readonly tick: Both;
  readonly counts: Both;
  readonly page: Both;
  readonly search: Both;
}

/** One sample a round, with the pending callbacks and with none. */
export interface Both {
  readonly full: number[];
  readonly empty: number[];
}
