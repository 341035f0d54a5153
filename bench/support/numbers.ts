/** What the process that holds the company's numbers is asked to do. */
export interface NumbersJob {
  readonly many: number;
  readonly few: number;
  readonly rounds: number;
}

/** Times in ms, one for each round, with the long list and with the short one. */
export interface Both {
  readonly many: number[];
  readonly few: number[];
}

export interface NumbersTimes {
  readonly search: Both;
  readonly slice: Both;
  /** How long a whole list takes to be read. */
  readonly reading: number[];
  /** The longest time for which nothing else had its turn, in each round. */
  readonly longest: { readonly searching: number[]; readonly reading: number[] };
}
