import type { RouteView } from '#shared/contract/routesViews.ts';
import type { Asks } from '../transport.ts';
import type { PinTransport } from './pinWriter.svelte.ts';
import { PinWriter } from './pinWriter.svelte.ts';
import { routeNumber } from './routeTexts.ts';

export type PinFormTransport = PinTransport & Asks<'placing.understand'>;

/** The form of one pin: what is typed into it, and what came of it. */
export class PinForm {
  /** The pin to change; null to pin a number that is asked for. */
  readonly route: RouteView | null;
  readonly writer: PinWriter;
  number = $state('');
  /** What was typed as it was read, once somebody has to see it outside of the form. */
  #read = $state.raw<{ readonly typed: string; readonly display: string } | null>(null);
  readonly #api: PinFormTransport;
  /** Null while nothing was typed. */
  extension = $state<string | null>(null);

  constructor(route: RouteView | null, api: PinFormTransport) {
    this.#api = api;
    this.route = route;
    this.writer = new PinWriter(api);
  }

  get isOver(): boolean {
    const result = this.writer.report?.outcome.result;
    return result === 'pinned' || result === 'unpinned' || result === 'gone';
  }

  /** The number as it is shown everywhere; as it was typed where nobody has read it. */
  get shownNumber(): string {
    const route = this.route ?? this.writer.seen ?? null;
    if (route !== null) return routeNumber(route);
    return this.#read?.typed === this.number ? this.#read.display : this.number.trim();
  }

  /** Has what was typed read by main, which knows the numbering plans. */
  async readNumber(): Promise<void> {
    const typed = this.number;
    if (this.route !== null || this.#read?.typed === typed) return;
    const understood = await this.#api.invoke('placing.understand', { text: typed });
    const [candidate] = understood.ok ? understood.value.candidates : [];
    const display = candidate?.party.display ?? '';
    if (display !== '') this.#read = { typed, display };
  }
}

/**
 * The forms of pins. A half-filled one for a new pin is kept, and one that is closed, or left with its screen, while its
 * change is under way stays until the agent has seen what came of it.
 */
export class PinForms {
  readonly #api: PinFormTransport;
  #fresh: PinForm | null = null;
  #left = $state.raw<readonly PinForm[]>([]);

  constructor(api: PinFormTransport) {
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
    else if (!this.#left.includes(form)) {
      this.#left = [...this.#left, form];
      void form.readNumber();
    }
  }

  /** The agent has seen what came of it. */
  dismiss(form: PinForm): void {
    this.#left = this.#left.filter((one) => one !== form);
  }
}
