import type { RouteView } from '#shared/contract/routesViews.ts';
import type { PinTransport } from './pinWriter.svelte.ts';
import { PinWriter } from './pinWriter.svelte.ts';

/** The form of one pin: what is typed into it, and what came of it. */
export class PinForm {
  /** The pin to change; null to pin a number that is asked for. */
  readonly route: RouteView | null;
  readonly writer: PinWriter;
  number = $state('');
  /** Null while nothing was typed. */
  extension = $state<string | null>(null);

  constructor(route: RouteView | null, api: PinTransport) {
    this.route = route;
    this.writer = new PinWriter(api);
  }

  get isOver(): boolean {
    const result = this.writer.report?.outcome.result;
    return result === 'pinned' || result === 'unpinned' || result === 'gone';
  }
}

/**
 * The forms of pins. A half-filled one for a new pin is kept, and one that is closed, or left with its screen, while its
 * change is under way stays until the agent has seen what came of it.
 */
export class PinForms {
  readonly #api: PinTransport;
  #fresh: PinForm | null = null;
  #left = $state.raw<readonly PinForm[]>([]);

  constructor(api: PinTransport) {
    this.#api = api;
  }

  /** Closed while their change was under way. */
  get left(): readonly PinForm[] {
    return this.#left;
  }

  /** The form of a pin, or of a new one, as it was left. */
  open(route: RouteView | null): PinForm {
    if (route !== null) {
      const busy = this.#left.find((form) => form.route?.id === route.id && form.writer.busy !== null);
      return busy === undefined ? new PinForm(route, this.#api) : this.reopen(busy);
    }
    if (this.#fresh === null || this.#fresh.isOver) this.#fresh = new PinForm(null, this.#api);
    return this.reopen(this.#fresh);
  }

  reopen(form: PinForm): PinForm {
    this.dismiss(form);
    return form;
  }

  /** It is not shown any more. */
  close(form: PinForm): void {
    if (form.writer.busy === null) form.writer.refuse();
    else if (!this.#left.includes(form)) this.#left = [...this.#left, form];
  }

  /** The agent has seen what came of it. */
  dismiss(form: PinForm): void {
    this.#left = this.#left.filter((one) => one !== form);
  }
}
