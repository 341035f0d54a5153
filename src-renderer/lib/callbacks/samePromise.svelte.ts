import type { IntentView } from '#shared/contract/placingViews.ts';
import type { Asks } from '../transport.ts';

/** What is promised for so long before or after a promise is likely to be the same one, in ms. */
const SAME = 3_600_000;

/** What stands promised near a new promise when saving it is tried: to promise again takes a second press. */
export class SamePromise {
  readonly #api: Asks<'callbacks.ofCaller'>;
  #near = $state.raw<readonly IntentView[]>([]);

  constructor(api: Asks<'callbacks.ofCaller'>) {
    this.#api = api;
  }

  /** The moment is another one: what was asked no longer counts. */
  forget(): void {
    this.#near = [];
  }

  /** True while a second press would promise to this caller what is promised already. */
  isAsked(callerKey: string | null): boolean {
    return this.#near.some((intent) => intent.callerKey === callerKey);
  }

  /** Whether about the same as the promise `id` at `at` stands already, and the agent was not asked about just that before. */
  async finds(callerKey: string | null, id: string, at: number): Promise<boolean> {
    if (callerKey === null) return false;
    const outcome = await this.#api.invoke('callbacks.ofCaller', { callerKey });
    // What is not known must not keep a promise from being written down.
    const promised = outcome.ok ? outcome.value.intents : [];
    const known = new Set(this.#near.map((intent) => intent.id));
    this.#near = promised.filter((one) => one.id !== id && Math.abs((one.due?.at ?? 0) - at) < SAME);
    return this.#near.some((one) => !known.has(one.id));
  }
}
