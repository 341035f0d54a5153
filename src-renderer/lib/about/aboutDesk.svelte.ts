import type { ErrorCode } from '#shared/contract/errors.ts';
import type { AboutView, ChangesView } from '#shared/contract/views.ts';
import type { Asks } from '../transport.ts';

type AboutTransport = Asks<'about.read' | 'about.openLog' | 'about.changes'>;

/** Versions, places and the speed of the pops; read each time the screen opens. */
export class AboutDesk {
  readonly #api: AboutTransport;
  #about = $state.raw<AboutView | null>(null);
  #changes = $state.raw<ChangesView | null>(null);
  #failure = $state<ErrorCode | null>(null);

  constructor(api: AboutTransport) {
    this.#api = api;
  }

  get about(): AboutView | null {
    return this.#about;
  }

  /** What was changed from this computer; null until main has told. */
  get changes(): ChangesView | null {
    return this.#changes;
  }

  get failure(): ErrorCode | null {
    return this.#failure;
  }

  async load(): Promise<void> {
    const outcome = await this.#api.invoke('about.read', {});
    this.#failure = outcome.ok ? null : outcome.error.code;
    if (outcome.ok) this.#about = outcome.value;
  }

  async loadChanges(): Promise<void> {
    const outcome = await this.#api.invoke('about.changes', {});
    if (outcome.ok) this.#changes = outcome.value;
    else this.#failure = outcome.error.code;
  }

  async openLog(): Promise<void> {
    const outcome = await this.#api.invoke('about.openLog', {});
    this.#failure = outcome.ok ? null : outcome.error.code;
  }
}
