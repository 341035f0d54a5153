import type { TestResult } from '#shared/contract/views.ts';
import type { CustomerFlags, CustomerFlagsPatch, FlagsWriteResult } from '#shared/domain/customerFlags.ts';
import type { Answer } from '#shared/domain/facts.ts';
import type {
  CallOutRequest,
  NotSent,
  PlacingResult,
  QueueNowRequest,
  ScheduleRequest,
} from '#shared/domain/outbound.ts';
import type { Clock } from '../../clock.ts';
import type { Http, HttpRequest, HttpResult } from '../../http/types.ts';
import { flagsAnswerOf, flagsBody, flagsRefusalOf, flagsWriteResultOf } from './flags.ts';
import type { FlagSpelling } from './flags.ts';
import { healthOf, testResultOf, tokenAccepted } from './health.ts';
import type { CcaiHealth } from './health.ts';
import type { CcaiCall } from './map.ts';
import {
  basicAuthorization,
  callOutBody,
  CALLS_PATH,
  flagsPath,
  queueNowBody,
  scheduleBody,
} from './operations.ts';
import type { CallBody, CcaiSettings } from './operations.ts';
import { placingResultOf } from './outcome.ts';
import type { Asked } from './outcome.ts';

/** Told after an answer that says something about the token; a network error says nothing. */
export interface CredentialOutcome {
  readonly status: number;
  readonly accepted: boolean;
}

export interface CcaiOptions {
  /** Made with the figures of `CCAI_HTTP`. */
  readonly http: Pick<Http, 'request'>;
  readonly clock: Clock;
  /** Read at every request: settings change while the app runs. */
  readonly settings: () => CcaiSettings;
  /** The API token, read at every request and kept nowhere. */
  readonly token: () => string | null;
  readonly onCredentialOutcome: (outcome: CredentialOutcome) => void;
  readonly onHealth: (health: CcaiHealth) => void;
}

/**
 * CCAI Platform Apps API, calls, document 002. The first three operations ring people: none is ever repeated in here.
 * Nothing rejects; every outcome is a value. `left` is called just before the first byte of a request leaves.
 */
export interface CcaiClient {
  configured(): boolean;
  /** Calls a person and connects the agent. */
  callOut(request: CallOutRequest, signal?: AbortSignal, left?: () => void): Promise<PlacingResult<CcaiCall>>;
  /** Has a menu call a person now. */
  queueNow(
    request: QueueNowRequest,
    signal?: AbortSignal,
    left?: () => void,
  ): Promise<PlacingResult<CcaiCall>>;
  /** Has a menu, or that of an earlier call, call a person later. */
  schedule(
    request: ScheduleRequest,
    signal?: AbortSignal,
    left?: () => void,
  ): Promise<PlacingResult<CcaiCall>>;
  /** The flags of a call; a flag that nobody set is null. */
  readFlags(callId: number, signal?: AbortSignal): Promise<Answer<CustomerFlags>>;
  /** Sets flags and reads them again; the answer is what was read. */
  writeFlags(
    callId: number,
    patch: CustomerFlagsPatch,
    spelling: FlagSpelling,
    signal?: AbortSignal,
  ): Promise<FlagsWriteResult>;
  /** Reads the flags of a call that nobody has, to see whether address, subdomain and token are right. */
  testConnection(): Promise<TestResult>;
  health(): CcaiHealth;
  /** Forgets the health: address, subdomain or token changed. */
  reset(): void;
}

/** Ids begin above it. */
const NO_CALL = 0;

const IDLE: CcaiHealth = { state: 'idle', at: null, detail: null };
const NOT_CONFIGURED: CcaiHealth = { state: 'notConfigured', at: null, detail: null };
const NOTHING_TO_ASK_WITH: NotSent = { kind: 'notSent', reason: 'notConfigured', detail: null };

type Extras = Pick<HttpRequest, 'probe'> & {
  readonly signal?: AbortSignal | undefined;
  readonly left?: (() => void) | undefined;
};

