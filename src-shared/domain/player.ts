/** The origin of the page that plays a sound file, in a frame of the main window. */
export const PLAYER_ORIGIN = 'ringside-app://player';

/**
 * What the frame of the player is allowed: to begin by itself, since somebody pressed, and to load from this machine or its
 * network, which Chromium asks about since version 142.
 */
export const PLAYER_ALLOWS = 'autoplay; local-network-access; local-network; loopback-network';

const SIMPLE = ['loading', 'ready', 'playing', 'paused', 'ended', 'leaving'] as const;

/**
 * How playing goes. `ready`: it waits for a press; `leaving`: Escape was pressed in the frame. Why it failed: `cutOff`, the
 * file came and then no more of it; `noSound`, what came is damaged; `notLoaded`, it did not come, came from where it may
 * not, or is no sound, which browsers do not tell apart for what lies elsewhere. The player says so itself, too.
 */
export type PlayerState =
  { readonly state: (typeof SIMPLE)[number] } | { readonly state: 'failed'; readonly why: PlayerFailure };

const FAILURES = ['cutOff', 'noSound', 'notLoaded'] as const;
export type PlayerFailure = (typeof FAILURES)[number];

/** What the player's page tells the page around it. */
export type PlayerMessage = { readonly kind: 'player' } & PlayerState;

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
  const failure = FAILURES.find((each) => each === why);
  return failure === undefined ? null : { state: 'failed', why: failure };
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
