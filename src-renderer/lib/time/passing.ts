/** Something that is shown for a while, and longer while somebody is at it. */
export class Passing {
  readonly #end: () => void;
  #ms: number | null = null;
  #held = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(end: () => void) {
    this.#end = end;
  }

  /** From now on, for so long (ms); null: until something else begins. */
  begin(ms: number | null): void {
    this.#ms = ms;
    this.#wait();
  }

  /** While it is held it does not end; let go, it has its whole time again. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#ms === null || this.#held) return;
    this.#timer = setTimeout(() => {
      this.#ms = null;
      this.#end();
    }, this.#ms);
  }
}
