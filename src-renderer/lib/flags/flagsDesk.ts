import type { Asks, Hears, Stop } from '../transport.ts';
import { CallFlags } from './callFlags.svelte.ts';

type Transport = Asks<'flags.read' | 'flags.write'> & Hears<'flags.changed'>;

/** Calls whose flags stay known for what shows them again. */
const KEPT = 50;

/** The customer flags of a window, by the call's id at CCAI Platform. */
export class FlagsDesk {
  readonly #api: Transport;
  readonly #ofCall = new Map<number, CallFlags>();

  constructor(api: Transport) {
    this.#api = api;
  }

  start(): Stop {
    return this.#api.on('flags.changed', ({ providerCallId, flags, at }) =>
      this.#ofCall.get(providerCallId)?.receive(flags, at),
    );
  }

  of(providerCallId: number): CallFlags {
    const known = this.#ofCall.get(providerCallId);
    if (known !== undefined) return known;
    const [oldest] = this.#ofCall.keys();
    if (oldest !== undefined && this.#ofCall.size >= KEPT) this.#ofCall.delete(oldest);
    const flags = new CallFlags(this.#api, providerCallId);
    this.#ofCall.set(providerCallId, flags);
    return flags;
  }
}
