import type { HealthView, TestResult } from '#shared/contract/views.ts';
import type { Answer } from '#shared/domain/facts.ts';
import type { Clock } from '../../clock.ts';
import type { Http, HttpResult } from '../../http/types.ts';
import type { CallerDirectory, Question } from '../../identify/ports.ts';
import { createAnswerMemory } from '../../http/answerMemory.ts';
import type { AnswerMemory } from '../../http/answerMemory.ts';
import { answerOf, tokenAccepted } from './map.ts';
import { numberAsAsked, operationPath } from './operations.ts';
import type { EncomSettings, Operation } from './operations.ts';
import { testResultOf } from './testResultOf.ts';
import { readFlag, readQueue } from './wire.ts';

export type EncomHealth = HealthView['encom'];

/** Told after an answer that says something about the token; a network error says nothing. */
export interface CredentialOutcome {
  readonly status: number;
  readonly accepted: boolean;
}

export interface EncomOptions {
  readonly http: Pick<Http, 'request'>;
  readonly clock: Clock;
  /** Read at every question: settings change while the app runs. */
  readonly settings: () => EncomSettings;
  /** The bearer token of document 000, read at every request and kept nowhere. */
  readonly token: () => string | null;
  /** Digits as dialled within the home country, or null for a foreign number. */
  readonly nationalOf: (e164: string) => string | null;
  readonly onCredentialOutcome: (outcome: CredentialOutcome) => void;
  readonly onHealth: (health: EncomHealth) => void;
}

/** Encom Clients API, document 000: six operations, asked by number or by the code that the caller typed. */
export interface EncomClient extends CallerDirectory {
  /** Forgets answers and health: address, account or token changed. */
  reset(): void;
  health(): EncomHealth;
  /** Asks about a number that nobody can have, to see whether address, account and token are right. */
  testConnection(): Promise<TestResult>;
}

/** Long enough for routing and pop to share one answer, short enough that a change at Encom shows on the next call. */
const ANSWER_LIFETIME_MS = 60_000;

/** Country code 999 is reserved by the ITU, so no caller has this number. */
const NOBODY = { kind: 'number', raw: '', e164: '+99900000000', country: null, display: '' } as const;

const ACCEPT = 'application/json, text/plain;q=0.9, */*;q=0.8';

/** Makes the client; nothing is asked before the first question. */
export function createEncomClient(options: EncomOptions): EncomClient {
  const { http, clock, settings, token } = options;
  const queues = createAnswerMemory<string>(clock, ANSWER_LIFETIME_MS);
  const flags = createAnswerMemory<boolean>(clock, ANSWER_LIFETIME_MS);
  let seen: EncomHealth | null = null;

  const configured = () =>
    settings().baseUrl !== null && settings().customerAccount !== '' && token() !== null;

  /** Where a question leads: the operation for its code if it has one, else for its number. */
  function target(question: Question, byNumber: Operation, byCode: Operation): Target | null {
    const now = settings();
    const code = question.code?.trim() ?? '';
    const subject = code || numberAsAsked(question.number, now.numberFormat, options.nationalOf);
    if (subject === null || now.baseUrl === null) return null;
    const path = operationPath(now.customerAccount, code ? byCode : byNumber, subject);
    return { baseUrl: now.baseUrl, path, key: `${now.baseUrl} ${path}`, deadlineMs: now.timeoutMs };
  }

  const queueTarget = (question: Question) => target(question, 'queueByNumber', 'queueByCode');
  const vipTarget = (question: Question) => target(question, 'isVipByNumber', 'isVipByCode');
  const onCallTarget = (question: Question) => target(question, 'onCallByNumber', 'onCallByCode');

  /** One request; the rest of the client learns from its answer. */
  async function put<T>(
    { baseUrl, path, deadlineMs }: Target,
    read: (text: string) => T | undefined,
    extras: { readonly signal?: AbortSignal; readonly probe?: boolean },
  ): Promise<{ result: HttpResult; answer: Answer<T> }> {
    const bearer = token();
    const headers = { Authorization: `Bearer ${bearer ?? ''}`, Accept: ACCEPT };
    const result = await http.request({ method: 'GET', baseUrl, path, headers, deadlineMs, ...extras });
    const answer = answerOf(result, read);
    const accepted = tokenAccepted(result, answer);
    // A token replaced meanwhile must not be blamed for the old one.
    if (result.kind === 'response' && accepted !== null && token() === bearer) {
      options.onCredentialOutcome({ status: result.status, accepted });
    }
    noteHealth(answer);
    return { result, answer };
  }

  function noteHealth(answer: Answer<unknown>): void {
    const health = healthOf(answer, clock.now());
    if (health === null) return;
    const changed = seen?.state !== health.state || seen.detail !== health.detail;
    seen = health;
    if (changed) options.onHealth(health);
  }

  function ask<T>(
    to: Target | null,
    memory: AnswerMemory<T>,
    read: (text: string) => T | undefined,
    signal: AbortSignal,
  ): Promise<Answer<T>> {
    if (!configured() || to === null) return Promise.resolve(NOT_ASKABLE);
    return memory.ask(to.key, signal, async (shared) => (await put(to, read, { signal: shared })).answer);
  }

  return {
    configured,
    queue: (question, signal) => ask(queueTarget(question), queues, readQueue, signal),
    vip: (question, signal) => ask(vipTarget(question), flags, readFlag, signal),
    onCallDuty: (question, signal) => ask(onCallTarget(question), flags, readFlag, signal),
    forget(question) {
      queues.forget(queueTarget(question)?.key ?? '');
      flags.forget(vipTarget(question)?.key ?? '');
      flags.forget(onCallTarget(question)?.key ?? '');
    },
    reset() {
      queues.clear();
      flags.clear();
      seen = null;
    },
    health: () => (configured() ? (seen ?? IDLE) : NOT_CONFIGURED),
    async testConnection() {
      const to = queueTarget({ number: NOBODY, code: null });
      if (!configured() || to === null) return testResultOf(null, 0);
      const startedAt = clock.now();
      const outcome = await put(to, readQueue, { probe: true });
      return testResultOf(outcome, clock.now() - startedAt);
    },
  };
}

interface Target {
  readonly baseUrl: string;
  readonly path: string;
  readonly key: string;
  readonly deadlineMs: number;
}

const IDLE: EncomHealth = { state: 'idle', at: null, detail: null };
const NOT_CONFIGURED: EncomHealth = { state: 'notConfigured', at: null, detail: null };

/** Callers of the port check first; this keeps the mistake of one who does not from leaving the machine. */
const NOT_ASKABLE = { kind: 'failed', reason: 'misconfigured', detail: 'nothing to ask with' } as const;

function healthOf(answer: Answer<unknown>, at: number): EncomHealth | null {
  if (answer.kind !== 'failed') return { state: 'answering', at, detail: null };
  const { reason, detail } = answer;
  if (reason === 'cancelled') return null;
  return { state: reason === 'refused' || reason === 'resting' ? reason : 'failing', at, detail };
}