/** Makes the client; nothing is sent before the first operation. */
export function createCcaiClient(options: CcaiOptions): CcaiClient {
  const { http, clock, settings, token } = options;
  let seen: CcaiHealth | null = null;
  /** Until when the platform asked to be left alone. */
  let heldUntil = Number.NEGATIVE_INFINITY;

  /** What every request needs, or null if it is not all there. */
  function access() {
    const { baseUrl, subdomain, timeoutMs } = settings();
    const secret = token();
    if (baseUrl === null || subdomain === '' || secret === null) return null;
    return { baseUrl, deadlineMs: timeoutMs, secret, authorization: basicAuthorization(subdomain, secret) };
  }

  /** One request; the rest of the client learns from its answer. Null: not configured. */
  async function send(
    method: HttpRequest['method'],
    path: string,
    body: object | null,
    { signal, left, probe }: Extras,
  ): Promise<HttpResult | null> {
    const open = access();
    if (open === null) return null;
    const { baseUrl, deadlineMs, secret, authorization } = open;
    const result = await http.request({
      method,
      baseUrl,
      path,
      headers: { Authorization: authorization, Accept: 'application/json', ...(body ? JSON_BODY : {}) },
      deadlineMs,
      ...(body ? { body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
      ...(left ? { onSent: left } : {}),
      ...(probe === true ? { probe } : {}),
    });
    const accepted = tokenAccepted(result);
    // A token replaced meanwhile must not be blamed for the old one.
    if (result.kind === 'response' && accepted !== null && token() === secret) {
      options.onCredentialOutcome({ status: result.status, accepted });
    }
    noteHealth(result);
    return result;
  }

  function noteHealth(result: HttpResult): void {
    const health = healthOf(result, clock.now());
    if (health === null) return;
    const changed = seen?.state !== health.state || seen.detail !== health.detail;
    seen = health;
    if (changed) options.onHealth(health);
  }

  async function place(
    body: CallBody,
    asked: Asked,
    signal?: AbortSignal,
    left?: () => void,
  ): Promise<PlacingResult<CcaiCall>> {
    const open = access();
    if (open === null) return NOTHING_TO_ASK_WITH;
    // It would only run out of time in our own queue, and look like a network that is down.
    const heldMs = heldUntil - clock.now();
    if (heldMs >= open.deadlineMs) return { kind: 'rateLimited', retryAfterMs: heldMs };
    const result = await send('POST', CALLS_PATH, body, { signal, left });
    if (result === null) return NOTHING_TO_ASK_WITH;
    const placed = placingResultOf(result, asked, clock.now());
    if (placed.kind === 'rateLimited') heldUntil = clock.now() + (placed.retryAfterMs ?? 0);
    return placed;
  }

  async function readFlags(callId: number, signal?: AbortSignal): Promise<Answer<CustomerFlags>> {
    const result = await send('GET', flagsPath(callId), null, { signal });
    return result === null ? NOT_ASKABLE : flagsAnswerOf(result);
  }

  return {
    configured: () => access() !== null,
    callOut: (request, signal, left) =>
      place(callOutBody(request), askedBy('callOut', request), signal, left),
    queueNow: (request, signal, left) =>
      place(queueNowBody(request), askedBy('queueNow', request), signal, left),
    async schedule(request, signal, left) {
      const body = scheduleBody(request);
      if (body === null) return { kind: 'notSent', reason: 'invalid', detail: 'scheduledAt' };
      return place(body, askedBy('schedule', request), signal, left);
    },
    readFlags,
    async writeFlags(callId, patch, spelling, signal) {
      const written = await send('PATCH', flagsPath(callId), flagsBody(patch, spelling), { signal });
      if (written === null) return NOTHING_TO_ASK_WITH;
      const refused = flagsRefusalOf(written, clock.now());
      return refused ?? flagsWriteResultOf(written, await readFlags(callId, signal), patch);
    },
    async testConnection() {
      const startedAt = clock.now();
      const result = await send('GET', flagsPath(NO_CALL), null, { probe: true });
      return testResultOf(result, clock.now() - startedAt);
    },
    health: () => (access() === null ? NOT_CONFIGURED : (seen ?? IDLE)),
    reset() {
      seen = null;
      heldUntil = Number.NEGATIVE_INFINITY;
    },
  };
}

const JSON_BODY = { 'Content-Type': 'application/json' };

const NOT_ASKABLE = { kind: 'failed', reason: 'misconfigured', detail: 'nothing to ask with' } as const;

function askedBy(
  operation: Asked['operation'],
  { ticketId, ...request }: CallOutRequest | QueueNowRequest | ScheduleRequest,
): Asked {
  const outboundNumber = 'outboundNumber' in request ? request.outboundNumber : undefined;
  return { operation, byTicket: Boolean(ticketId), withOutboundNumber: Boolean(outboundNumber) };
}
