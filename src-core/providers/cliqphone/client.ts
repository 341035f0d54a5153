import type { TestResult } from '#shared/contract/views.ts';
import type { AvailableFilters, CompanyNumber, NumberFilters } from '#shared/domain/companyNumber.ts';
import type { Media, MediaFilters } from '#shared/domain/media.ts';
import type { NumberEdit, NumberForm } from '#shared/domain/numberForm.ts';
import { validateNumberForm } from '#shared/domain/numberFormRules.ts';
import type { NumberAnswer, NumberSaveResult, Withheld } from '#shared/domain/numberSaving.ts';
import type { PhoneZone } from '#shared/domain/phoneZone.ts';
import type { Clock } from '../../clock.ts';
import type { Http, HttpRequest } from '../../http/types.ts';
import { accessOf } from './access.ts';
import type { Access, CliqphoneCredentials, NoAccess } from './access.ts';
import { healthOf, healthOfSignIn, testResultOf } from './health.ts';
import type { CliqphoneHealth } from './health.ts';
import { mediaListOf, numbersOf, zonesOf } from './map.ts';
import {
  addNumberRequest,
  availableNumbersRequest,
  editNumberRequest,
  encoded,
  mediaRequest,
  numbersRequest,
  zoneByCodeRequest,
  zonesRequest,
} from './operations.ts';
import type { CliqphoneRequest, CliqphoneSettings } from './operations.ts';
import { listAnswerOf, receivedAny, saveResultOf, wantsNewToken } from './outcome.ts';
import type { Readable, Received } from './outcome.ts';
import { answerWithoutSignIn, saveWithoutSignIn } from './signedOut.ts';
import type { NotSignedIn } from './signedOut.ts';
import { createTokenDesk } from './token.ts';
import type { SignIn } from './token.ts';

/** Told after a sign-in that says something about the account; a network error says nothing. */
export interface CredentialOutcome {
  readonly status: number;
  readonly accepted: boolean;
}

export interface CliqphoneOptions {
  /** Made with the figures of `CLIQPHONE_HTTP`. */
  readonly http: Pick<Http, 'request'>;
  readonly clock: Clock;
  /** Read at every request: settings change while the app runs. */
  readonly settings: () => CliqphoneSettings;
  /** Read at every request and kept nowhere. */
  readonly credentials: () => CliqphoneCredentials | null;
  readonly onCredentialOutcome: (outcome: CredentialOutcome) => void;
  readonly onHealth: (health: CliqphoneHealth) => void;
}

/**
 * Cliqphone Developers API, document 004. Nothing rejects; every outcome is a value. Adding and editing are never
 * repeated, but for the one time that the service turned a request away for its token. `left` is called just before the
 * first byte of such a request leaves.
 */
export interface CliqphoneClient {
  /** Why nothing can be asked under the present settings; null if it can. */
  withheld(): Withheld | null;
  /** A person asks again: an account that was refused is tried once more. */
  askAnew(): void;
  zones(signal?: AbortSignal): Promise<NumberAnswer<readonly PhoneZone[]>>;
  /** `unknown`: there is no such zone. */
  zoneByCode(code: string, signal?: AbortSignal): Promise<NumberAnswer<PhoneZone>>;
  /** Numbers that are free to be added. */
  availableNumbers(
    filters: AvailableFilters,
    signal?: AbortSignal,
  ): Promise<NumberAnswer<readonly CompanyNumber[]>>;
  /** The numbers of the company. */
  numbers(filters: NumberFilters, signal?: AbortSignal): Promise<NumberAnswer<readonly CompanyNumber[]>>;
  media(filters: MediaFilters, signal?: AbortSignal): Promise<NumberAnswer<readonly Media[]>>;
  /** A form with a problem is not sent; `detail` names the field. */
  addNumber(form: NumberForm, signal?: AbortSignal, left?: () => void): Promise<NumberSaveResult>;
  /** Sends the fields of the edit and no others. */
  editNumber(
    id: string,
    edit: NumberEdit,
    signal?: AbortSignal,
    left?: () => void,
  ): Promise<NumberSaveResult>;
  /** Signs in anew, even after a refusal, and lists the zones. */
  testConnection(): Promise<TestResult>;
  health(): CliqphoneHealth;
  /** Forgets token, refusal and health: address or account changed. */
  reset(): void;
}

type Outcome = { readonly kind: 'received'; readonly got: Received } | NotSignedIn;

const IDLE: CliqphoneHealth = { state: 'idle', at: null, detail: null };
const NOT_CONFIGURED: CliqphoneHealth = { state: 'notConfigured', at: null, detail: null };

interface Extras {
  readonly signal?: AbortSignal | undefined;
  readonly left?: (() => void) | undefined;
  readonly probe?: boolean;
}

