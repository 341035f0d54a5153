import { z } from 'zod';
import { startHttpSimulator } from '../support/httpSimulator.ts';
import type {
  HttpSimulator,
  ListenOptions,
  SimulatedAnswer,
  SimulatedRequest,
} from '../support/httpSimulator.ts';
import { cliqphoneDirectorySchema } from './directory.ts';
import type { CliqphoneDirectory, CliqphoneDirectoryInput, SimulatedNumber } from './directory.ts';
import { cliqphoneFormsSchema, DEFAULT_FORMS } from './forms.ts';
import type { CliqphoneForms } from './forms.ts';
import { listAvailable, listMedia, listNumbers, listZones, mediaPath } from './lists.ts';
import type { Listed } from './lists.ts';
import { readParameters, readToken, text } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { refusalBody, ROWS } from './refusals.ts';
import type { Refusal } from './refusals.ts';
import { judgeAdd, judgeEdit } from './saving.ts';
import type { Saved } from './saving.ts';
import { mp3Silence, wavTone } from './sounds.ts';
import { createTokens, signedIn } from './tokens.ts';
import type { CliqphoneAccount } from './tokens.ts';

/** An add or an edit that was done, with all that it asked for. */
export interface SavedNumber {
  readonly at: number;
  readonly operation: 'addNumber' | 'editNumber';
  readonly id: number;
  readonly request: Parameters;
}

export interface CliqphoneSimulatorOptions extends ListenOptions {
  readonly login: string;
  readonly password: string;
  readonly directory: CliqphoneDirectoryInput;
  readonly forms?: Partial<CliqphoneForms> | undefined;
  /** Default: 24 h. */
  readonly tokenLifeMs?: number | undefined;
  /** So many wrong sign-ins in a row make the account inactive; default: never. */
  readonly lockAfter?: number | undefined;
  readonly signInPath?: string | undefined;
}

export interface CliqphoneSimulator extends HttpSimulator {
  /** Every add and edit that was done, oldest first. */
  saved(): readonly SavedNumber[];
  /** The numbers as they are now. */
  numbers(): readonly SimulatedNumber[];
  /** Everything that was ever set on a number, by the names of the document. */
  detailsOf(id: number): Parameters;
  setDirectory(directory: CliqphoneDirectoryInput): void;
  setForms(forms: Partial<CliqphoneForms>): void;
  setAccount(change: Partial<CliqphoneAccount>): void;
  /** Every token so far is expired from now on. */
  expireTokens(): void;
  /** Moves the clock by which tokens expire. */
  advanceClock(ms: number): void;
}

/** The routes of document 004, written down again rather than taken from the client, so that neither hides a slip. */
const ROUTES: Readonly<Record<string, string>> = {
  '/api/getallzone': 'zones',
  '/api/getallbyzone': 'zoneByCode',
  '/numeroapi/getlistnumerodispobyzone': 'availableNumbers',
  '/numeroapi/getlistnumerodispo': 'numbers',
  '/numeroapi/addNumero': 'addNumber',
  '/mediapi/getlistmedia': 'media',
};

const ASSETS = '/assets/';

const DAY_MS = 24 * 60 * 60 * 1000;

const NO_SUCH_PAGE: SimulatedAnswer = {
  status: 404,
  type: 'text/html; charset=UTF-8',
  body: '<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>',
};

/** `"codeErreur": "0300"`, as add and edit answer. */
const DONE = '{"state":"ok","codeErreur":"0300","messageErreur":""}';

/**
 * Starts the Cliqphone Developers API (document 004) on the loopback interface, with its sound files. Faults name
 * `cliqphone` and an operation (`signIn`, `zones`, `zoneByCode`, `availableNumbers`, `numbers`, `addNumber`,
 * `editNumber`, `media`, `asset`). Besides the common controls: `PUT /_control/{directory,forms,account,expireTokens,
 * advanceClock,clearSaved}` and `GET /_control/{saved,numbers}`.
 */
