import type { ActiveState } from './phoneZone.ts';

/** What a sound file is for: the five kinds of document 004 (Cliqphone). */
export const MEDIA_KINDS = [
  'voicemail',
  'recordingNotice',
  'playback',
  'welcomeMessage',
  'waitingMusic',
] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** A sound file that a number can play. `kind` null: of a kind that we do not know; `kindText` has its name. */
export interface Media {
  readonly id: string;
  readonly name: string;
  readonly kind: MediaKind | null;
  readonly kindText: string | null;
  readonly state: ActiveState;
  /** http or https without a name and a password in it, or null if the provider sent no such address. */
  readonly url: string | null;
  /** `unusable`: it sent an address, but none that a sound can be played from. */
  readonly address: 'usable' | 'unusable' | 'none';
  readonly company: string | null;
  readonly info: string | null;
}

/** What can be asked of the list of media; what is left out does not filter. */
export interface MediaFilters {
  readonly state?: 'active' | 'inactive' | undefined;
  readonly kind?: MediaKind | undefined;
  readonly name?: string | undefined;
}
