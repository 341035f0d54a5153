import type { HealthView } from '#shared/contract/views.ts';
import type { Asks, Hears, Stop } from '../transport.ts';

type Transport = Asks<'health.read' | 'notices.dismiss'> & Hears<'health.changed'>;

/** How the app does, as main tells it. */
export class HealthDesk {
  readonly #api: Transport;
  #health = $state.raw<HealthView | null>(null);

  constructor(api: Transport) {
    this.#api = api;
  }

  /** Null until main has told. */
  get health(): HealthView | null {
    return this.#health;
  }

  start(): Stop {
    const stop = this.#api.on('health.changed', (health) => {
      this.#health = health;
    });
    void this.#api.invoke('health.read', {}).then((outcome) => {
      if (outcome.ok) this.#health ??= outcome.value;
    });
    return stop;
  }

  async dismissNotice(id: string): Promise<void> {
    await this.#api.invoke('notices.dismiss', { id });
  }
}
