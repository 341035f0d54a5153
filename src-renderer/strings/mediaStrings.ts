import type { MediaKind } from '#shared/domain/media.ts';
import type { PlayerFailure, PlayerState } from '#shared/domain/player.ts';
import type { ActiveState } from '#shared/domain/phoneZone.ts';
import type { ProviderListStrings } from './numbersStrings.ts';

/** The words of the screen of sound files, loaded with it. */
export interface MediaStrings {
  readonly list: ProviderListStrings;
  readonly search: string;
  readonly counted: (count: number) => string;
  readonly shown: (matched: number, count: number) => string;
  readonly filter: string;
  readonly all: string;
  readonly kind: Record<MediaKind, string>;
  readonly otherKind: string;
  readonly stateFilter: string;
  readonly anyState: string;
  readonly state: Record<ActiveState, string>;
  readonly table: string;
  readonly id: (id: string) => string;
  readonly play: (name: string) => string;
  readonly stop: (name: string) => string;
  readonly noFile: string;
  readonly unusable: string;
  readonly empty: string;
  readonly emptyText: string;
  readonly noMatch: string;
  readonly showAll: string;
  readonly player: {
    readonly title: (name: string) => string;
    readonly region: string;
    readonly stop: string;
    readonly state: Record<Exclude<PlayerState['state'], 'failed' | 'leaving'>, string>;
    readonly failed: Record<PlayerFailure, string>;
    readonly inClear: string;
    readonly noFile: string;
    readonly from: (host: string) => string;
  };
}
