import type { ReplyOf, RequestOf } from '#shared/contract/api.ts';
import type { Outcome } from '#shared/contract/errors.ts';

export type NoteTarget = RequestOf<'notes.save'>['about'];
export type SaveNote = (request: RequestOf<'notes.save'>) => Promise<Outcome<ReplyOf<'notes.save'>>>;
export type NoteStatus = 'clean' | 'saving' | 'saved' | 'failed';

/** How long typing must pause before the note is sent, in ms. */
const PAUSE = 350;
/** How long somebody who never pauses may go on before it is sent all the same, in ms. */
const LONGEST_UNSENT = 2_000;
/** Waits between attempts after a failure, in ms; the last one repeats. */
const RETRIES = [2_000, 5_000, 15_000, 30_000] as const;

/**
 * One note while it is edited. What is typed stays here until main has it: one save at a time, each with the newest
 * text, so that saves of one note never overtake each other; a failed one is retried until it succeeds.
 */
export class NoteDraft {
  readonly #about: NoteTarget;
  readonly #save: SaveNote;
  #text = $state('');
  #status = $state<NoteStatus>('clean');
  /** The text that main is known to hold. */
  #stored: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when something typed was not sent; null if all was. */
  #unsentSince: number | null = null;
  #running: Promise<void> | null = null;
  #failures = 0;

  constructor(about: NoteTarget, stored: string, save: SaveNote) {
    this.#about = about;
    this.#save = save;
    this.#stored = stored;
    this.#text = stored;
  }

  get text(): string {
    return this.#text;
  }

  get status(): NoteStatus {
    return this.#status;
  }

  /** Everything typed is stored and nothing is under way. */
  get settled(): boolean {
    return this.#running === null && this.#text === this.#stored;
  }

  /** The person typed. */
  type(text: string): void {
    this.#text = text;
    if (this.#status !== 'failed') this.#status = 'saving';
    this.#unsentSince ??= Date.now();
    this.#schedule(Math.min(PAUSE, Math.max(0, this.#unsentSince + LONGEST_UNSENT - Date.now())));
  }

  /** Main tells what it holds, perhaps typed in another window. Own unsaved words win. */
  receive(stored: string): void {
    if (!this.settled) return;
    this.#stored = stored;
    this.#text = stored;
  }

  /** Saves now what is not saved yet. Resolves when main has it or refused. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#text !== this.#stored) {
      const text = this.#text;
      this.#unsentSince = null;
      this.#status = 'saving';
      const outcome = await this.#save({ about: this.#about, text });
      if (!outcome.ok) {
        this.#status = 'failed';
        this.#schedule(RETRIES[Math.min(this.#failures, RETRIES.length - 1)] ?? PAUSE);
        this.#failures += 1;
        return;
      }
      this.#failures = 0;
      this.#stored = text;
    }
    if (this.#status !== 'clean') this.#status = 'saved';
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.flush();
    }, ms);
  }
}
