import type { FormRequest } from '../navigation/forms.svelte.ts';
import type { DialForm } from './dialForm.svelte.ts';

/**
 * Forms for calling out that were left before they were sent: by Escape, or because another number came in by a link or
 * the shortcut. What was typed is found again by what the form had been opened for, and beside any other form.
 */
export class DialDrafts {
  #forms = $state.raw<ReadonlyMap<string, DialForm>>(new Map());

  /** The form that was begun for the same, or a new one. */
  open(request: FormRequest, make: () => DialForm): DialForm {
    const begun = this.#begun(request);
    if (begun !== undefined) {
      begun.reopen(request);
      return begun;
    }
    const form = make();
    this.#forms = new Map(this.#forms).set(keyOf(request), form);
    return form;
  }

  /** Whether something typed for the same waits to be gone on with. */
  has(request: FormRequest): boolean {
    return this.#begun(request) !== undefined;
  }

  /** What else was begun and not sent, the latest first. */
  beside(form: DialForm): readonly DialForm[] {
    return [...this.#forms.values()].filter((other) => other !== form && other.dirty).reverse();
  }

  /** The form is left; it stays only if something was typed in it and not sent. */
  leave(form: DialForm): void {
    if (!form.dirty) this.drop(form);
  }

  drop(form: DialForm): void {
    this.#forms = new Map([...this.#forms].filter(([, other]) => other !== form));
  }

  #begun(request: FormRequest): DialForm | undefined {
    const form = this.#forms.get(keyOf(request));
    return form?.dirty === true ? form : undefined;
  }
}

function keyOf({ text, ticketId }: FormRequest): string {
  return `${text.trim()} ${ticketId ?? ''}`;
}
