import type { ErrorCode } from '#shared/contract/errors.ts';
import type { ImportPreview, ImportRow } from '#shared/contract/routesViews.ts';
import type { ImportFilter } from '../../strings/routeStrings.ts';
import { SliceList } from '../lists/sliceList.svelte.ts';
import type { Asks } from '../transport.ts';
import type { BulkDesk } from './bulkDesk.svelte.ts';

export type ImportTransport = Asks<'routes.importPreview' | 'routes.importRows' | 'routes.importCancel'>;

export type Preview = Extract<ImportPreview, { result: 'preview' }>;
/** Why there is no preview. */
export type NoPreview =
  | Extract<ImportPreview, { result: 'unreadable' | 'notRead' }>
  | { readonly result: 'refused'; readonly code: ErrorCode };

interface RowsQuery {
  readonly id: string;
  readonly what: ImportFilter;
}

/** A file of pins: what it would change is looked at first, and nothing is sent before the agent says so. */
export class ImportDesk {
  readonly #api: ImportTransport;
  readonly #bulk: BulkDesk;
  #asking = $state(false);
  #preview = $state.raw<Preview | null>(null);
  #trouble = $state.raw<NoPreview | null>(null);
  #rows = $state.raw<SliceList<ImportRow, RowsQuery> | null>(null);
  #what = $state<ImportFilter>('all');
  #move = $state(false);

  constructor(api: ImportTransport, bulk: BulkDesk) {
    this.#api = api;
    this.#bulk = bulk;
  }

  /** A file is being chosen or read. */
  get asking(): boolean {
    return this.#asking;
  }

  get preview(): Preview | null {
    return this.#preview;
  }

  get trouble(): NoPreview | null {
    return this.#trouble;
  }

  get rows(): SliceList<ImportRow, RowsQuery> | null {
    return this.#rows;
  }

  /** Which lines are looked at. */
  get what(): ImportFilter {
    return this.#what;
  }

  /** Callers that somebody has are moved, too. Never unless the agent ticks it for this very file. */
  get move(): boolean {
    return this.#move;
  }

  /** How many callers would be written to. */
  get willWrite(): number {
    if (this.#preview === null) return 0;
    const { added, moved } = this.#preview.counts;
    return added + (this.#move ? moved : 0);
  }

  allowMove(move: boolean): void {
    this.#move = move;
  }

  async choose(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    this.#trouble = null;
    const outcome = await this.#api.invoke('routes.importPreview', {});
    this.#asking = false;
    if (!outcome.ok) this.#trouble = { result: 'refused', code: outcome.error.code };
    else if (outcome.value.result === 'preview') this.#show(outcome.value);
    else if (outcome.value.result !== 'noFile') this.#trouble = outcome.value;
  }

  look(what: ImportFilter): void {
    this.#what = what;
    if (this.#preview !== null) this.#rows?.search({ id: this.#preview.id, what });
  }

  /** Does what the preview says. True if main took it. */
  async run(): Promise<boolean> {
    if (this.#preview === null || this.willWrite === 0) return false;
    const taken = await this.#bulk.runImport({ id: this.#preview.id, move: this.#move });
    if (taken) this.#forget();
    return taken;
  }

  /** Lets go of the preview, or calls off the one that is being made. */
  close(): void {
    this.#forget();
    this.#bulk.dismissFailure();
    void this.#api.invoke('routes.importCancel', {});
  }

  #forget(): void {
    this.#preview = null;
    this.#rows = null;
    this.#move = false;
  }

  forgetTrouble(): void {
    this.#trouble = null;
  }

  #show(preview: Preview): void {
    this.#preview = preview;
    this.#move = false;
    // What cannot be used is what a person has to look at.
    this.#what = preview.counts.problems > 0 ? 'problem' : 'all';
    this.#rows = new SliceList<ImportRow, RowsQuery>(
      { id: preview.id, what: this.#what },
      async (query, from, count) => {
        const outcome = await this.#api.invoke('routes.importRows', { ...query, from, count });
        // A preview never changes.
        return outcome.ok ? { ok: true, value: { ...outcome.value, version: 0 } } : outcome;
      },
    );
  }
}
