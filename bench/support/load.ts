/** What the process that makes the load is asked to do. */
export interface LoadJob {
  readonly port: number;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, taken in turn; {@link ID_PLACE} in them becomes another number in each request. All of one length. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Evenly spread; as fast as they are answered without it. */
  readonly ratePerSecond?: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** From the moment a request was due, also if it had to wait for a free connection, to the last byte of its answer. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Twelve characters, so that the length of the body is the same for every request. */
export const ID_PLACE = '000000000000';
