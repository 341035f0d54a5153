import { z } from 'zod';
import { json } from '../support/httpSimulator.ts';
import type { SimulatedAnswer } from '../support/httpSimulator.ts';
import type { StoredRoute } from './directory.ts';

/** Which of its possible habits the system has for good. Document 003 shows the defaults, or is silent. */
export const pitelFormsSchema = z.object({
  /** Ids in answers to reading, and in those to writing. */
  readId: z.enum(['number', 'text']),
  writeId: z.enum(['number', 'text']),
  /** What the extension is called in answers to reading. */
  readKey: z.enum(['description', 'agent', 'both']),
  /** How one entry is answered. */
  envelope: z.enum(['bare', 'data', 'listOfOne']),
  /** `limit`, `offset` and `total`. */
  paging: z.enum(['numbers', 'text', 'none']),
  /** How many entries it gives when nobody says, and at most. */
  defaultLimit: z.int().positive(),
  maxLimit: z.int().positive(),
  /** What answers a number or an id without entry. */
  missing: z.enum(['404', '404text', 'empty', 'null', 'object', 'dataNull', 'fail']),
  /** What answers the deletion of what is not there. */
  missingDelete: z.enum(['asRead', 'successfully']),
  /** Which wins where a path is the id of one entry and the number of another. */
  pathIs: z.enum(['idFirst', 'numberFirst']),
  /** How a request is refused. */
  refusal: z.enum(['fail200', 'fail400', 'error400']),
  /** Version 1 or version 3 of signing in; its end as an instant or as a span of seconds. */
  token: z.enum(['v1', 'v3', 'v3instant', 'endless']),
});
export type PitelForms = Readonly<z.infer<typeof pitelFormsSchema>>;

export const DEFAULT_FORMS: PitelForms = {
  readId: 'number',
  writeId: 'text',
  readKey: 'description',
  envelope: 'bare',
  paging: 'numbers',
  defaultLimit: 10,
  maxLimit: 1000,
  missing: '404',
  missingDelete: 'asRead',
  pathIs: 'idFirst',
  refusal: 'fail200',
  token: 'v1',
};

const id = (route: StoredRoute, as: 'number' | 'text'): string | number =>
  as === 'number' && /^\d{1,15}$/.test(route.id) ? Number(route.id) : route.id;

/** An entry as reading shows it. */
export function readForm(route: StoredRoute, { readId, readKey }: PitelForms): Record<string, unknown> {
  return {
    id: id(route, readId),
    phone_number: route.phoneNumber,
    ...(readKey === 'agent' ? {} : { description: route.agent }),
    ...(readKey === 'description' ? {} : { agent: route.agent }),
    created_at: route.createdAt,
  };
}

/** An entry as writing answers it: another type of id, another name of the extension, an envelope. */
export function writeForm(route: StoredRoute, { writeId }: PitelForms): Record<string, unknown> {
  const { phoneNumber, agent, createdAt } = route;
  return {
    data: { id: id(route, writeId), phone_number: phoneNumber, agent, created_at: createdAt },
    message: 'successfully',
  };
}

export function entryAnswer(route: StoredRoute, forms: PitelForms): SimulatedAnswer {
  const entry = readForm(route, forms);
  if (forms.envelope === 'bare') return json(200, entry);
  return json(200, { data: forms.envelope === 'data' ? entry : [entry] });
}

export function pageAnswer(
  entries: readonly unknown[],
  paging: { readonly limit: number; readonly offset: number; readonly total: number },
  form: PitelForms['paging'],
): SimulatedAnswer {
  if (form === 'none') return json(200, { data: entries });
  const { limit, offset, total } = paging;
  if (form === 'numbers') return json(200, { data: entries, limit, offset, total });
  return json(200, { data: entries, limit: String(limit), offset: String(offset), total: String(total) });
}

export function missingAnswer(form: PitelForms['missing']): SimulatedAnswer {
  switch (form) {
    case '404':
      return json(404, { status: 'fail', error: 'NOT_FOUND' });
    case '404text':
      return { status: 404, type: 'text/plain', body: '' };
    case 'empty':
      return { status: 200, body: '' };
    case 'null':
      return json(200, null);
    case 'object':
      return json(200, {});
    case 'dataNull':
      return json(200, { data: null });
    case 'fail':
      return json(200, { status: 'fail', error: 'record not found' });
  }
}

export function refusalAnswer(error: string, form: PitelForms['refusal']): SimulatedAnswer {
  if (form === 'error400') return json(400, { error });
  return json(form === 'fail200' ? 200 : 400, { status: 'fail', error });
}

/** What signing in answers: the instant of the end, or (version 3) the seconds until it, all in one piece. */
export function tokenAnswer(
  token: string,
  endsAt: number,
  now: number,
  form: PitelForms['token'],
): SimulatedAnswer {
  const user_id = '60d8a5c6-0000-4000-8000-000000000003';
  if (form === 'endless') return json(200, { data: { token, user_id } });
  const expired = Math.floor(endsAt / 1000);
  if (form === 'v1') return json(200, { data: { expired, token, user_id } });
  return json(200, {
    client_id: 'client',
    domain_uuid: 'domain',
    expired_in: form === 'v3' ? Math.floor((endsAt - now) / 1000) : expired,
    refresh_token: `${token}-refresh`,
    token,
    token_type: 'Bearer',
    user_id,
  });
}