export async function startCliqphoneSimulator(
  options: CliqphoneSimulatorOptions,
): Promise<CliqphoneSimulator> {
  const { login, password, signInPath = '/api/auto' } = options;
  const clock = options.now ?? Date.now;
  let advancedMs = 0;
  const now = () => clock() + advancedMs;
  const tokens = createTokens(
    { login, password, active: true, lockAfter: options.lockAfter ?? null },
    options.tokenLifeMs ?? DAY_MS,
    now,
  );
  const details = new Map<number, Parameters>();
  let directory: CliqphoneDirectory = cliqphoneDirectorySchema.parse(options.directory);
  let forms: CliqphoneForms = { ...DEFAULT_FORMS, ...options.forms };
  let saved: SavedNumber[] = [];
  let origin = '';

  function answer(request: SimulatedRequest, operation: string | null): SimulatedAnswer {
    if (operation === null) return NO_SUCH_PAGE;
    if (operation === 'asset') return asset(request.target);
    const asked = readParameters(request) ?? {};
    if (operation === 'signIn') return answerSignIn(asked);
    const token = tokens.stateOf(readToken(request));
    if (token !== 'good') return refuse(tokenRow(operation, token), 401);
    switch (operation) {
      case 'zones':
        return list(listZones(directory, null, forms.values));
      case 'zoneByCode':
        return list(listZones(directory, text(asked['code']), forms.values));
      case 'availableNumbers':
        return list(listAvailable(directory, asked, forms.values));
      case 'numbers':
        return list(listNumbers(directory, asked, forms));
      case 'media':
        return list(listMedia(directory, asked, forms.values, origin));
      case 'addNumber':
        return save('addNumber', judgeAdd(directory, asked), asked);
      default: {
        const id = request.target.split('/').at(-1) ?? '';
        return save('editNumber', judgeEdit(directory, id, asked), asked);
      }
    }
  }

  function answerSignIn(asked: Parameters): SimulatedAnswer {
    const outcome = tokens.signIn(asked);
    return 'printed' in outcome ? refuse(outcome, 401) : json(signedIn(outcome, forms));
  }

  function list(listed: Listed): SimulatedAnswer {
    if ('printed' in listed) return refuse(listed, 400);
    const numbered = forms.lists === 'numbered' && listed.length > 0;
    return json(phpJson(numbered ? Object.fromEntries(listed.entries()) : listed));
  }

  function save(operation: SavedNumber['operation'], outcome: Saved, request: Parameters): SimulatedAnswer {
    if ('printed' in outcome) return refuse(outcome, 400);
    const others = directory.numbers.filter(({ id }) => id !== outcome.id);
    const isNew = others.length === directory.numbers.length;
    const numbers = isNew
      ? [...others, outcome]
      : directory.numbers.map((each) => (each.id === outcome.id ? outcome : each));
    directory = { ...directory, numbers };
    details.set(outcome.id, { ...details.get(outcome.id), ...request });
    saved.push({ at: now(), operation, id: outcome.id, request });
    return json(DONE);
  }

  function refuse(row: Refusal, status: number): SimulatedAnswer {
    return json(refusalBody(row, forms.refusals), forms.statuses === 'speaking' ? status : 200);
  }

  function asset(target: string): SimulatedAnswer {
    const found = directory.media.find((each) => mediaPath(each) === target);
    if (found === undefined) return NO_SUCH_PAGE;
    return found.file.endsWith('.wav')
      ? { status: 200, type: 'audio/wav', body: '', bytes: wavTone() }
      : { status: 200, type: 'audio/mpeg', body: '', bytes: mp3Silence() };
  }

  function operationOf({ method, target }: SimulatedRequest): string | null {
    const path = target.split('?')[0] ?? '';
    if (path.startsWith(ASSETS)) return method === 'GET' ? 'asset' : null;
    const operation = path === signInPath ? 'signIn' : Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
    if (operation === 'zones') return operation;
    if (method !== 'POST') return null;
    if (operation !== undefined) return operation;
    return /^\/numeroapi\/editnumero\/[^/]+$/.test(path) ? 'editNumber' : null;
  }

  const setDirectory = (next: CliqphoneDirectoryInput) => {
    directory = cliqphoneDirectorySchema.parse(next);
  };
  const setForms = (next: Partial<CliqphoneForms>) => {
    forms = { ...forms, ...next };
  };
  const advanceClock = (ms: number) => {
    advancedMs += ms;
  };

  const base = await startHttpSimulator(
    {
      name: 'cliqphone',
      operationOf,
      answer,
      statusAnswer,
      controls: {
        directory: (body) => setDirectory(cliqphoneDirectorySchema.parse(body)),
        forms: (body) => setForms(cliqphoneFormsSchema.partial().parse(body) as Partial<CliqphoneForms>),
        account: (body) => tokens.setAccount(accountSchema.parse(body) as Partial<CliqphoneAccount>),
        expireTokens: () => tokens.expireAll(),
        advanceClock: (body) => advanceClock(z.object({ ms: z.number() }).parse(body).ms),
        clearSaved: () => {
          saved = [];
        },
      },
      views: { saved: () => saved, numbers: () => directory.numbers },
    },
    options,
  );
  origin = base.url;
  return {
    ...base,
    saved: () => saved,
    numbers: () => directory.numbers,
    detailsOf: (id) => details.get(id) ?? {},
    setDirectory,
    setForms,
    setAccount: (change) => tokens.setAccount(change),
    expireTokens: () => tokens.expireAll(),
    advanceClock,
  };
}

const accountSchema = z
  .strictObject({
    login: z.string(),
    password: z.string(),
    active: z.boolean(),
    lockAfter: z.int().nullable(),
  })
  .partial();

/** Operations have their own way to say that a token is over. */
function tokenRow(operation: string, state: 'expired' | 'unknown'): Refusal {
  if (state === 'unknown') return ROWS.any.invalidToken;
  if (operation === 'numbers') return ROWS.numbers.expired;
  return operation === 'zoneByCode' ? ROWS.zoneByCode.expired : ROWS.any.expired;
}

function json(body: string, status = 200): SimulatedAnswer {
  return { status, type: 'application/json', body };
}

/** As PHP writes it: slashes escaped, nothing but ASCII. */
function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replaceAll(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The document names no status but its own words; a page of the web server stands for every one. */
function statusAnswer(status: number): SimulatedAnswer {
  if (status === 404) return NO_SUCH_PAGE;
  return { status, type: 'text/html; charset=UTF-8', body: `<html><title>${status}</title></html>` };
}