/** Makes the client; nothing is sent before the first operation. */
export function createCliqphoneClient(options: CliqphoneOptions): CliqphoneClient {
  const { http, clock } = options;
  let seen: CliqphoneHealth | null = null;

  const access = (): Access | NoAccess => accessOf(options.settings(), options.credentials());
  const tokens = createTokenDesk({ http, clock, onSignIn: noteSignIn });

  function noteSignIn(used: Access, signIn: SignIn): void {
    const now = access();
    // Credentials replaced meanwhile must not be blamed for the old ones.
    if (!('key' in now) || now.key !== used.key) return;
    if (signIn.kind !== 'failed') {
      const status = signIn.kind === 'refused' ? signIn.status : 200;
      options.onCredentialOutcome({ status, accepted: signIn.kind === 'token' });
    }
    noteHealth(healthOfSignIn(signIn, clock.now()));
  }

  function noteHealth(health: CliqphoneHealth | null): void {
    if (health === null) return;
    const changed = seen?.state !== health.state || seen.detail !== health.detail;
    seen = health;
    if (changed) options.onHealth(health);
  }

  async function exchange(
    { settings }: Access,
    { path, parameters }: CliqphoneRequest,
    token: string,
    { signal, left, probe }: Extras,
  ): Promise<Received> {
    const content = parameters === null ? null : encoded(parameters, settings.bodyEncoding);
    const headers: HttpRequest['headers'] = {
      token,
      Accept: 'application/json',
      ...(content === null ? {} : { 'Content-Type': content.type }),
    };
    const result = await http.request({
      method: content === null ? 'GET' : 'POST',
      baseUrl: settings.baseUrl,
      path,
      headers,
      deadlineMs: settings.timeoutMs,
      ...(content === null ? {} : { body: content.body }),
      ...(signal ? { signal } : {}),
      ...(left ? { onSent: left } : {}),
      ...(probe === true ? { probe } : {}),
    });
    const got = await receivedAny(result);
    noteHealth(healthOf(got, clock.now()));
    return got;
  }

  /** One request with a token, and once more with a new one if the service no longer takes the old. */
  async function send(request: CliqphoneRequest, extras: Extras): Promise<Outcome> {
    const open = access();
    if ('why' in open) return { kind: 'noAccess', ...open };
    const first = await tokens.token(open, extras.signal);
    if (first.kind !== 'token') return first;
    const got = await exchange(open, request, first.token, extras);
    if (!wantsNewToken(got, request.operation)) return { kind: 'received', got };
    const second = await tokens.renew(open, first.token, extras.signal);
    if (second.kind !== 'token') return second;
    return { kind: 'received', got: await exchange(open, request, second.token, extras) };
  }

  async function list<T>(
    request: CliqphoneRequest,
    read: (items: readonly unknown[]) => Promise<Readable<T> | null>,
    signal?: AbortSignal,
  ): Promise<NumberAnswer<T>> {
    const outcome = await send(request, { signal });
    return outcome.kind === 'received'
      ? listAnswerOf(outcome.got, request.operation, read)
      : answerWithoutSignIn(outcome);
  }

  async function save(request: CliqphoneRequest, extras: Extras): Promise<NumberSaveResult> {
    const outcome = await send(request, extras);
    return outcome.kind === 'received'
      ? saveResultOf(outcome.got, request.operation, clock.now())
      : saveWithoutSignIn(outcome, clock.now());
  }

  return {
    withheld() {
      const open = access();
      if (!('why' in open)) return null;
      return open.why === 'misconfigured' ? open.cause : open.why;
    },
    askAnew: () => tokens.forgive(),
    zones: (signal) => list(zonesRequest, zonesOf, signal),
    async zoneByCode(code, signal) {
      const answer = await list(zoneByCodeRequest(code), zonesOf, signal);
      if (answer.kind === 'refused' && answer.error.code === 'zoneInvalid') return { kind: 'unknown' };
      if (answer.kind !== 'known') return answer;
      const wanted = code.trim().toLowerCase();
      const zone = answer.value.find((each) => each.code === wanted);
      return zone === undefined ? { kind: 'unknown' } : { kind: 'known', value: zone };
    },
    availableNumbers: (filters, signal) => list(availableNumbersRequest(filters), numbersOf, signal),
    numbers: (filters, signal) => list(numbersRequest(filters), numbersOf, signal),
    media: (filters, signal) => list(mediaRequest(filters), mediaListOf, signal),
    async addNumber(form, signal, left) {
      const [problem] = validateNumberForm(form, 'add');
      if (problem !== undefined) return invalid(problem.field);
      return save(addNumberRequest(form, options.settings().dateFormat), { signal, left });
    },
    async editNumber(id, edit, signal, left) {
      const [problem] = validateNumberForm(edit, 'edit');
      if (problem !== undefined) return invalid(problem.field);
      const request = editNumberRequest(id, edit, options.settings().dateFormat);
      return request === null ? invalid('id') : save(request, { signal, left });
    },
    async testConnection() {
      const open = access();
      if ('why' in open && open.why === 'notConfigured') return testResultOf(null, 0);
      if ('why' in open) {
        const { detail } = open;
        return { provider: 'cliqphone', outcome: 'misconfigured', status: null, ms: 0, detail };
      }
      const startedAt = clock.now();
      const signIn = await tokens.probe(open);
      const zones =
        signIn.kind === 'token' ? await exchange(open, zonesRequest, signIn.token, { probe: true }) : null;
      return testResultOf({ signIn, zones: zones?.result ?? null }, clock.now() - startedAt);
    },
    health() {
      const open = access();
      if (!('why' in open)) return seen ?? IDLE;
      // Nothing was sent under these settings, so that nothing failed to answer.
      return open.why === 'notConfigured' ? NOT_CONFIGURED : { ...NOT_CONFIGURED, detail: open.cause };
    },
    reset() {
      tokens.reset();
      seen = null;
    },
  };
}

function invalid(field: string): NumberSaveResult {
  return { kind: 'notSent', reason: 'invalid', detail: field };
}
