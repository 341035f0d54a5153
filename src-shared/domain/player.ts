/** The origin of the page that plays a sound file, in a frame of the main window. */
export const PLAYER_ORIGIN = 'ringside-app://player';

/**
 * How playing goes. `failed`: `unreachable`, the file did not come (or came from where it may not); `unplayable`, it is no
 * sound that can be played here.
 */
export type PlayerState =
  | { readonly state: 'loading' | 'ready' | 'playing' | 'paused' | 'ended' }
  | { readonly state: 'failed'; readonly why: 'unreachable' | 'unplayable' };

/** What the player's page tells the page around it. */
export type PlayerMessage = { readonly kind: 'player' } & PlayerState;

const SIMPLE = ['loading', 'ready', 'playing', 'paused', 'ended'] as const;

/**
 * Reads what came as a message, or null if it is none of the player. Whoever listens must have checked that it came from
 * `PLAYER_ORIGIN` and from its own frame.
 */
export function readPlayerMessage(data: unknown): PlayerState | null {
  if (typeof data !== 'object' || data === null || !('kind' in data) || data.kind !== 'player') return null;
  const state = 'state' in data ? data.state : null;
  const simple = SIMPLE.find((each) => each === state);
  if (simple !== undefined) return { state: simple };
  if (state !== 'failed') return null;
  const why = 'why' in data ? data.why : null;
  return why === 'unreachable' || why === 'unplayable' ? { state, why } : null;
}

/** What the player's page is told when it is made. */
export interface PlayerPageData {
  /** http or https. */
  readonly address: string;
  readonly name: string;
  readonly language: 'fr' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  /** The origin of the page that frames it. */
  readonly parent: string;
}
