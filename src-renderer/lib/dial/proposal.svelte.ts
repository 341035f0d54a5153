import type { NumberProposalView } from '#shared/contract/numbersViews.ts';
import type { PlacingDesk } from '../placing/placingDesk.svelte.ts';

/** Which of the company's numbers to show to the person called. An answer about somebody else is dropped. */
export class Proposal {
  readonly #placing: Pick<PlacingDesk, 'propose'>;
  #now = $state.raw<NumberProposalView | null>(null);
  #turn = 0;

  constructor(placing: Pick<PlacingDesk, 'propose'>) {
    this.#placing = placing;
  }

  get now(): NumberProposalView | null {
    return this.#now;
  }

  /** Another person is called; null: nobody yet. Blank makes main read the company's numbers ahead of need. */
  async about(number: string | null): Promise<void> {
    const turn = (this.#turn += 1);
    this.#now = null;
    const outcome = await this.#placing.propose(number ?? '');
    if (turn === this.#turn && outcome.ok) this.#now = outcome.value.proposal;
  }

  stop(): void {
    this.#turn += 1;
  }
}
