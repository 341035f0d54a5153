import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';

/** A part of a list that main holds. Slices of two versions are of two lists. */
export interface Slice<T> {
  readonly version: number;
  /** How many rows match in all. */
  readonly matched: number;
  readonly rows: readonly T[];
}

/** Rows of one slice; the contract's limit is 200. */
const SLICE = 100;
/** How many slices are kept, those nearest to what was wanted last. */
const KEPT = 12;
const AT_ONCE = 2;

/**
 * A list that main holds, of which a window sees slices: only what is looked at crosses the wall, and only a few slices
 * are kept. What was on screen stays there until the first rows of another question, or of a newer list, arrive.
 */
export class SliceList<T, Q> {
  readonly #ask: (query: Q, from: number, count: number) => Promise<Outcome<Slice<T>>>;
  #query: Q;
  #slices = $state.raw<ReadonlyMap<number, readonly T[]>>(new Map());
  #matched = $state<number | null>(null);
  #failure = $state<ErrorCode | null>(null);
  #question = $state(0);
  #version = $state<number | null>(null);
  /** Answers to what was asked before the turn are void. */
  #turn = 0;
  /** The turn that the slices belong to. */
  #shownTurn = 0;
  #wanted = { first: 0, last: 1 };
  readonly #asked = new Set<number>();

  constructor(query: Q, ask: (query: Q, from: number, count: number) => Promise<Outcome<Slice<T>>>) {
    this.#query = query;
    this.#ask = ask;
  }

  get query(): Q {
    return this.#query;
  }

  get question(): number {
    return this.#question;
  }

  /** How many rows match; 0 until it is known. */
  get matched(): number {
    return this.#matched ?? 0;
  }

  /** The list that the rows are of; null until main has answered. */
  get version(): number | null {
    return this.#version;
  }

  /** True once main has answered. */
  get known(): boolean {
    return this.#matched !== null;
  }

  get failure(): ErrorCode | null {
    return this.#failure;
  }

  row(index: number): T | undefined {
    return this.#slices.get(Math.floor(index / SLICE))?.[index % SLICE];
  }

  want(first: number, last: number): void {
    this.#wanted = { first, last: Math.max(last, first + 1) };
    this.#pump();
  }

  /** Asks another question, from its first row on. */
  search(query: Q): void {
    this.#query = query;
    this.#question += 1;
    this.#wanted = { first: 0, last: 1 };
    this.#again();
  }

  /** The list is another one, as far as is known: what is looked at is asked for again. */
  refresh(version?: number): void {
    if (version === undefined || version !== this.#version) this.#again();
  }

  retry(): void {
    this.#again();
  }

  #again(): void {
    this.#turn += 1;
    this.#asked.clear();
    this.#failure = null;
    this.#pump();
  }

  #pump(): void {
    if (this.#failure !== null) return;
    const isNew = this.#turn !== this.#shownTurn || this.#matched === null;
    const end = isNew ? this.#wanted.last : Math.min(this.#wanted.last, this.matched);
    for (let slice = Math.floor(this.#wanted.first / SLICE); slice * SLICE < end; slice += 1) {
      if (this.#asked.size >= AT_ONCE) return;
      const has = !isNew && this.#slices.has(slice);
      if (!has && !this.#asked.has(slice)) void this.#fetch(slice);
    }
  }

  async #fetch(slice: number): Promise<void> {
    const turn = this.#turn;
    this.#asked.add(slice);
    const outcome = await this.#ask(this.#query, slice * SLICE, SLICE);
    if (turn !== this.#turn) return;
    this.#asked.delete(slice);
    if (!outcome.ok) {
      this.#failure = outcome.error.code;
      return;
    }
    this.#take(slice, outcome.value);
  }

  #take(slice: number, { version, matched, rows }: Slice<T>): void {
    if (this.#shownTurn === this.#turn && this.#version !== null && this.#version !== version) {
      // The list changed between two slices: the earlier ones are of another list.
      this.#version = version;
      this.#again();
      return;
    }
    const isFirst = this.#shownTurn !== this.#turn;
    const slices = new Map(isFirst ? [] : this.#slices);
    slices.set(slice, rows);
    this.#shownTurn = this.#turn;
    this.#version = version;
    this.#matched = matched;
    this.#slices = nearest(slices, Math.floor(this.#wanted.first / SLICE));
    this.#pump();
  }
}

function nearest<V>(slices: ReadonlyMap<number, V>, to: number): ReadonlyMap<number, V> {
  if (slices.size <= KEPT) return slices;
  const kept = [...slices].sort(([a], [b]) => Math.abs(a - to) - Math.abs(b - to)).slice(0, KEPT);
  return new Map(kept);
}
