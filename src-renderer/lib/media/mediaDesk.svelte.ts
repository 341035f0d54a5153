import type { ErrorCode, Outcome } from '#shared/contract/errors.ts';
import type { MediaState, MediaView } from '#shared/contract/numbersViews.ts';
import type { MediaKind } from '#shared/domain/media.ts';
import type { PlayerState } from '#shared/domain/player.ts';
import type { Asks, Hears, Stop } from '../transport.ts';

type Transport = Asks<'media.state' | 'media.play' | 'media.stop'> & Hears<'media.changed'>;

export type KindFilter = MediaKind | 'other' | null;

/** Why nothing is played, or how playing goes. */
export type Playing =
  | { readonly state: Exclude<PlayerState['state'], 'failed' | 'leaving'> }
  | Extract<PlayerState, { state: 'failed' }>
  | { readonly state: 'noFile' | 'inClear' }
  | { readonly state: 'notAsked'; readonly code: ErrorCode };

/** The one sound that is listened to. */
export interface Played {
  readonly medium: MediaView;
  /** The page of the player, for a frame; null where there is nothing to play. */
  readonly url: string | null;
  readonly playing: Playing;
}

/** The company's sound files as their screen sees them: what main holds, filters, and the one that is played. */
export class MediaDesk {
  readonly #api: Transport;
  #state = $state.raw<MediaState | null>(null);
  #failure = $state<ErrorCode | null>(null);
  text = $state('');
  kind = $state<KindFilter>(null);
  activity = $state<'active' | 'inactive' | null>(null);
  #played = $state.raw<Played | null>(null);
  #turn = 0;

  constructor(api: Transport) {
    this.#api = api;
  }

  /** Null until main has told. */
  get state(): MediaState | null {
    return this.#state;
  }

  get failure(): ErrorCode | null {
    return this.#failure;
  }

  get filters(): boolean {
    return this.text.trim() !== '' || this.kind !== null || this.activity !== null;
  }

  /** The sounds that fit the filters, in the provider's order. */
  get shown(): readonly MediaView[] {
    const words = plain(this.text).split(/\s+/);
    return (this.#state?.media ?? []).filter(
      (medium) =>
        (this.kind === null || (medium.kind ?? 'other') === this.kind) &&
        (this.activity === null || medium.state === this.activity) &&
        words.every((word) => plain(`${medium.name} ${medium.id} ${medium.info ?? ''}`).includes(word)),
    );
  }

  get played(): Played | null {
    return this.#played;
  }

  start(): Stop {
    return this.#api.on('media.changed', (state) => this.#take(state));
  }

  /** The list is needed: main reads it if it never did. */
  async open(): Promise<void> {
    this.#answer(await this.#api.invoke('media.state', {}));
  }

  async refresh(): Promise<void> {
    this.#answer(await this.#api.invoke('media.state', { refresh: true }));
  }

  clearFilters(): void {
    this.text = '';
    this.kind = null;
    this.activity = null;
  }

  /** Lets one sound be heard in place of any other. */
  async play(medium: MediaView): Promise<void> {
    const turn = (this.#turn += 1);
    this.#played = { medium, url: null, playing: { state: 'loading' } };
    const outcome = await this.#api.invoke('media.play', { id: medium.id });
    if (turn !== this.#turn) return;
    if (!outcome.ok)
      this.#played = { medium, url: null, playing: { state: 'notAsked', code: outcome.error.code } };
    else if (outcome.value.result === 'player')
      this.#played = { medium, url: outcome.value.url, playing: { state: 'loading' } };
    else this.#played = { medium, url: null, playing: { state: outcome.value.result } };
  }

  /** The player's page tells how it goes. */
  tell(playing: Playing): void {
    if (this.#played?.url != null) this.#played = { ...this.#played, playing };
  }

  /** Silence, and nothing may be loaded any more. */
  async stop(): Promise<void> {
    if (this.#played === null) return;
    this.#turn += 1;
    this.#played = null;
    await this.#api.invoke('media.stop', {});
  }

  #answer(outcome: Outcome<MediaState>): void {
    if (outcome.ok) this.#take(outcome.value);
    else this.#failure = outcome.error.code;
  }

  #take(state: MediaState): void {
    this.#failure = null;
    this.#state = state;
  }
}

/** In small letters and without accents, as one types. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
