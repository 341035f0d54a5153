import type { Stop } from '../transport.ts';
import { PinWriter } from './pinWriter.svelte.ts';
import type { PinTransport } from './pinWriter.svelte.ts';

/** Callers whose last change stays known for what shows them again. */
const KEPT = 50;

/** Changes of pins in a window, by the caller's number: a card that is drawn anew goes on where it was. */
export class PinDesk {
  readonly #api: PinTransport;
  readonly #writers = new Map<string, PinWriter>();

  constructor(api: PinTransport) {
    this.#api = api;
  }

  /** It hears of nothing: what a pin is comes with the caller's facts. */
  start(): Stop {
    return () => {};
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
