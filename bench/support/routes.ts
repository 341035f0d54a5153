/** What the process is asked to measure, and what it answers. Times are milliseconds. */
export interface RoutesJob {
  readonly many: number;
  readonly few: number;
  readonly rounds: number;
}

export interface RoutesTimes {
  /** One sample a round, in the long list and in the short one. */
  readonly search: Both;
  readonly slice: Both;
  /** The longest that anything else had to wait meanwhile. */
  readonly longest: { readonly searching: readonly number[]; readonly importing: readonly number[] };
}

export interface Both {
  readonly many: number[];
  readonly few: number[];
}
