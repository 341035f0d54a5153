import { z } from 'zod';
import { json, startHttpSimulator } from '../support/httpSimulator.ts';
import type {
  HttpSimulator,
  ListenOptions,
  SimulatedAnswer,
  SimulatedRequest,
} from '../support/httpSimulator.ts';
import { createQuirkDesk } from '../support/quirkDesk.ts';
import { createDirectory, pitelRouteSchema } from './directory.ts';
import type { PitelRouteInput, StoredRoute } from './directory.ts';
import {
  DEFAULT_FORMS,
  entryAnswer,
  missingAnswer,
  pageAnswer,
  pitelFormsSchema,
  readForm,
  refusalAnswer,
  tokenAnswer,
  writeForm,
} from './forms.ts';
import type { PitelForms } from './forms.ts';
import { quirkSchema } from './quirks.ts';
import type { Quirk, QuirkOrder } from './quirks.ts';

export interface PitelSimulatorOptions extends ListenOptions {
  readonly apiKey: string;
  readonly routes: readonly PitelRouteInput[];
  /** Extensions that somebody can be pinned to; without it, any. */
  readonly extensions?: readonly string[] | undefined;
  /** How long a token lasts; default: an hour less a minute, as in the documented example. */
  readonly tokenSeconds?: number | undefined;
  readonly forms?: Partial<PitelForms> | undefined;
}

export interface PitelSimulator extends HttpSimulator {
  /** What is stored now, in the order of its making. */
  routes(): readonly StoredRoute[];
  setRoutes(routes: readonly PitelRouteInput[]): void;
  setForms(forms: Partial<PitelForms>): void;
  /** Replaces the quirks that stand. */
  setQuirks(quirks: readonly QuirkOrder[]): void;
  /** Another key from now on; the tokens of the old one die. */
  setApiKey(apiKey: string): void;
}

const BASE = '/v1/smartrouting';
const SIGN_IN = '/v1/auth/token';
const COLLEAGUE = '199';

/** What the web server in front says to an address that leads nowhere. */
const NO_SUCH_PAGE = { status: 404, type: 'text/plain', body: '404 page not found' };

/**
 * Starts Pitel's Smart Routing (document 003) and its signing in on the loopback interface. Faults name `pitel` and an
 * operation (`signIn`, `list`, `get`, `upsert`, `remove`). Besides the common controls:
 * `PUT /_control/{routes,forms,quirks,apiKey}` and `GET /_control/routes`.
 */
