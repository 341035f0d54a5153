import { z } from 'zod';

/**
 * What CCAI Platform really sends. Document 002 contradicts itself about keys and types, and the platform announces that
 * it adds keys: everything is optional but a call's `id`, a value of a wrong type counts as absent, and keys we do not
 * know pass.
 */

const text = z.string().nullish().catch(null);
const wholeNumber = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const whole = wholeNumber.nullish().catch(null);
/** `rating` comes as text in some streams. */
const amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}(\.\d{1,9})?$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null);
/** Flags of document 002 are said to be of the type `"boolean"`, in quotes. */
const truth = z
  .union([z.boolean(), z.literal(['true', 'false']).transform((word) => word === 'true')])
  .nullish()
  .catch(null);

function part<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.looseObject(shape).nullish().catch(null);
}

/** The entries that can be read. */
function listOf<T extends z.core.$ZodLooseShape>(shape: T) {
  const entry = z.looseObject(shape);
  return z
    .array(entry.nullable().catch(null))
    .transform((entries) => entries.filter((each) => each !== null))
    .nullish()
    .catch(null);
}

const menuPath = { items_count: whole, name: text, materialized_path: text };
const person = {
  id: whole,
  name: text,
  last_name: text,
  first_name: text,
  agent_number: text,
  avatar_url: text,
};

const callSchema = z.looseObject({
  id: wholeNumber,
  parent_id: whole,
  lang: text,
  call_type: text,
  status: text,
  created_at: text,
  queued_at: text,
  assigned_at: text,
  connected_at: text,
  ends_at: text,
  scheduled_at: text,
  wait_duration: amount,
  call_duration: amount,
  hold_duration: amount,
  rating: amount,
  has_feedback: truth,
  voip_provider: text,
  out_ticket_id: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(null),
  out_ticket_url: text,
  verified: truth,
  recording_url: text,
  recording_permission: text,
  voicemail_reason: text,
  /** How one example spells it. */
  voicemail_reaso: text,
  deflection: text,
  disconnected_by: text,
  fail_details: text,
  fail_reason: text,
  support_number: text,
  selected_menu: part({
    id: whole,
    name: text,
    parent_id: whole,
    position: whole,
    deleted: truth,
    hidden: truth,
    menu_type: text,
    output_msg: text,
  }),
  menu_path: part(menuPath),
  agent_info: part(person),
  end_user: part({ id: whole, identifier: text, out_contact_id: text }),
  photos: listOf({ id: whole, photo_type: text, url: text }),
  videos: listOf({ id: whole, url: text }),
  transfers: listOf({
    id: whole,
    status: text,
    fail_reason: text,
    created_at: text,
    from_menu: part(menuPath),
    to_menu: part(menuPath),
    from_agent: part(person),
    to_agent: part(person),
  }),
  participants: listOf({
    id: whole,
    type: text,
    status: text,
    call_id: whole,
    user_id: whole,
    end_user_id: whole,
    call_duration: amount,
    hold_duration: amount,
    connected_at: text,
    ended_at: text,
    fail_reason: text,
  }),
  offer_type: text,
  offer_events: listOf({ casting_time: text, group: text }),
  answer_type: text,
  outbound_number: text,
});

/** The Call object of document 002. */
export type WireCall = z.infer<typeof callSchema>;

const echoSchema = z.looseObject({
  agent_email: text,
  end_user_number: text,
  ticket_id: z
    .union([z.string(), z.number().transform(String)])
    .nullish()
    .catch(null),
  outbound_number: text,
  lang: text,
});

/** A request as the platform repeats it. */
export type WireEcho = z.infer<typeof echoSchema>;

const flagsSchema = z.looseObject({
  verified_customer: truth,
  bad_actor: truth,
  repeat_customer: truth,
  /** How the request of the PATCH spells it. */
  repeat_customers: truth,
});

/** The reserved attributes of a call, in both spellings. */
export type WireFlags = z.infer<typeof flagsSchema>;

const FLAG_KEYS = ['verified_customer', 'bad_actor', 'repeat_customer', 'repeat_customers'];

/** A body by what it is: nothing, a value, a web page, or something else. */
export type Body =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'page' }
  | { readonly kind: 'text' };

/** Reads any text; never throws. An empty body is never handed to the JSON parser. */
export function readBody(body: string): Body {
  const trimmed = body.trim();
  if (trimmed === '') return { kind: 'empty' };
  try {
    return { kind: 'json', value: JSON.parse(trimmed) as unknown };
  } catch {
    return { kind: /^<|<(!doctype|html|body)\b/i.test(trimmed) ? 'page' : 'text' };
  }
}

/**
 * What an answer to `POST /calls` is: a call, an object that is no call (the echoed request, or anything else without
 * an id), or neither. The general sample of document 002 puts the call in an array of one.
 */
export function readPlacing(
  value: unknown,
): { kind: 'call'; call: WireCall } | { kind: 'echo'; echo: WireEcho } | { kind: 'neither' } {
  const object: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const call = callSchema.safeParse(object);
  if (call.success) return { kind: 'call', call: call.data };
  const echo = echoSchema.safeParse(object);
  // An id that cannot be read may still be that of a call.
  if (!echo.success || (echo.data['id'] ?? null) !== null) return { kind: 'neither' };
  return { kind: 'echo', echo: echo.data };
}

/** The flags in a body, or undefined if it speaks of none. */
export function readFlags(value: unknown): WireFlags | undefined {
  const read = flagsSchema.safeParse(value).data;
  return read !== undefined && FLAG_KEYS.some((key) => key in read) ? read : undefined;
}

const messageSchema = z.union([
  z.looseObject({ message: z.string() }).transform(({ message }) => message),
  z.looseObject({ error: z.string() }).transform(({ error }) => error),
]);

/** The `message` of an error body, or undefined. */
export function readMessage(body: Body): string | undefined {
  return body.kind === 'json' ? messageSchema.safeParse(body.value).data : undefined;
}
