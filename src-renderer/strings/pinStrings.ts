import type { RouteView } from '#shared/contract/routesViews.ts';
import type { FailureReason } from '#shared/domain/facts.ts';
import type { NotSentReason, UnconfirmedReason } from '#shared/domain/outbound.ts';
import type { RouteField, RouteRefusalCode } from '#shared/domain/stickyRoute.ts';

/** What came of a change, as a head line and what it means for the agent. */
interface Said {
  readonly title: string;
  readonly why: string;
}

/**
 * The words of a caller pinned to an extension, and of what comes of changing that. They come late, with what shows
 * them: on the card, in the pop and on the screen of all pins.
 */
export interface PinStrings {
  readonly label: string;
  /** Who has the caller: an extension, the agent's own marked, or nobody. */
  readonly to: (extension: string, mine: boolean) => string;
  readonly toNoExtension: string;
  readonly nobody: string;
  /** The directory keeps the moment of an entry when it comes to name another extension. */
  readonly since: (moment: string) => string;
  /** The moment lies in the future: the setting of the directory's zone may be wrong. */
  readonly sinceFuture: (moment: string) => string;
  readonly asking: string;
  readonly failed: Record<FailureReason, string>;
  readonly notAsked: string;
  readonly lastKnown: (who: string, ago: string) => string;
  readonly askAgain: string;
  readonly pinToMe: string;
  readonly handBack: string;
  readonly takeOver: string;
  readonly pinning: string;
  readonly unpinning: string;
  readonly detail: string;
  readonly settings: string;
  /** Before somebody else's pin is written over. */
  readonly ask: {
    readonly theirs: (extension: string, since: string) => string;
    readonly changed: (extension: string, since: string) => string;
    readonly mine: (since: string) => string;
    readonly mineChanged: (since: string) => string;
    readonly unpin: (extension: string, since: string) => string;
    /** Said in place of "since" where the directory does not tell. */
    readonly sinceUnknown: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly done: {
    readonly pinned: (extension: string, mine: boolean) => string;
    readonly unpinned: string;
    readonly gone: string;
    /** The entry is gone, and another one pins the same caller. */
    readonly other: (extension: string, mine: boolean, raw: string) => Said;
  };
  readonly taken: (extension: string) => Said;
  readonly pinDiffers: (extension: string | null) => Said;
  readonly unpinDiffers: (extension: string) => Said;
  /** No answer came, and asked again the directory says that it was not done. Null: it is pinned to nobody. */
  readonly notThere: (extension: string | null) => Said;
  /** A row of many to which it never came. */
  readonly notTried: Said;
  readonly refused: Record<Exclude<RouteRefusalCode, 'required' | 'malformed' | 'unknown'>, Said> & {
    readonly aboutField: Record<
      Extract<RouteRefusalCode, 'required' | 'malformed' | 'unknown'>,
      (field: string) => Said
    >;
  };
  readonly field: Record<RouteField, string>;
  readonly something: string;
  readonly notSent: Said & { readonly because: Record<NotSentReason, string> };
  readonly unconfirmed: Said & { readonly because: Record<UnconfirmedReason, string> };
  readonly rateLimited: (seconds: number | null) => Said;
  readonly notLookedUp: Said;
  readonly noOwnExtension: Said;
  readonly notDone: string;
}

/** Who has a caller, whatever else is known of the pin. */
export type PinnedTo = Pick<RouteView, 'extension' | 'mine' | 'createdAt'>;
