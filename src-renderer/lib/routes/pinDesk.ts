import type { Asks, Stop } from '../transport.ts';
import { PinWriter } from './pinWriter.svelte.ts';
import type { PinTransport } from './pinWriter.svelte.ts';

type Transport = PinTransport & Asks<'calls.askAgain'>;

/** Callers whose last change stays known for what shows them again. */
const KEPT = 50;

/** Changes of pins in a window, by the caller's number: a card that is drawn anew goes on where it was. */
export class PinDesk {
  readonly #api: Transport;
  readonly #writers = new Map<string, PinWriter>();

  constructor(api: Transport) {
    this.#api = api;
  }

  /** It hears of nothing: what a pin is comes with the caller's facts. */
  start(): Stop {
    return () => {};
  }

  /** Asks Pitel anew about the caller of a call; the answer comes with the call's facts. */
  async askAgain(callId: string): Promise<void> {
    await this.#api.invoke('calls.askAgain', { callId, fact: 'pin' });
  }

  of(number: string): PinWriter {
    const known = this.#writers.get(number);
    if (known !== undefined) return known;
    const [oldest] = this.#writers.keys();
    if (oldest !== undefined && this.#writers.size >= KEPT) this.#writers.delete(oldest);
    const writer = new PinWriter(this.#api);
    this.#writers.set(number, writer);
    return writer;
  }
}
