import { z } from 'zod';
import { json } from '../support/httpSimulator.ts';
import type { SimulatedAnswer } from '../support/httpSimulator.ts';

/**
 * How the answers are written. Document 000 (Encom) shows no body, so each form that the real system may have can be
 * chosen.
 */
export const answerFormsSchema = z.object({
  /** `900` as text, as what PHP calls HTML by default, as JSON; `"900"` as JSON. */
  queue: z.enum(['text', 'htmlText', 'jsonNumber', 'jsonString']),
  /** `true`, `1`, `"true"`, `"1"`. */
  flag: z.enum(['boolean', 'number', 'string', 'numberString']),
  /** `{"response":"not found"}`, `"not found"`, `{"message":"not found"}`, each with 404; or the first with 200. */
  notFound: z.enum(['response', 'string', 'message', 'response200']),
});
export type AnswerForms = Readonly<z.infer<typeof answerFormsSchema>>;

export const DEFAULT_FORMS: AnswerForms = { queue: 'text', flag: 'boolean', notFound: 'response' };

export function queueAnswer(queue: string, form: AnswerForms['queue']): SimulatedAnswer {
  switch (form) {
    case 'text':
      return { status: 200, type: 'text/plain; charset=utf-8', body: queue };
    case 'htmlText':
      return { status: 200, type: 'text/html; charset=UTF-8', body: queue };
    case 'jsonNumber':
      return { status: 200, type: 'application/json', body: queue };
    case 'jsonString':
      return json(200, queue);
  }
}

export function flagAnswer(value: boolean, form: AnswerForms['flag']): SimulatedAnswer {
  switch (form) {
    case 'boolean':
      return json(200, value);
    case 'number':
      return json(200, value ? 1 : 0);
    case 'string':
      return json(200, String(value));
    case 'numberString':
      return json(200, value ? '1' : '0');
  }
}

export function notFoundAnswer(form: AnswerForms['notFound']): SimulatedAnswer {
  switch (form) {
    case 'response':
      return json(404, { response: 'not found' });
    case 'string':
      return json(404, 'not found');
    case 'message':
      return json(404, { message: 'not found' });
    case 'response200':
      return json(200, { response: 'not found' });
  }
}

/** 401 says so in JSON, 403 is empty, a page stands for everything that breaks. */
export function statusAnswer(status: number): SimulatedAnswer {
  if (status === 401) return json(401, { message: 'Unauthenticated.' });
  if (status === 403) return { status, body: '' };
  if (status === 404) return notFoundAnswer('response');
  return {
    status,
    type: 'text/html; charset=utf-8',
    body: `<html><head><title>${status}</title></head><body><h1>Error ${status}</h1></body></html>`,
  };
}
