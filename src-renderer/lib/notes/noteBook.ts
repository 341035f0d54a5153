import { NoteDraft } from './noteDraft.svelte.ts';
import type { NoteTarget, SaveNote } from './noteDraft.svelte.ts';

/**
 * The drafts of one window. A draft outlives the field that shows it, so leaving a screen, or a pop that goes away,
 * never drops words that are not saved yet.
 */
export class NoteBook {
  readonly #save: SaveNote;
  readonly #drafts = new Map<string, NoteDraft>();

  constructor(save: SaveNote) {
    this.#save = save;
  }

  /** The draft of a note; `stored` is what main holds, taken over unless unsaved words stand in the draft. */
  draft(about: NoteTarget, stored: string): NoteDraft {
    const key = 'callId' in about ? `call ${about.callId}` : `caller ${about.callerKey}`;
    const existing = this.#drafts.get(key);
    if (existing !== undefined) return existing;
    this.#forgetSettled();
    const draft = new NoteDraft(about, stored, this.#save);
    this.#drafts.set(key, draft);
    return draft;
  }

  /** Saves everything that is not saved yet, as when the window goes away. */
  async flush(): Promise<void> {
    await Promise.all(
      [...this.#drafts.values()].filter((draft) => !draft.settled).map((draft) => draft.flush()),
    );
  }

  /** Keeps the book small over a day of calls. */
  #forgetSettled(): void {
    if (this.#drafts.size < 200) return;
    for (const [key, draft] of this.#drafts) if (draft.settled) this.#drafts.delete(key);
  }
}
