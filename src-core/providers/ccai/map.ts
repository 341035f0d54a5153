import type { PlacedCall, PlacedCallStatus, PlacingEcho } from '#shared/domain/outbound.ts';
import type { WireCall, WireEcho } from './wire.ts';

/** A call of CCAI Platform. Null is what it did not say. Times are ms since the epoch. */
export interface CcaiCall extends PlacedCall {
  readonly parentId: number | null;
  readonly callType: string | null;
  readonly lang: string | null;
  readonly queuedAt: number | null;
  readonly assignedAt: number | null;
  readonly connectedAt: number | null;
  readonly endsAt: number | null;
  readonly ticketId: string | null;
  readonly ticketUrl: string | null;
  readonly outboundNumber: string | null;
  readonly supportNumber: string | null;
  /** In the words of answers (`not_asked`), which differ from those of requests. */
  readonly recordingPermission: string | null;
  readonly recordingUrl: string | null;
  readonly voicemailReason: string | null;
  readonly deflection: string | null;
  readonly disconnectedBy: string | null;
  readonly failReason: string | null;
  readonly failDetails: string | null;
  readonly verified: boolean | null;
  readonly rating: number | null;
  readonly menu: { readonly id: number | null; readonly name: string | null } | null;
  readonly agent: { readonly id: number | null; readonly name: string | null } | null;
  readonly endUser: { readonly id: number | null; readonly contactId: string | null } | null;
  readonly participants: readonly Participant[];
}

/** Who is on a call, and how far. */
interface Participant {
  readonly type: string | null;
  readonly status: string | null;
}

/** The states of document 002 as JSON writes them; those of several words are not shown there. */
const STATUSES: Readonly<Record<string, PlacedCallStatus>> = {
  selecting: 'selecting',
  queued: 'queued',
  assigned: 'assigned',
  connecting: 'connecting',
  connected: 'connected',
  finished: 'finished',
  failed: 'failed',
  switching: 'switching',
  recovered: 'recovered',
  scheduled: 'scheduled',
  action_only: 'actionOnly',
  action_only_finished: 'actionOnlyFinished',
  deflected: 'deflected',
  voicemail: 'voicemail',
  voicemail_received: 'voicemailReceived',
  voicemail_read: 'voicemailRead',
};

/** The state of a call from its name in any case, with spaces, hyphens or underscores; `other` if it is new to us. */
export function statusOf(name: string | null | undefined): PlacedCallStatus {
  const key = (name ?? '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return Object.hasOwn(STATUSES, key) ? (STATUSES[key] ?? 'other') : 'other';
}

/** A Call object of document 002 in our words. */
export function callOf(wire: WireCall): CcaiCall {
  const { selected_menu: menu, agent_info: agent, end_user: endUser } = wire;
  return {
    ...EMPTY_CALL,
    id: wire.id,
    parentId: wire.parent_id ?? null,
    status: statusOf(wire.status),
    statusText: wire.status ?? null,
    callType: wire.call_type ?? null,
    lang: wire.lang ?? null,
    createdAt: instant(wire.created_at),
    queuedAt: instant(wire.queued_at),
    assignedAt: instant(wire.assigned_at),
    connectedAt: instant(wire.connected_at),
    endsAt: instant(wire.ends_at),
    scheduledAt: instant(wire.scheduled_at),
    ticketId: wire.out_ticket_id ?? null,
    ticketUrl: wire.out_ticket_url ?? null,
    outboundNumber: wire.outbound_number ?? null,
    supportNumber: wire.support_number ?? null,
    recordingPermission: wire.recording_permission ?? null,
    recordingUrl: wire.recording_url ?? null,
    voicemailReason: wire.voicemail_reason ?? wire.voicemail_reaso ?? null,
    // The same example that misspells the key above has lost a letter here.
    deflection: wire.deflection === 'n_deflection' ? 'no_deflection' : (wire.deflection ?? null),
    disconnectedBy: wire.disconnected_by ?? null,
    failReason: wire.fail_reason ?? null,
    failDetails: wire.fail_details ?? null,
    verified: wire.verified ?? null,
    rating: wire.rating ?? null,
    menu: menu ? { id: menu.id ?? null, name: menu.name ?? null } : null,
    agent: agent ? { id: agent.id ?? null, name: agent.name ?? null } : null,
    endUser: endUser ? { id: endUser.id ?? null, contactId: endUser.out_contact_id ?? null } : null,
    participants: (wire.participants ?? []).map(({ type, status }) => ({
      type: type ?? null,
      status: status ?? null,
    })),
  };
}

/** A call of which only its creation is known. */
export const EMPTY_CALL: CcaiCall = {
  id: null,
  parentId: null,
  status: 'other',
  statusText: null,
  callType: null,
  lang: null,
  createdAt: null,
  queuedAt: null,
  assignedAt: null,
  connectedAt: null,
  endsAt: null,
  scheduledAt: null,
  ticketId: null,
  ticketUrl: null,
  outboundNumber: null,
  supportNumber: null,
  recordingPermission: null,
  recordingUrl: null,
  voicemailReason: null,
  deflection: null,
  disconnectedBy: null,
  failReason: null,
  failDetails: null,
  verified: null,
  rating: null,
  menu: null,
  agent: null,
  endUser: null,
  participants: [],
};

/** The repeated request, or null if it repeats nothing. */
export function echoOf(wire: WireEcho): PlacingEcho | null {
  const echo = {
    agentEmail: wire.agent_email ?? null,
    endUserNumber: wire.end_user_number ?? null,
    ticketId: wire.ticket_id ?? null,
    outboundNumber: wire.outbound_number ?? null,
    lang: wire.lang ?? null,
  };
  return Object.values(echo).some((value) => value !== null) ? echo : null;
}

function instant(iso: string | null | undefined): number | null {
  const at = Date.parse(iso ?? '');
  return Number.isNaN(at) ? null : at;
}
