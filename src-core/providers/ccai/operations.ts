import type {
  CallOutRequest,
  PlacingTarget,
  QueueNowRequest,
  RecordingPermission,
  ScheduleRequest,
} from '#shared/domain/outbound.ts';

/** The part of the settings that this provider reads. A null address means "not set up". */
export interface CcaiSettings {
  /** `https://{subdomain}.{domain}`, without the path of the API. */
  readonly baseUrl: string | null;
  /** The user name of HTTP Basic. */
  readonly subdomain: string;
  /** For everything about one request, the wait in our own queue included. */
  readonly timeoutMs: number;
}

/** Both POSTs and flags live below it (document 002, CCAI Platform Apps API, calls). */
export const CALLS_PATH = '/apps/api/v1/calls';

/**
 * Ten requests a second are allowed for all of a customer. Three at once and then one every 125 ms never makes more
 * than ten within any second. More connections than these can fill before their deadline, so that nothing that had its
 * turn waits for a connection and then leaves in a bunch.
 */
export const CCAI_HTTP = { rate: { burst: 3, everyMs: 125 }, connections: 128 } as const;

/** A JSON body of `POST /calls`; keys without a value are left out. */
export type CallBody = Readonly<Record<string, string | number>>;

/** The flags of one call. */
export function flagsPath(callId: number): string {
  return `${CALLS_PATH}/${callId}/customer_flag`;
}

/** `Voice Outbound (API)`. */
export function callOutBody(request: CallOutRequest): CallBody {
  return withoutBlanks({
    call_type: 'Voice Outbound (API)',
    agent_email: request.agentEmail,
    ...targetOf(request),
    outbound_number: request.outboundNumber,
    lang: request.lang,
  });
}

/** `Voice Inbound (API)`. */
export function queueNowBody(request: QueueNowRequest): CallBody {
  return withoutBlanks({
    call_type: 'Voice Inbound (API)',
    menu_id: request.menuId,
    ...targetOf(request),
    lang: request.lang,
    outbound_number: request.outboundNumber,
    recording_permission: permissionOf(request.recordingPermission),
  });
}

/** `Voice Scheduled (API)`; null if the instant cannot be written as ISO 8601 with a year of four digits. */
export function scheduleBody(request: ScheduleRequest): CallBody | null {
  const at = new Date(request.scheduledAt);
  const year = at.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > 9999) return null;
  return withoutBlanks({
    call_type: 'Voice Scheduled (API)',
    menu_id: request.menuId,
    call_id: request.callId,
    ...targetOf(request),
    scheduled_at: at.toISOString(),
    lang: request.lang,
    recording_permission: permissionOf(request.recordingPermission),
  });
}

/** The token of an API credential goes as the password. */
export function basicAuthorization(subdomain: string, token: string): string {
  return `Basic ${Buffer.from(`${subdomain}:${token}`, 'utf8').toString('base64')}`;
}

function targetOf({ endUserNumber, ticketId }: PlacingTarget) {
  return { end_user_number: endUserNumber, ticket_id: ticketId };
}

const PERMISSIONS = {
  notAsked: 'recording_permission_not_asked',
  denied: 'recording_permission_denied',
  granted: 'recording_permission_granted',
} as const satisfies Record<RecordingPermission, string>;

function permissionOf(permission: RecordingPermission | undefined): string | undefined {
  return permission === undefined ? undefined : PERMISSIONS[permission];
}

/** What is blank is not known, and a parameter that is missing gets a clearer answer than an empty one. */
function withoutBlanks(values: Readonly<Record<string, string | number | undefined>>): CallBody {
  const entries = Object.entries(values).filter(
    (entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '',
  );
  return Object.fromEntries(entries);
}
