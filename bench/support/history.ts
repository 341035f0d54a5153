/** What the process that reads history is asked to do. */
export interface HistoryJob {
  readonly calls: number;
  readonly callers: number;
  /** Earlier calls read at once: as many as a caller's card shows. */
  readonly shown: number;
  readonly rounds: number;
  /** For each kind of read in each round. */
  readonly ms: number;
  /** Texts whose every beginning is searched for, as if they were typed. */
  readonly typed: readonly string[];
}

/** Times in ms; the first three have one for each round, a median of many reads. */
export interface HistoryTimes {
  readonly bare: readonly number[];
  readonly earlierCalls: readonly number[];
  readonly firstRead: readonly number[];
  readonly searches: readonly number[];
}
