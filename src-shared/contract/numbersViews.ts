import { z } from 'zod';
import { MEDIA_KINDS } from '../domain/media.ts';
import { NUMBER_REFUSAL_CODES } from '../domain/numberSaving.ts';
import { ZONE_PREFIXES } from '../domain/phoneZone.ts';
import { failureReason } from './views.ts';

/** What renderers see of the company's numbers, their zones and the sound files they play (Cliqphone, document 004). */

const instant = z.number();
/** More numbers than anybody chooses from by eye. */
export const SHOWABLE_LIMIT = 200;
const activeState = z.enum(['active', 'inactive', 'unknown']);
const zonePrefix = z.enum(ZONE_PREFIXES);

/** A field of a form or of a filter, `id` of a number, or `login`: see `NumberRefusalField`. */
export const numberRefusalView = z.object({
  code: z.enum(NUMBER_REFUSAL_CODES),
  field: z.string().nullable(),
  params: z.record(z.string(), z.string()),
  /** The provider's own words, behind a detail. */
  raw: z.string(),
  /** It said nothing: its HTTP status did, and `raw` tells what came. */
  byStatus: z.literal(true).optional(),
});
export type NumberRefusalView = z.infer<typeof numberRefusalView>;

/** What happens to a list that main reads from a system. */
export const listReading = z.discriminatedUnion('state', [
  /** `why`: all was entered, and yet nothing is asked; see `Withheld`. */
  z.object({ state: z.literal('notConfigured'), why: z.enum(['inClear', 'signInPath']).optional() }),
  /** Nobody has needed it yet. */
  z.object({ state: z.literal('notRead') }),
  z.object({ state: z.literal('reading'), since: instant }),
  z.object({ state: z.literal('read'), at: instant }),
  z.object({
    state: z.literal('failed'),
    at: instant,
    reason: failureReason,
    detail: z.string().nullable(),
  }),
  /** `at` is when it said so, which is earlier where nothing was asked since, to spare the account. */
  z.object({ state: z.literal('refused'), at: instant, refusal: numberRefusalView }),
]);
export type ListReading = z.infer<typeof listReading>;

export const zoneView = z.object({
  code: z.string(),
  prefix: zonePrefix.nullable(),
  name: z.string().nullable(),
  country: z.string().nullable(),
  kind: z.string().nullable(),
  state: activeState,
  /** How many of the company's numbers belong to it; null while they are not known. */
  numbers: z.int().nullable(),
});
export type ZoneView = z.infer<typeof zoneView>;

export const companyNumberView = z.object({
  /** Names the row in the list as it was read. */
  key: z.string(),
  id: z.string().nullable(),
  /** As the provider writes it. */
  number: z.string(),
  e164: z.string().nullable(),
  /** As people write it. */
  display: z.string(),
  state: activeState,
  kind: z.enum(['phone', 'fax', 'unknown']),
  zoneCode: z.string().nullable(),
  zone: zonePrefix.nullable(),
  holder: z.string().nullable(),
  campaign: z.string().nullable(),
  company: z.string().nullable(),
  info: z.string().nullable(),
  /** Why it cannot be edited: the provider named no id, or the same for another number. Null if it can. */
  locked: z.enum(['noId', 'sharedId']).nullable(),
});
export type CompanyNumberView = z.infer<typeof companyNumberView>;

/** A number of the company that can be shown to a called party: an active telephone. */
export const showableNumber = z.object({
  e164: z.string(),
  display: z.string(),
  zone: zonePrefix.nullable(),
  holder: z.string().nullable(),
  campaign: z.string().nullable(),
});
export type ShowableNumber = z.infer<typeof showableNumber>;

/**
 * The numbers of the phone provider that can be shown, beside those of the settings. They are read at the first
 * `placing.proposal` or `numbers.state`, never by asking for options.
 */
export const showableNumbersView = z.object({
  reading: listReading,
  /** When they were read; null if they were not. */
  asOf: instant.nullable(),
  /** The agent's own first, then by number. More than these are found with `numbers.rows`. */
  numbers: z.array(showableNumber).max(SHOWABLE_LIMIT),
  total: z.int(),
});

