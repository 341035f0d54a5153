import type { Intent } from '#shared/domain/intent.ts';
import type {
  CallOutRequest,
  PlacingTarget,
  QueueNowRequest,
  ScheduleRequest,
} from '#shared/domain/outbound.ts';
import type { OutboxSettings } from './ports.ts';

/** What an intent asks of the provider. */
export type ReadyRequest =
  | { readonly operation: 'callOut'; readonly request: CallOutRequest }
  | { readonly operation: 'queueNow'; readonly request: QueueNowRequest }
  | { readonly operation: 'schedule'; readonly request: ScheduleRequest };

/** The same, or what is still missing for it. */
export type PlacingRequest =
  ReadyRequest | { readonly operation: null; readonly missing: 'agentEmail' | 'menu' };

/**
 * The request of an intent that can be sent, with the settings of this moment for what the intent leaves open. A parent
 * call brings its own menu, so the usual one is not put in its place.
 */
export function placingRequestOf(intent: Intent, settings: OutboxSettings): PlacingRequest {
  const { choices, due } = intent;
  const lang = choices.language ?? (settings.language || undefined);
  const recordingPermission = choices.recordingPermission ?? undefined;
  const outboundNumber = choices.outboundNumber ?? (settings.outboundNumber || undefined);
  if (due !== null) {
    const callId = choices.parentCallId ?? undefined;
    const menuId =
      choices.menuId ?? (callId === undefined ? (settings.callbackMenuId ?? undefined) : undefined);
    if (menuId === undefined && callId === undefined) return { operation: null, missing: 'menu' };
    const request = { ...targetOf(intent), menuId, callId, scheduledAt: due.at, lang, recordingPermission };
    return { operation: 'schedule', request };
  }
  if (intent.kind === 'queueNow') {
    const { menuId } = choices;
    if (menuId === null) return { operation: null, missing: 'menu' };
    const request = { ...targetOf(intent), menuId, lang, outboundNumber, recordingPermission };
    return { operation: 'queueNow', request };
  }
  const agentEmail = settings.agentEmail.trim();
  if (agentEmail === '') return { operation: null, missing: 'agentEmail' };
  return { operation: 'callOut', request: { ...targetOf(intent), agentEmail, outboundNumber, lang } };
}

/** Menu, language and shown number of a request by the names of document 002; null where it has none of them. */
export function choicesText({ request }: ReadyRequest): string | null {
  const said = {
    menu_id: 'menuId' in request ? request.menuId : undefined,
    lang: request.lang,
    outbound_number: 'outboundNumber' in request ? request.outboundNumber : undefined,
  };
  const parts = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : `${name} ${value}`,
  );
  return parts.length === 0 ? null : parts.join(', ');
}

function targetOf({ party, ticketId }: Intent): PlacingTarget {
  return {
    endUserNumber: party?.kind === 'number' ? party.e164 : undefined,
    ticketId: ticketId ?? undefined,
  };
}
