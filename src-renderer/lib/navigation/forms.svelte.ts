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
    ...known,
  };
}

/** The form that main asks for. */
export function formAsked({ form, text, from, fromCallId, providerCallId }: Asked): FormRequest {
  return { form, text, ticketId: null, from, fromCallId, providerCallId, forCallback: null };
}

/** The one form that lies over the window. */
export class Forms {
  #request = $state.raw<FormRequest | null>(null);

  /** The form on screen; a new object is a new form. */
  get request(): FormRequest | null {
    return this.#request;
  }

  /**
   * Puts a form on screen in place of another. The same thing asked for once more from outside, as by a second click
   * on a link, keeps the one that is there: what has become of it since must stay in sight.
   */
  show(request: FormRequest): void {
    if (request.from !== 'here' && this.#request !== null && sameForm(request, this.#request)) return;
    this.#request = request;
  }

  close(): void {
    this.#request = null;
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
