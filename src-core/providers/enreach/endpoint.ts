import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { CallReport } from '#shared/domain/call.ts';
import type { CallerFacts } from '#shared/domain/facts.ts';
import type { ReadNumber } from '#shared/domain/partyNumber.ts';
import { weighRouting } from '#shared/domain/routing.ts';
import type { RoutingAnswer, RoutingRule } from '#shared/domain/routing.ts';
import type { Clock } from '../../clock.ts';
import { DoorError, openDoor } from '../../listen/door.ts';
import type { Door, DoorTimeouts } from '../../listen/door.ts';
import { pathOf, readBody, refuse, sendJson, sendNothing } from '../../listen/exchange.ts';
import type { Logger } from '../../logger.ts';
import { createGuard } from './guard.ts';
import type { Guard, SmartRoutingCredentials } from './guard.ts';
import { callReportOf } from './map.ts';
import { parseRequest } from './wire.ts';

/** The facts of a caller as they come in. */
export interface CallerFeed {
  facts(): CallerFacts;
  /** Hears of every change; returns the function that stops listening. */
  follow(listener: (facts: CallerFacts) => void): () => void;
}

export interface SmartRoutingPorts {
  /** Takes the call in, at once. */
  readonly receive: (report: CallReport) => CallerFeed;
  readonly readNumber: ReadNumber;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly newId?: (() => string) | undefined;
}

/** What may change while the endpoint listens. */
export interface SmartRoutingConduct {
  readonly rules: readonly RoutingRule[];
  /** How long an answer may wait for facts, in ms; under the 5 s after which Enreach hangs up. */
  readonly deadlineMs: number;
}

export interface SmartRoutingOptions extends SmartRoutingConduct {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly tls: { readonly key: string; readonly cert: string } | null;
  readonly credentials: SmartRoutingCredentials;
  readonly timeouts?: Partial<DoorTimeouts> | undefined;
}

export interface SmartRoutingEndpoint {
  /** Where Enreach Core (or the relay before it) posts to. */
  readonly url: string;
  readonly port: number;
  conduct(conduct: SmartRoutingConduct): void;
  /** Lets answers under way finish. May be called again. */
  stop(): Promise<void>;
}

const BODY_LIMIT = 64 * 1024;
/** Refused strangers are worth a line in the log, not a flood. */
const WARN_EVERY_MS = 60_000;

/**
 * The SmartRouting endpoint (document 001, Enreach SmartRouting HTTP): learns of each call and answers 200 with the
 * properties that a rule names, or 204. Errors: 400 body, 401 credentials, 404 path, 405 method, 413 size. Rejects with
 * a `DoorError` if it cannot listen.
 */
export async function openSmartRouting(
  options: SmartRoutingOptions,
  ports: SmartRoutingPorts,
): Promise<SmartRoutingEndpoint> {
  const guard = createGuard(options.credentials);
  if (guard === null) throw new DoorError('needsCredential', 'SmartRouting has no key and no password');
  const desk = createRoutingDesk(options, ports);
  const warnOfStranger = createStrangerWarning(ports);

  const door: Door = await openDoor({
    ...options,
    logger: ports.logger,
    handle(request, response) {
      if (!admitted(request, response, options.path, guard, warnOfStranger)) return;
      const heardAt = ports.clock.now();
      readBody(request, response, BODY_LIMIT, (body) => {
        if (body === 'aborted') return;
        if (body === 'tooLarge') refuse(request, response, 413, 'the body is larger than 64 KiB');
        else desk.answer(body, heardAt, response);
      });
    },
  });
  return {
    url: `${door.url}${options.path}`,
    port: door.port,
    conduct: (conduct) => desk.conduct(conduct),
    stop: () => door.stop(),
  };
}

/** Whether the request may be read; if not, it is answered here and nothing else happens. */
function admitted(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  guard: Guard,
  warnOfStranger: () => void,
): boolean {
  if (pathOf(request) !== path) {
    refuse(request, response, 404, 'there is nothing at this path');
    return false;
  }
  if (request.method !== 'POST') {
    refuse(request, response, 405, 'only POST is understood here', { allow: 'POST' });
    return false;
  }
  if (!guard.admits(request)) {
    warnOfStranger();
    refuse(request, response, 401, 'credentials are missing or wrong', {
      'www-authenticate': guard.challenge,
    });
    return false;
  }
  return true;
}

interface RoutingDesk {
  answer(body: Buffer, heardAt: number, response: ServerResponse): void;
  conduct(conduct: SmartRoutingConduct): void;
}

function createRoutingDesk(first: SmartRoutingConduct, ports: SmartRoutingPorts): RoutingDesk {
  const { clock, logger, readNumber } = ports;
  const mapPorts = { readNumber, newId: ports.newId ?? randomUUID };
  let { rules, deadlineMs } = first;

  /** Answers as soon as the facts decide, or with nothing when time is up. */
  function decide(
    feed: CallerFeed,
    targetid: string | null,
    heardAt: number,
    response: ServerResponse,
  ): void {
    const atOnce = weighRouting(rules, { facts: feed.facts(), targetid });
    if (!atOnce.open) {
      send(response, atOnce.answer);
      return;
    }
    // The rules of this moment hold to the end of this call's wait.
    const weighed = rules;
    const finish = (answer: RoutingAnswer | null): void => {
      stopTimer();
      stopFollowing();
      response.off('close', leave);
      send(response, answer);
    };
    const leave = (): void => {
      stopTimer();
      stopFollowing();
    };
    const stopTimer = clock.after(Math.max(0, deadlineMs - (clock.now() - heardAt)), () => {
      logger.warn('a routing answer was not ready in time', { deadlineMs });
      finish(null);
    });
    const stopFollowing = feed.follow((facts) => {
      const decision = weighRouting(weighed, { facts, targetid });
      if (!decision.open) finish(decision.answer);
    });
    // Enreach hung up; the call stays on the desk.
    response.once('close', leave);
  }

  return {
    answer(body, heardAt, response) {
      const parsed = parseRequest(body);
      if (!parsed.ok) {
        sendJson(response, 400, { error: parsed.error });
        return;
      }
      const report = callReportOf(parsed.request, heardAt, mapPorts);
      const kind = report.party?.kind;
      try {
        const feed = ports.receive(report);
        // A code tells who a caller is whose number does not.
        const known = kind === 'number' || kind === 'short' || report.code !== null;
        if (known) decide(feed, parsed.request.targetid, heardAt, response);
        else sendNothing(response);
      } catch (error) {
        // Whatever is wrong here, the call proceeds there.
        logger.error('a routing request could not be handled', { error: String(error) });
        if (!response.headersSent) sendNothing(response);
      }
    },
    conduct(next) {
      ({ rules, deadlineMs } = next);
    },
  };
}

function send(response: ServerResponse, answer: RoutingAnswer | null): void {
  if (answer === null) sendNothing(response);
  else sendJson(response, 200, answer);
}

function createStrangerWarning({ clock, logger }: SmartRoutingPorts): () => void {
  let warnedAt = -Infinity;
  let unmentioned = 0;
  return () => {
    unmentioned += 1;
    const now = clock.now();
    if (now - warnedAt < WARN_EVERY_MS) return;
    logger.warn('routing requests were refused for their credentials', { requests: unmentioned });
    warnedAt = now;
    unmentioned = 0;
  };
}
