import type { ErrorCode } from '#shared/contract/errors.ts';
import type { DialCandidate } from '#shared/contract/placingViews.ts';
import type { PlacingDesk } from '../placing/placingDesk.svelte.ts';

/** How long typing rests before the text is read, in ms. */
const PAUSE = 150;
const NONE: readonly DialCandidate[] = [];

/** A text in which somebody's number stands, and what main understood of it. */
export class NumberReader {
  readonly #placing: Pick<PlacingDesk, 'understand'>;
  #text = $state('');
  #candidates = $state.raw<readonly DialCandidate[]>(NONE);
  #unread = $state.raw<readonly string[]>([]);
  #chosen = $state(0);
  #reading = $state(false);
  #failure = $state<ErrorCode | null>(null);
  /** The text that the candidates belong to. */
  #readText = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(placing: Pick<PlacingDesk, 'understand'>, text: string) {
    this.#placing = placing;
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    this.#chosen = 0;
    this.#failure = null;
    clearTimeout(this.#timer);
    if (text.trim() === '') this.#settle(NONE, text);
    else {
      this.#reading = true;
      this.#timer = setTimeout(() => void this.read(), PAUSE);
    }
  }

  /** What was understood of the text as it stands; empty while it is being read. */
  get candidates(): readonly DialCandidate[] {
    return this.#reading ? NONE : this.#candidates;
  }

  /** What looks like a number beside them and could not be read as one. */
  get unread(): readonly string[] {
    return this.candidates.length === 0 ? [] : this.#unread;
  }

  get chosen(): number {
    return this.#chosen;
  }

  get candidate(): DialCandidate | undefined {
    return this.candidates[this.#chosen];
  }

  get reading(): boolean {
    return this.#reading;
  }

  /** Why the text could not be read. */
  get failure(): ErrorCode | null {
    return this.#failure;
  }

  choose(index: number): void {
    this.#chosen = index;
  }

  /** Reads the text now, unless that has been done. An answer to an earlier text is dropped. */
  async read(): Promise<void> {
    clearTimeout(this.#timer);
    const text = this.#text;
    if (text.trim() === '' || (text === this.#readText && this.#failure === null && !this.#reading)) return;
    const turn = (this.#turn += 1);
    this.#reading = true;
    const outcome = await this.#placing.understand(text);
    if (turn !== this.#turn) return;
    if (outcome.ok) this.#settle(outcome.value.candidates, text, outcome.value.unread);
    else {
      this.#settle(NONE, '');
      this.#failure = outcome.error.code;
    }
  }

  #settle(candidates: readonly DialCandidate[], text: string, unread: readonly string[] = []): void {
    this.#turn += 1;
    this.#candidates = candidates;
    this.#unread = unread;
    this.#readText = text;
    this.#reading = false;
  }
}
