import type { ErrorCode } from '#shared/contract/errors.ts';
import type { AboutView } from '#shared/contract/views.ts';
import type { Asks } from '../transport.ts';

/** Versions, places and the speed of the pops; read each time the screen opens. */
export class AboutDesk {
  readonly #api: Asks<'about.read' | 'about.openLog'>;
  #about = $state.raw<AboutView | null>(null);
  #failure = $state<ErrorCode | null>(null);

  constructor(api: Asks<'about.read' | 'about.openLog'>) {
    this.#api = api;
  }

  get about(): AboutView | null {
    return this.#about;
  }

  get failure(): ErrorCode | null {
    return this.#failure;
  }

  async load(): Promise<void> {
    const outcome = await this.#api.invoke('about.read', {});
    this.#failure = outcome.ok ? null : outcome.error.code;
    if (outcome.ok) this.#about = outcome.value;
  }

  async openLog(): Promise<void> {
    const outcome = await this.#api.invoke('about.openLog', {});
    this.#failure = outcome.ok ? null : outcome.error.code;
  }
}
