import type { ReplyOf } from '#shared/contract/api.ts';
import type { Asks } from '../transport.ts';

type Transport = Asks<'links.status' | 'links.openSystemSettings'>;

/** Which links really come to this app; the system decides that, and tells nobody when it changes. */
export class LinksDesk {
  readonly #api: Transport;
  #status = $state.raw<ReplyOf<'links.status'> | null>(null);
  #pageRefused = $state(false);

  constructor(api: Transport) {
    this.#api = api;
  }

  /** Null until main has told. */
  get status(): ReplyOf<'links.status'> | null {
    return this.#status;
  }

  async read(): Promise<void> {
    const outcome = await this.#api.invoke('links.status', {});
    if (outcome.ok) this.#status = outcome.value;
  }

  /** The system did not open its page: the agent has to find it. */
  get pageRefused(): boolean {
    return this.#pageRefused;
  }

  async openSystemSettings(): Promise<void> {
    const outcome = await this.#api.invoke('links.openSystemSettings', {});
    this.#pageRefused = !outcome.ok;
  }
}
