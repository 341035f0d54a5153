import type { CallView } from '#shared/contract/views.ts';
import { commonCallActions } from '../calls/actions.ts';
import type { CallActions } from '../calls/actions.ts';
import { CallBook } from '../calls/callBook.svelte.ts';
import { NoteBook } from '../notes/noteBook.ts';
import { stopAll } from '../transport.ts';
import type { Stop } from '../transport.ts';
import type { PopApi } from '../api.ts';
import { openCallOf } from './openCall.ts';

/** More than this many at once is a flood: the main window lists them all. */
const SHOWN_AT_MOST = 40;

/** What the pop shows: incoming calls that are not dismissed, and which one stands open. */
export class PopDesk {
  readonly #api: PopApi;
  readonly #book: CallBook;
  readonly notes: NoteBook;
  readonly actions: CallActions;
  /** Nothing is drawn while the window is hidden, so that it never comes back with the last caller on it. */
  #cleared = $state(false);
  #chosen = $state<string | null>(null);
  #focused = $state<string | null>(null);
  readonly #waiting = $derived(this.#cleared ? [] : this.#undismissed());
  readonly #openId = $derived(openCallOf(this.#waiting, this.#chosen, this.#focused));
  readonly #painted = new Set<string>();

  constructor(api: PopApi) {
    this.#api = api;
    this.#book = new CallBook(api);
    this.notes = new NoteBook((request) => api.invoke('notes.save', request));
    this.actions = {
      ...commonCallActions(api),
      openCard: (callId) => api.invoke('pop.openCaller', { callId }),
      dismiss: (callId) => api.invoke('calls.dismiss', { callId }),
    };
  }

  get calls(): readonly CallView[] {
    return this.#waiting.length > SHOWN_AT_MOST ? this.#waiting.slice(0, SHOWN_AT_MOST) : this.#waiting;
  }

  /** All calls of the pop, shown or not. */
  get count(): number {
    return this.#waiting.length;
  }

  get openId(): string | null {
    return this.#openId;
  }

  choose(callId: string): void {
    this.#chosen = callId;
  }

  /** The keyboard is inside this call, or (null) outside all of them. */
  focus(callId: string | null): void {
    this.#focused = callId;
  }

  start(): Stop {
    return stopAll([
      this.#book.start(),
      this.#api.on('call.changed', () => {
        this.#cleared = false;
      }),
      this.#api.on('pop.shown', ({ shown }) => {
        this.#cleared = !shown;
        if (!shown) void this.notes.flush();
      }),
    ]);
  }

  resize(height: number): void {
    void this.#api.invoke('pop.resize', { height: Math.min(Math.ceil(height), 4000) });
  }

  /** Tells main that new calls are on screen: after two frames, the first that shows them has been presented. */
  reportPainted(callIds: readonly string[]): void {
    for (const id of this.#painted) if (!callIds.includes(id)) this.#painted.delete(id);
    const fresh = callIds.filter((id) => !this.#painted.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) this.#painted.add(id);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        void this.#api.invoke('pop.painted', { callIds: fresh, at: Date.now() });
      }),
    );
  }

  #undismissed(): readonly CallView[] {
    return this.#book.ordered.filter((call) => call.direction === 'incoming' && !call.dismissed);
  }
}
