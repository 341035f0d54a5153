import { numberViewOf } from '#shared/contract/numberViewOf.ts';
import type { PinOutcome, RouteView, UnpinOutcome } from '#shared/contract/routesViews.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import type { PinResult, RouteNotWritten, StickyRoute, UnpinResult } from '#shared/domain/stickyRoute.ts';

/** Makes what windows see of a pin. */
export type ViewOfRoute = (route: StickyRoute) => RouteView;

export function routeViewer(parts: {
  readonly myExtension: () => string;
  readonly names: () => ReadonlyMap<string, string>;
  /** All entries of a caller that are held. */
  readonly ofCaller: (callerKey: string) => readonly StickyRoute[];
}): ViewOfRoute {
  return ({ id, number, raw, extension, createdAt }) => {
    const callerKey = callerKeyOfNumber(number);
    return {
      id,
      party: numberViewOf(number),
      raw,
      extension,
      mine: extension !== '' && extension === parts.myExtension(),
      createdAt,
      callerKey,
      name: callerKey === null ? null : (parts.names().get(callerKey) ?? null),
      twin: callerKey !== null && parts.ofCaller(callerKey).some((one) => one.id !== id),
    };
  };
}

/** A number as people write it, or as it stands in the directory where it is none. */
export function shownNumber(number: PartyNumber): string {
  return number.kind === 'number' || number.kind === 'short' ? number.display : number.raw;
}

export function pinOutcomeOf(result: PinResult, view: ViewOfRoute): PinOutcome {
  switch (result.kind) {
    case 'pinned':
      return { result: 'pinned', route: view(result.route) };
    case 'differs':
      return { result: 'differs', route: result.route === null ? null : view(result.route) };
    default:
      return notWritten(result);
  }
}

/** `other`: what pins the caller all the same, once the entry is gone. */
export function unpinOutcomeOf(
  result: UnpinResult,
  other: StickyRoute | null,
  view: ViewOfRoute,
): UnpinOutcome {
  switch (result.kind) {
    case 'unpinned':
    case 'gone':
      return { result: result.kind, other: other && view(other) };
    case 'differs':
      return { result: 'differs', route: view(result.route) };
    default:
      return notWritten(result);
  }
}

function notWritten(
  result: RouteNotWritten,
): Exclude<UnpinOutcome, { result: 'unpinned' | 'gone' | 'differs' | 'notThere' }> {
  switch (result.kind) {
    case 'refused':
      return { result: 'refused', refusal: { ...result.error }, status: result.status };
    case 'rateLimited':
      return { result: 'rateLimited', retryAfterMs: result.retryAfterMs };
    case 'notSent':
    case 'unconfirmed':
      return { result: result.kind, reason: result.reason, detail: result.detail };
  }
}
