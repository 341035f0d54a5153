import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallState } from '#shared/domain/call.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';
import { callerKeyOfNumber } from '#shared/domain/partyNumber.ts';
import type { Clock } from '../clock.ts';
import { DoorError, openDoor } from '../listen/door.ts';
import type { Door, DoorTimeouts } from '../listen/door.ts';
import { headerOf, headerValues, pathOf, readBody, refuse, sendJson } from '../listen/exchange.ts';
import { secretCheck } from '../listen/secrets.ts';
import type { Logger } from '../logger.ts';
import { bodyPairs } from './hookBody.ts';
import type { BodyPairs } from './hookBody.ts';
import { hookReportOf, parseHookParams, tokensIn } from './hookParams.ts';
import type { CallDesk } from './ports.ts';
import { createUnnamedCalls } from './unnamedCalls.ts';

export interface CallHookOptions {
  /** On 127.0.0.1, always; 0 takes a free one. */
  readonly port: number;
  readonly token: string;
  readonly timeouts?: Partial<DoorTimeouts> | undefined;
}

export interface CallHookPorts {
  readonly desk: CallDesk;
  readonly readNumber: ReadNumber;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId?: (() => string) | undefined;
}

export interface CallHook {
  /** What a softphone is given as the address, without its query. */
  readonly url: string;
  readonly port: number;
  /** May be called again. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const PATH = '/v1/calls';
const BODY_LIMIT = 16 * 1024;
const CHALLENGE = { 'www-authenticate': 'Bearer' };

/** What stood in a request. */
interface Told {
  readonly query: readonly (readonly [string, string])[];
  /** Of the header and the query. */
  readonly tokens: readonly string[];
  readonly body: BodyPairs;
}

/**
 * The local call hook: softphones and PBX clients on this machine tell of calls by
 * `GET` or `POST /v1/calls?number=&code=&id=&queue=&state=ringing|answered|ended`, with a bearer token or `token=`.
 * POST may carry the fields as JSON or as a form. Answers 202 `{ "id" }`; errors: 400 names the field, 401, 403 for
 * browser pages and foreign hosts, 404, 405, 413. Rejects with a `DoorError` if it cannot listen.
 */
export async function openCallHook(options: CallHookOptions, ports: CallHookPorts): Promise<CallHook> {
  if (options.token === '') throw new DoorError('needsCredential', 'the call hook has no token');
  const tokenIsRight = secretCheck(options.token);
  const newId = ports.newId ?? randomUUID;
  const unnamed = createUnnamedCalls(newId);

  /** Null if the tokens do: they are there, and one wrong among right ones is wrong. */
  const tokenProblem = (tokens: readonly string[]): string | null =>
    tokens.length > 0 && tokens.filter((token) => !tokenIsRight(token)).length === 0
      ? null
      : 'the token is missing or wrong';

  function take(request: IncomingMessage, response: ServerResponse): void {
    const stranger = strangerIn(request);
    if (stranger !== null) {
      ports.logger.warn('the call hook refused a request', { reason: stranger });
      refuse(request, response, 403, stranger);
      return;
    }
    if (pathOf(request) !== PATH) {
      refuse(request, response, 404, `there is nothing here; calls go to ${PATH}`);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'POST') {
      refuse(request, response, 405, 'only GET and POST are understood here', { allow: 'GET, POST' });
      return;
    }
    const query = queryPairs(request);
    const tokens = [...bearerTokens(request), ...tokensIn(query)];
    // Without one yet, a form may still bring it; a wrong one need not be read on for.
    if (tokens.length > 0 || request.method === 'GET') {
      const problem = tokenProblem(tokens);
      if (problem !== null) {
        refuse(request, response, 401, problem, CHALLENGE);
        return;
      }
    }
    readBody(request, response, BODY_LIMIT, (body) => {
      if (body === 'aborted') return;
      if (body === 'tooLarge') refuse(request, response, 413, 'the body is larger than 16 KiB');
      else tell(request, response, { query, tokens, body: bodyPairs(request, body) });
    });
  }

  function tell(request: IncomingMessage, response: ServerResponse, { query, tokens, body }: Told): void {
    const pairs = [...query, ...(body.ok ? body.pairs : [])];
    const problem = tokenProblem([...tokens, ...tokensIn(body.ok ? body.pairs : [])]);
    if (problem !== null) {
      refuse(request, response, 401, problem, CHALLENGE);
      return;
    }
    if (!body.ok) {
      sendJson(response, 400, { error: body.error });
      return;
    }
    const parsed = parseHookParams(pairs);
    if (!parsed.ok) {
      sendJson(response, 400, parsed.problem);
      return;
    }
    const { params } = parsed;
    const id = params.id ?? idOfUnnamed(params.number ?? '', params.state);
    ports.desk.receive(hookReportOf(params, id, ports.clock.now(), ports.readNumber));
    sendJson(response, 202, { id });
  }

  function idOfUnnamed(number: string, state: CallState): string {
    const party = ports.readNumber(number);
    return unnamed.idFor(callerKeyOfNumber(party) ?? `${party.kind}:${party.raw}`, state);
  }

  const door: Door = await openDoor({
    host: HOST,
    port: options.port,
    tls: null,
    logger: ports.logger,
    timeouts: options.timeouts,
    handle: take,
  });
  return { url: `${door.url}${PATH}`, port: door.port, stop: () => door.stop() };
}

/**
 * Says why a request cannot come from a program of this machine's user. A page in a browser can send requests here as
 * well, and can make a name of its own lead here (DNS rebinding), but it cannot hide its origin nor that name.
 */
function strangerIn(request: IncomingMessage): string | null {
  if (headerOf(request, 'origin') !== null) return 'requests of web pages are refused';
  const site = headerOf(request, 'sec-fetch-site');
  // `none`: a person typed the address.
  if (site !== null && site !== 'none') return 'requests of web pages are refused';
  const port = request.socket.localPort ?? 0;
  const hosts = headerValues(request, 'host');
  const [host] = hosts;
  const own = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  return hosts.length === 1 && host !== undefined && own.includes(host.toLowerCase())
    ? null
    : 'the Host header names another machine';
}

function bearerTokens(request: IncomingMessage): readonly string[] {
  return headerValues(request, 'authorization').map(
    (value) => /^bearer +(.+)$/i.exec(value)?.[1]?.trim() ?? '',
  );
}

function queryPairs({ url = '' }: IncomingMessage): readonly [string, string][] {
  const at = url.indexOf('?');
  if (at === -1) return [];
  // In an address a plus begins a number far more often than it stands for a space.
  return [...new URLSearchParams(url.slice(at + 1).replaceAll('+', '%2B'))];
}
