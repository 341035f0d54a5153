import { z } from 'zod';
import { json, startHttpSimulator } from '../support/httpSimulator.ts';
import type {
  HttpSimulator,
  ListenOptions,
  SimulatedAnswer,
  SimulatedRequest,
} from '../support/httpSimulator.ts';
import { createQuirkDesk } from '../support/quirkDesk.ts';
import { callObject, oddly } from './callObject.ts';
import { ccaiDirectorySchema, ccaiFormsSchema, DEFAULT_FORMS } from './directory.ts';
import type { CcaiDirectoryInput, CcaiForms } from './directory.ts';
import { NO_FLAGS, patched, written } from './flags.ts';
import type { SimulatedFlags } from './flags.ts';
import { createLimiter } from './limiter.ts';
import { judge, operationFor } from './placing.ts';
import type { Parameters, PlacingOperation } from './placing.ts';
import { quirkSchema } from './quirks.ts';
import type { Quirk, QuirkOrder } from './quirks.ts';

/** A call that this platform created, with the whole request behind it: each of these rang somebody, or will. */
export interface RingingCall {
  readonly id: number;
  readonly at: number;
  readonly operation: PlacingOperation;
  /** The number that is called, which is that of the ticket if there is one. */
  readonly number: string;
  readonly request: Parameters;
}

export interface CcaiSimulatorOptions extends ListenOptions {
  readonly subdomain: string;
  readonly token: string;
  readonly directory: CcaiDirectoryInput;
  readonly forms?: Partial<CcaiForms> | undefined;
}

export interface CcaiSimulator extends HttpSimulator {
  /** Every call created, oldest first. */
  ringing(): readonly RingingCall[];
  clearRinging(): void;
  flagsOf(callId: number): SimulatedFlags | null;
  setDirectory(directory: CcaiDirectoryInput): void;
  setForms(forms: Partial<CcaiForms>): void;
  /** Replaces the quirks that stand. */
  setQuirks(quirks: readonly QuirkOrder[]): void;
}

const CALLS = '/apps/api/v1/calls';
const FIRST_ID = 397;

const NO_SUCH_PAGE = {
  status: 404,
  type: 'text/html; charset=UTF-8',
  body: '<!DOCTYPE html><html><head><title>404 Not Found</title></head><body>No such subdomain.</body></html>',
};

/**
 * Starts the calls part of the CCAI Platform Apps API (document 002) on the loopback interface. Faults name `ccai` and
 * an operation (`callOut`, `queueNow`, `schedule`, `create` for any other type, `readFlags`, `writeFlags`). Besides the
 * common controls: `PUT /_control/{directory,forms,quirks,clearRinging}` and `GET /_control/ringing`.
 */
