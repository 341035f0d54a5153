import { z } from 'zod';
import { WEEKDAYS } from '../domain/numberForm.ts';
import { ZONE_PREFIXES } from '../domain/phoneZone.ts';
import {
  availableNumbers,
  companyNumberView,
  mediaState,
  numberSaved,
  numbersState,
} from './numbersViews.ts';

const nothing = z.strictObject({});
const text = z.string().max(2000);
const yesNo = z.boolean().nullable();

/** A number form as it is typed (`NumberForm`); what the document allows is judged by `validateNumberForm`. */
const numberForm = z.strictObject({
  number: text,
  zoneCode: text,
  state: z.enum(['active', 'inactive']).nullable(),
  holder: text,
  holderEmail: text,
  info: text,
  welcomeMessage: text,
  recordingNotice: text,
  waitingMusic: text,
  playback: text,
  voicemail: text,
  message: text,
  handling: z.enum(['voicemail', 'forward']).nullable(),
  forwarding: z.enum(['parallel', 'sequential']).nullable(),
  forwardTo: text,
  ringSeconds: text,
  hourFrom: text,
  hourTo: text,
  days: z.array(z.enum(WEEKDAYS)).max(WEEKDAYS.length),
  dateFrom: text,
  dateTo: text,
  incoming: yesNo,
  outgoing: yesNo,
  recording: yesNo,
  emailNotification: yesNo,
});

/**
 * What is asked of the list; null and '' do not filter. A campaign or a holder that exists is meant as it is, any other
 * text as a part of one.
 */
const numberQuery = z.strictObject({
  /** Part of a number, a holder, a campaign or an info, as typed. */
  text: z.string().trim().max(200).default(''),
  /** `none`: numbers of no region and without any zone. */
  zone: z
    .enum([...ZONE_PREFIXES, 'none'])
    .nullable()
    .default(null),
  /** A zone that is none of the five. */
  zoneCode: z.string().trim().max(40).nullable().default(null),
  state: z.enum(['active', 'inactive']).nullable().default(null),
  kind: z.enum(['phone', 'fax']).nullable().default(null),
  /** Part of a number, in any writing. */
  number: z.string().trim().max(100).default(''),
  campaign: z.string().trim().max(200).default(''),
  holder: z.string().trim().max(200).default(''),
  /** One row, by its key: to see how it is now. */
  key: z.string().max(400).nullable().default(null),
});
export type NumberQuery = z.input<typeof numberQuery>;
export type ParsedNumberQuery = z.output<typeof numberQuery>;

/** Commands about the company's numbers and sound files; part of the wall in `schemas.ts`. */
export const numbersCommands = {
  /**
   * What main holds. Reads it from the provider if that never happened, or failed a while ago; `refresh` reads anew. Does
   * not wait: `numbers.changed` tells how it goes on.
   */
  'numbers.state': { request: z.strictObject({ refresh: z.boolean().default(false) }), reply: numbersState },
  /** A slice of the numbers that match, in the list's order, so that thousands of rows never cross at once. */
  'numbers.rows': {
    request: z.strictObject({ query: numberQuery, from: z.int().min(0), count: z.int().min(0).max(200) }),
    reply: z.object({ version: z.int(), matched: z.int(), rows: z.array(companyNumberView).max(200) }),
  },
  'numbers.available': {
    request: z.strictObject({ zoneCode: z.string().max(40), number: z.string().max(100).default('') }),
    reply: availableNumbers,
  },
  'numbers.add': { request: z.strictObject({ form: numberForm }), reply: numberSaved },
  /** `seen`: the number as it was when the form opened; only the fields of `edit` are sent. */
  'numbers.edit': {
    request: z.strictObject({ seen: companyNumberView, edit: numberForm.partial() }),
    reply: numberSaved,
  },
  'media.state': { request: z.strictObject({ refresh: z.boolean().default(false) }), reply: mediaState },
  /**
   * Lets one file be heard: the address of a page of this app, for a frame, that may load from the file's origin and
   * from nowhere else. It can be loaded once, and is void after `media.stop`, the next `media.play` or a reload. What it
   * tells is in `domain/player.ts`.
   */
  'media.play': {
    request: z.strictObject({ id: z.string().min(1).max(200) }),
    reply: z.discriminatedUnion('result', [
      z.object({ result: z.literal('player'), url: z.string() }),
      z.object({ result: z.literal('noFile') }),
      /** The file is offered without encryption, which the page may not load. */
      z.object({ result: z.literal('inClear') }),
    ]),
  },
  'media.stop': { request: nothing, reply: nothing },
} satisfies Record<string, { request: z.ZodType; reply: z.ZodType }>;

export const numbersEvents = {
  'numbers.changed': numbersState,
  'media.changed': mediaState,
} satisfies Record<string, z.ZodType>;