export async function startPitelSimulator(options: PitelSimulatorOptions): Promise<PitelSimulator> {
  const now = options.now ?? Date.now;
  const tokenMs = (options.tokenSeconds ?? 3540) * 1000;
  const directory = createDirectory(now);
  const quirkDesk = createQuirkDesk<Quirk>();
  const tokens = new Map<string, number>();
  let apiKey = options.apiKey;
  let forms: PitelForms = { ...DEFAULT_FORMS, ...options.forms };
  let issued = 0;
  directory.replace(options.routes);

  function answer(request: SimulatedRequest, operation: string | null): SimulatedAnswer {
    const quirks = quirkDesk.takeFor(operation);
    if (quirks.has('rateLimited')) {
      return {
        ...json(429, { status: 'fail', error: 'Too Many Requests' }),
        headers: { 'Retry-After': '7' },
      };
    }
    if (operation === 'signIn') return answerSignIn(request);
    if (operation === null) return NO_SUCH_PAGE;
    if (quirks.has('tokenDies') || quirks.has('tokenDiesIn200')) tokens.clear();
    if (!isSignedIn(request)) {
      return quirks.has('tokenDiesIn200')
        ? json(200, { status: 'fail', error: 'token is expired' })
        : statusAnswer(401);
    }
    if (quirks.has('notRegistered')) return refusalAnswer('USER_NOT_REGISTERED', 'fail200');
    if (quirks.has('failedList')) return json(200, { fail: ['104'], message: 'successfully', success: [] });
    switch (operation) {
      case 'list':
        return answerList(request, quirks);
      case 'get':
        return answerGet(request);
      case 'upsert':
        return answerUpsert(request, quirks);
      default:
        return answerRemove(request, quirks);
    }
  }

  function answerSignIn({ body }: SimulatedRequest): SimulatedAnswer {
    if (readObject(body)?.['api_key'] !== apiKey) return json(401, { error: 'API key is wrong' });
    issued += 1;
    const token = `pitel-token-${issued}`;
    const endsAt = now() + tokenMs;
    tokens.set(token, endsAt);
    // The web server writes its clock on every answer; here it is the one that the token's end is counted by.
    return {
      ...tokenAnswer(token, endsAt, now(), forms.token),
      headers: { Date: new Date(now()).toUTCString() },
    };
  }

  function isSignedIn({ headers }: SimulatedRequest): boolean {
    const token = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
    return now() < (tokens.get(token) ?? Number.NEGATIVE_INFINITY);
  }

  function answerList({ target }: SimulatedRequest, quirks: ReadonlySet<Quirk>): SimulatedAnswer {
    const query = new URL(target, 'http://pitel').searchParams;
    const limit = Math.min(wholeIn(query.get('limit')) ?? forms.defaultLimit, forms.maxLimit);
    const offset = quirks.has('noOffset') ? 0 : (wholeIn(query.get('offset')) ?? 0);
    const [first] = directory.all();
    if (quirks.has('shifts') && first !== undefined) directory.remove(first);
    const all = directory.all();
    const entries: unknown[] = all.slice(offset, offset + limit).map((route) => readForm(route, forms));
    if (quirks.has('strayEntries')) entries.splice(1, 1, { id: null }, 'junk', null);
    if (quirks.has('barePage')) return json(200, entries);
    return pageAnswer(entries, { limit, offset, total: all.length }, forms.paging);
  }

  function answerGet({ target }: SimulatedRequest): SimulatedAnswer {
    const route = routeAt(target);
    return route === undefined ? missingAnswer(forms.missing) : entryAnswer(route, forms);
  }

  function answerUpsert({ body }: SimulatedRequest, quirks: ReadonlySet<Quirk>): SimulatedAnswer {
    const asked = readObject(body);
    const number = text(asked?.['phone_number']);
    const agent = text(asked?.['agent']);
    if (number === '') return refusalAnswer('phone_number is required', forms.refusal);
    if (agent === '') return refusalAnswer('agent is required', forms.refusal);
    if (options.extensions?.includes(agent) === false) {
      return refusalAnswer('USER_NOT_REGISTERED', forms.refusal);
    }
    if (quirks.has('onlySays')) {
      const unsaved = { id: '0', phoneNumber: number, agent, createdAt: '2021-08-06 10:00:00' };
      return json(200, writeForm(unsaved, forms));
    }
    const route = directory.upsert(number, agent);
    if (quirks.has('colleague')) directory.upsert(number, COLLEAGUE);
    return json(200, writeForm(route, forms));
  }

  function answerRemove({ target }: SimulatedRequest, quirks: ReadonlySet<Quirk>): SimulatedAnswer {
    const route = routeAt(target);
    if (route === undefined && forms.missingDelete === 'asRead') return missingAnswer(forms.missing);
    if (route !== undefined && !quirks.has('onlySays')) directory.remove(route);
    return json(200, { message: 'successfully' });
  }

  /** The entry of a path that says neither "id" nor "number". */
  function routeAt(target: string): StoredRoute | undefined {
    const word = decode(target.slice(BASE.length + 1));
    const [byId, byNumber] = [directory.byId(word), directory.byNumber(word)];
    return forms.pathIs === 'idFirst' ? (byId ?? byNumber) : (byNumber ?? byId);
  }

  const setForms = (next: Partial<PitelForms>) => {
    forms = { ...forms, ...next };
  };
  const setRoutes = (next: readonly PitelRouteInput[]) => {
    directory.replace(next);
  };
  const setApiKey = (next: string) => {
    apiKey = next;
    tokens.clear();
  };

  const base = await startHttpSimulator(
    {
      name: 'pitel',
      operationOf,
      answer,
      statusAnswer,
      controls: {
        routes: (body) => setRoutes(z.array(pitelRouteSchema).parse(body)),
        forms: (body) => setForms(pitelFormsSchema.partial().parse(body) as Partial<PitelForms>),
        quirks: (body) => quirkDesk.set(z.array(quirkSchema).parse(body)),
        apiKey: (body) => setApiKey(z.string().parse(body)),
      },
      views: { routes: directory.all },
    },
    options,
  );
  return {
    ...base,
    routes: directory.all,
    setRoutes,
    setForms,
    setApiKey,
    setQuirks: (quirks) => {
      quirkDesk.set(quirks);
    },
  };
}

/** The routes of document 003, written down again rather than taken from the client, so that neither hides a slip. */
function operationOf({ method, target }: SimulatedRequest): string | null {
  if (method === 'POST' && target === SIGN_IN) return 'signIn';
  if (method === 'POST' && target === BASE) return 'upsert';
  if (method === 'GET' && (target === BASE || target.startsWith(`${BASE}?`))) return 'list';
  if (!/^\/v1\/smartrouting\/[^/?]+$/.test(target)) return null;
  if (method === 'GET') return 'get';
  return method === 'DELETE' ? 'remove' : null;
}

function readObject(body: string): Readonly<Record<string, unknown>> | null {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body));
  } catch {
    return null;
  }
}

function wholeIn(value: string | null): number | null {
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** 401 says so in JSON, 403 is empty, 404 is the web server's, and a gateway's page stands for what breaks. */
function statusAnswer(status: number): SimulatedAnswer {
  if (status === 401) return json(401, { error: 'Unauthorized' });
  if (status === 403) return { status, body: '' };
  if (status === 404) return NO_SUCH_PAGE;
  if (status === 400) return json(400, { status: 'fail', error: 'BAD_REQUEST' });
  return { status, type: 'text/html; charset=UTF-8', body: `<html><title>${status}</title></html>` };
}
