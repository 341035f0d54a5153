import type { ErrorCode } from '#shared/contract/errors.ts';
import type { AvailableNumbers } from '#shared/contract/numbersViews.ts';
import { digitsAsSent } from '#shared/domain/companyNumber.ts';
import type { Asks } from '../transport.ts';

type Free = Extract<AvailableNumbers, { result: 'known' }>['numbers'][number];

/** How long typing must pause before the provider is asked, in ms, and how many digits it takes to filter by. */
const TYPING_PAUSE = 250;
const LEAST_DIGITS = 4;

/** The numbers of one zone that are free to be added. What was asked before counts for nothing once more is asked. */
export class FreeNumbers {
  readonly #api: Asks<'numbers.available'>;
  #zoneCode = $state<string | null>(null);
  #text = $state('');
  #answer = $state.raw<AvailableNumbers | null>(null);
  #failure = $state<ErrorCode | null>(null);
  #asking = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(api: Asks<'numbers.available'>) {
    this.#api = api;
  }

  get text(): string {
    return this.#text;
  }

  get asking(): boolean {
    return this.#asking;
  }

  get answer(): AvailableNumbers | null {
    return this.#answer;
  }

  get failure(): ErrorCode | null {
    return this.#failure;
  }

  /** The free numbers that have the digits typed; few digits only look into what is there. */
  get matching(): readonly Free[] {
    if (this.#answer?.result !== 'known') return [];
    const digits = digitsAsSent(this.#text);
    if (digits === null) return [];
    // A number typed with its leading zero stands without it in the provider's writing.
    const part = digits.replace(/^0/, '');
    return this.#answer.numbers.filter(({ number }) => number.includes(part));
  }

  /** Another zone; null where none is chosen. */
  zone(code: string | null): void {
    if (code === this.#zoneCode) return;
    this.#zoneCode = code;
    this.#text = '';
    this.#answer = null;
    void this.ask();
  }

  type(text: string): void {
    this.#text = text;
    clearTimeout(this.#timer);
    const isCut = this.#answer?.result === 'known' && this.#answer.cut;
    if (isCut || this.matching.length === 0) this.#timer = setTimeout(() => void this.ask(), TYPING_PAUSE);
  }

  async ask(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = (this.#turn += 1);
    this.#failure = null;
    this.#asking = this.#zoneCode !== null;
    if (this.#zoneCode === null) return;
    const digits = (digitsAsSent(this.#text) ?? '').replace(/^0/, '');
    const number = digits.length >= LEAST_DIGITS ? digits : '';
    const outcome = await this.#api.invoke('numbers.available', { zoneCode: this.#zoneCode, number });
    if (turn !== this.#turn) return;
    this.#asking = false;
    if (outcome.ok) this.#answer = outcome.value;
    else this.#failure = outcome.error.code;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }
}
