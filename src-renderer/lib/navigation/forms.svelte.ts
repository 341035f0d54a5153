import type { PayloadOf } from '#shared/contract/api.ts';

type Asked = Extract<PayloadOf<'navigate'>, { to: 'form' }>;

/** A form that rings somebody, to be filled in with what is known already. Nothing is sent by opening it. */
export interface FormRequest {
  readonly form: Asked['form'];
  /** A number, or any text that holds some. */
  readonly text: string;
  readonly ticketId: string | null;
  /** Where it was asked for; `here` is this window. What comes from outside is asked about before it rings. */
  readonly from: Asked['from'] | 'here';
  readonly fromCallId: string | null;
  readonly providerCallId: number | null;
  /** The callback that a call keeps. */
  readonly forCallback: string | null;
  /** When CCAI Platform calls the same person for that callback, if that is near; ms since the epoch. */
  readonly providerCallsAt: number | null;
  /** Hears that it was written down, as for the form that this one was opened from. */
  readonly onTaken: (() => void) | null;
}

/** An empty form asked for in this window, with what is known. */
export function formHere(form: FormRequest['form'], known: Partial<FormRequest> = {}): FormRequest {
  return {
    form,
    text: '',
    ticketId: null,
    from: 'here',
    fromCallId: null,
    providerCallId: null,
    forCallback: null,
    providerCallsAt: null,
    onTaken: null,
    ...known,
  };
}

/** The form that main asks for. */
export function formAsked({ form, text, from, fromCallId, providerCallId }: Asked): FormRequest {
  return { ...formHere(form), text, from, fromCallId, providerCallId };
}

/** So long after the last key somebody is still typing, in ms: what another program asks for would take the next keys. */
export const TYPING_RESTS_MS = 1500;

/** The one form that lies over the window. */
export class Forms {
  readonly #isBegun: (request: FormRequest) => boolean;
  #request = $state.raw<FormRequest | null>(null);
  #resumed = false;
  #typedAt = 0;
  /** What other programs asked for while somebody was typing, the latest last. */
  #waiting: readonly FormRequest[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Forms that what came from outside was laid over, the latest last. */
  #under: readonly FormRequest[] = [];

  /** `isBegun`: something typed for this request waits to be gone on with. */
  constructor(isBegun: (request: FormRequest) => boolean) {
    this.#isBegun = isBegun;
  }

  /** The form on screen; a new object is a new form. */
  get request(): FormRequest | null {
    return this.#request;
  }

  /** Whether the form on screen was left for another one and is gone on with. */
  get resumed(): boolean {
    return this.#resumed;
  }

  /** Somebody types in the window. */
  typed(): void {
    this.#typedAt = Date.now();
  }

  /** As `show`, but a link that somebody follows elsewhere waits until typing here rests. */
  arrive(request: FormRequest): void {
    this.#waiting = [...this.#waiting, request];
    this.#showWaiting();
  }

  /** Goes on with a form that was begun. */
  goOn(request: FormRequest): void {
    this.show(request);
    this.#resumed = true;
  }

  /**
   * Puts a form on screen in place of another. The same thing asked for once more from outside, as by a second click
   * on a link, keeps the one that is there: what has become of it since must stay in sight. Anything else from outside
   * lies over what the agent is writing, who comes back to it.
   */
  show(request: FormRequest): void {
    const shown = this.#request;
    this.#resumed = false;
    if (request.from !== 'here' && shown !== null) {
      if (sameForm(request, shown)) return;
      this.#under = [...this.#under, shown];
    }
    this.#under = this.#under.filter((one) => !sameForm(one, request));
    this.#request = request;
  }

  /** Closes the form; one that it had been laid over comes back if something was typed in it. */
  close(): void {
    const below = this.#under.filter((one) => this.#request === null || !sameForm(one, this.#request));
    const next = below.findLastIndex((one) => this.#isBegun(one));
    this.#under = next === -1 ? [] : below.slice(0, next);
    this.#resumed = next !== -1;
    this.#request = below[next] ?? null;
  }

  #showWaiting(): void {
    clearTimeout(this.#timer);
    const typing = this.#waiting.some(({ from }) => from === 'link') && this.#typingRestsIn() > 0;
    if (typing) {
      this.#timer = setTimeout(() => {
        this.#showWaiting();
      }, this.#typingRestsIn());
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const request of waiting) this.show(request);
  }

  /** A clock that was set back never holds a link up. */
  #typingRestsIn(): number {
    const since = Date.now() - this.#typedAt;
    return since < 0 ? 0 : TYPING_RESTS_MS - since;
  }
}

function sameForm(a: FormRequest, b: FormRequest): boolean {
  return (
    a.form === b.form &&
    a.text === b.text &&
    a.ticketId === b.ticketId &&
    a.from === b.from &&
    a.fromCallId === b.fromCallId
  );
}