export async function startCcaiSimulator(options: CcaiSimulatorOptions): Promise<CcaiSimulator> {
  const now = options.now ?? Date.now;
  const limiter = createLimiter(now);
  const quirkDesk = createQuirkDesk<Quirk>();
  const flags = new Map<number, SimulatedFlags>();
  const authorization = `Basic ${Buffer.from(`${options.subdomain}:${options.token}`).toString('base64')}`;
  let directory = ccaiDirectorySchema.parse(options.directory);
  let forms: CcaiForms = { ...DEFAULT_FORMS, ...options.forms };
  let ringing: RingingCall[] = [];
  let nextId = FIRST_ID;

  const isKnownCall = (id: number) => (id >= FIRST_ID && id < nextId) || directory.calls.includes(id);

  function answer(request: SimulatedRequest, operation: string | null): SimulatedAnswer {
    const quirks = quirkDesk.takeFor(operation);
    if (quirks.has('notFoundPage')) return NO_SUCH_PAGE;
    if (request.headers.authorization !== authorization) return { status: 401, body: '' };
    if (quirks.has('rateLimitedFor7')) return tooMany(7);
    if (quirks.has('rateLimited')) return tooMany(null);
    if (!limiter.takes()) return tooMany(forms.retryAfter);
    if (operation === null) return NO_SUCH_PAGE;
    if (operation === 'readFlags' || operation === 'writeFlags') return answerFlags(request);
    const asked = readParameters(request.body);
    return asked === null ? json(400, { message: 'Bad Request' }) : answerPlacing(asked, quirks);
  }

  function answerPlacing(asked: Parameters, quirks: ReadonlySet<Quirk>): SimulatedAnswer {
    const verdict = judge(directory, asked, isKnownCall);
    if (verdict.kind === 'error') {
      const message = quirks.has('otherHyphen') ? otherHyphen(verdict.message) : verdict.message;
      return json(400, { message });
    }
    if (verdict.kind === 'adapter' || quirks.has('adapter')) return finishInAdapter(asked);
    const id = nextId;
    nextId += 1;
    const { operation, number } = verdict;
    ringing.push({ id, at: now(), operation, number, request: asked });
    if (quirks.has('emptyBody')) return { status: 201, body: '' };
    return json(201, oddly(callObject(id, verdict, asked, now(), forms.scheduledAs), quirks));
  }

  /** The repeated request never names the outbound number. */
  function finishInAdapter(asked: Parameters): SimulatedAnswer {
    if (forms.finishInAdapter === 'empty202') return { status: 202, body: '' };
    const { outbound_number: _dropped, ...echo } = asked;
    return json(200, echo);
  }

  function answerFlags({ method, target, body }: SimulatedRequest): SimulatedAnswer {
    const id = flagsTarget(target);
    if (id === null || !isKnownCall(id)) return json(404, { message: 'Not Found' });
    const before = flags.get(id) ?? NO_FLAGS;
    if (method === 'GET') return json(200, written(before, forms.flagValues));
    const patch = readParameters(body);
    if (patch === null) return json(400, { message: 'Bad Request' });
    const after = patched(before, patch, forms.repeatKey);
    flags.set(id, after);
    if (forms.patchAnswer === 'flags') return json(200, written(after, forms.flagValues));
    return { status: forms.patchAnswer === 'empty204' ? 204 : 200, body: '' };
  }

  const setDirectory = (next: CcaiDirectoryInput) => {
    directory = ccaiDirectorySchema.parse(next);
  };
  const setForms = (next: Partial<CcaiForms>) => {
    forms = { ...forms, ...next };
  };
  const clearRinging = () => {
    ringing = [];
  };

  const base = await startHttpSimulator(
    {
      name: 'ccai',
      operationOf,
      answer,
      statusAnswer,
      controls: {
        directory: (body) => setDirectory(ccaiDirectorySchema.parse(body)),
        forms: (body) => setForms(ccaiFormsSchema.partial().parse(body) as Partial<CcaiForms>),
        quirks: (body) => quirkDesk.set(z.array(quirkSchema).parse(body)),
        clearRinging,
      },
      views: { ringing: () => ringing },
    },
    options,
  );
  return {
    ...base,
    ringing: () => ringing,
    clearRinging,
    flagsOf: (id) => (isKnownCall(id) ? (flags.get(id) ?? NO_FLAGS) : null),
    setDirectory,
    setForms,
    setQuirks: (quirks) => {
      quirkDesk.set(quirks);
    },
  };
}

/** The routes of document 002, written down again rather than taken from the client, so that neither hides a slip. */
function operationOf({ method, target, body }: SimulatedRequest): string | null {
  if (method === 'POST' && target === CALLS) {
    return operationFor(readParameters(body)?.['call_type']) ?? 'create';
  }
  if (!/^\/apps\/api\/v1\/calls\/\d+\/customer_flag$/.test(target)) return null;
  if (method === 'GET') return 'readFlags';
  return method === 'PATCH' ? 'writeFlags' : null;
}

function flagsTarget(target: string): number | null {
  const id = Number(target.split('/').at(-2));
  return Number.isSafeInteger(id) ? id : null;
}

function readParameters(body: string): Parameters | null {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body));
  } catch {
    return null;
  }
}

function otherHyphen(message: string): string {
  return message.includes('well-formed')
    ? message.replace('well-formed', 'well formed')
    : message.replace('well formed', 'well-formed');
}

function tooMany(retryAfter: number | null): SimulatedAnswer {
  return {
    ...json(429, { message: 'Too Many Requests' }),
    headers: retryAfter === null ? {} : { 'Retry-After': String(retryAfter) },
  };
}

/** 401 and 403 are empty, 404 is a page, 429 says so in JSON, and a gateway's page stands for what breaks. */
function statusAnswer(status: number): SimulatedAnswer {
  if (status === 401 || status === 403) return { status, body: '' };
  if (status === 404) return NO_SUCH_PAGE;
  if (status === 429) return tooMany(null);
  return { status, type: 'text/html; charset=UTF-8', body: `<html><title>${status}</title></html>` };
}