export type ShowableNumbersView = z.infer<typeof showableNumbersView>;

/** Which number to show, and why: people answer a number of their own region. */
export const numberProposal = z.object({
  number: showableNumber,
  zone: zonePrefix,
  reason: z.literal('sameZone'),
  /** `settings`: one of the numbers that were set up for calling; `provider`: another one of the company. */
  from: z.enum(['settings', 'provider']),
});
export type NumberProposalView = z.infer<typeof numberProposal>;

/** The numbers as main holds them. A list that was read stays while it is read anew, and if that fails. */
export const numbersState = z.object({
  reading: listReading,
  /** When the list that is shown was read; null if none was. */
  asOf: instant.nullable(),
  /** Grows whenever the list changes, so that rows of two lists are not mixed. */
  version: z.int(),
  count: z.int(),
  /** So many entries of the list could not be read, and are not in it. */
  unread: z.int(),
  /** Those that the provider lists, the five regions, and every other that a number names. */
  zones: z.array(zoneView),
  zonesReading: listReading,
  zonesUnread: z.int(),
  /** What there is to filter by, at most 200 each, in order. */
  campaigns: z.array(z.string()),
  holders: z.array(z.string()),
});
export type NumbersState = z.infer<typeof numbersState>;

export const mediaView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(MEDIA_KINDS).nullable(),
  kindText: z.string().nullable(),
  state: activeState,
  company: z.string().nullable(),
  info: z.string().nullable(),
  /** Where the file lies; null if the provider sent no address that can be used. */
  origin: z.string().nullable(),
  /** `unusable`: it sent an address, but none that a sound can be played from. */
  address: z.enum(['usable', 'unusable', 'none']),
});
export type MediaView = z.infer<typeof mediaView>;

export const mediaState = z.object({
  reading: listReading,
  asOf: instant.nullable(),
  /** So many entries of the list could not be read, and are not in it. */
  unread: z.int(),
  media: z.array(mediaView),
});
export type MediaState = z.infer<typeof mediaState>;

/** The numbers that are free to be added; `unknown`: there is no such zone. */
export const availableNumbers = z.discriminatedUnion('result', [
  z.object({
    result: z.literal('known'),
    numbers: z.array(z.object({ number: z.string(), display: z.string(), zoneCode: z.string().nullable() })),
    /** There are more than are shown. */
    cut: z.boolean(),
    unread: z.int(),
  }),
  z.object({ result: z.literal('unknown') }),
  z.object({ result: z.literal('failed'), reason: failureReason, detail: z.string().nullable() }),
  z.object({ result: z.literal('refused'), refusal: numberRefusalView }),
]);
export type AvailableNumbers = z.infer<typeof availableNumbers>;

/**
 * What came of adding or editing. `changedMeanwhile`: the number is not any more as it was when the form opened;
 * nothing was sent. `unconfirmed`: `now` is the number when asked for again; `look` tells a number that the provider
 * does not have from one that could not be asked for. A form with a problem is `notSent`, reason `invalid`, with the
 * field as its detail.
 */
export const numberSaved = z.discriminatedUnion('result', [
  z.object({ result: z.literal('saved'), now: companyNumberView.nullable() }),
  z.object({ result: z.literal('refused'), errors: z.array(numberRefusalView), status: z.int() }),
  z.object({ result: z.literal('locked'), why: z.enum(['noId', 'sharedId', 'gone']) }),
  z.object({ result: z.literal('changedMeanwhile'), now: companyNumberView }),
  z.object({ result: z.literal('notSent'), reason: z.string(), detail: z.string().nullable() }),
  z.object({
    result: z.literal('unconfirmed'),
    reason: z.string(),
    detail: z.string().nullable(),
    look: z.enum(['found', 'absent', 'unread']),
    now: companyNumberView.nullable(),
  }),
  z.object({ result: z.literal('rateLimited'), retryAfterMs: z.number().nullable() }),
  /** The very same was asked for a moment ago: it is not sent twice, and whoever asked first hears what came of it. */
  z.object({ result: z.literal('onItsWay') }),
]);
export type NumberSaved = z.infer<typeof numberSaved>;
