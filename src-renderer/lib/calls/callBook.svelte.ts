import type { CallView } from '#shared/contract/views.ts';
import { stopAll } from '../transport.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import { compareCalls } from './order.ts';

type Transport = Asks<'calls.list'> & Hears<'call.changed' | 'call.removed'>;

/** Every call that main holds, kept by its events. Calls are keyed by id: a second call is a second entry. */
export class CallBook {
  readonly #api: Transport;
  #calls = $state.raw<ReadonlyMap<string, CallView>>(new Map());
  #loading = $state<'loading' | 'ready' | 'failed'>('loading');
  readonly #ordered = $derived([...this.#calls.values()].sort(compareCalls));
  /** Ids that events spoke of while a list was under way: events are newer than that list. */
  #heard: Set<string> | null = null;

  constructor(api: Transport) {
    this.#api = api;
  }

  get loading(): 'loading' | 'ready' | 'failed' {
    return this.#loading;
  }

  /** VIPs and long waits first; see `compareCalls`. */
  get ordered(): readonly CallView[] {
    return this.#ordered;
  }

  start(): Stop {
    const stop = stopAll([
      this.#api.on('call.changed', ({ call }) => {
        this.#heard?.add(call.id);
        this.#calls = new Map(this.#calls).set(call.id, call);
      }),
      this.#api.on('call.removed', ({ callId }) => {
        this.#heard?.add(callId);
        const rest = new Map(this.#calls);
        rest.delete(callId);
        this.#calls = rest;
      }),
    ]);
    void this.refresh();
    return stop;
  }

  /** Reads the whole list again; what events said meanwhile stays. */
  async refresh(): Promise<void> {
    const heard = new Set<string>();
    this.#heard = heard;
    const outcome = await this.#api.invoke('calls.list', {});
    if (this.#heard !== heard) return;
    this.#heard = null;
    if (!outcome.ok) {
      this.#loading = 'failed';
      return;
    }
    const calls = new Map<string, CallView>();
    for (const call of outcome.value.calls) if (!heard.has(call.id)) calls.set(call.id, call);
    for (const [id, call] of this.#calls) if (heard.has(id)) calls.set(id, call);
    this.#calls = calls;
    this.#loading = 'ready';
  }
}
