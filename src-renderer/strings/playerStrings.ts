import type { PlayerFailure } from '#shared/domain/player.ts';

/** The words of the page that plays one sound file. */
export interface PlayerStrings {
  /** What the controls are for. */
  readonly label: (name: string) => string;
  readonly failed: Readonly<Record<PlayerFailure, string>>;
}
