import { z } from 'zod';

const menuKind = z.enum(['ivr', 'mobile', 'web']);
export type MenuKind = z.infer<typeof menuKind>;

/** What a customer of CCAI Platform has set up. What is left out is as harmless as can be. */
export const ccaiDirectorySchema = z.object({
  agents: z
    .array(
      z.object({
        id: z.int(),
        email: z.string(),
        name: z.string().default('Agent'),
        available: z.boolean().default(true),
        mayCall: z.boolean().default(true),
      }),
    )
    .default([]),
  menus: z
    .array(
      z.object({
        id: z.int(),
        name: z.string(),
        /** A menu can be offered on several channels; the first names its type in answers. */
        kinds: z.array(menuKind).default(['ivr', 'mobile']),
        /** `open`, or the state as the platform says it. */
        state: z.string().default('open'),
      }),
    )
    .default([]),
  /** Managed outbound numbers. */
  outboundNumbers: z.array(z.string()).default([]),
  /** Null: with several numbers, the agent is asked. */
  defaultOutboundNumber: z.string().nullable().default(null),
  languages: z
    .object({ available: z.array(z.string()), known: z.array(z.string()) })
    .default({ available: ['en'], known: ['en', 'fr', 'de', 'es'] }),
  /** Records of the CRM; one without a number has no contact, one with several is called by the agent. */
  tickets: z
    .array(
      z.object({
        id: z.string(),
        numbers: z.array(z.string()),
        contactId: z.string().default('381630957514'),
      }),
    )
    .default([]),
  /** Calls of earlier, whose flags can be set and which can be parents. */
  calls: z.array(z.int()).default([]),
});
export type CcaiDirectory = z.output<typeof ccaiDirectorySchema>;
export type CcaiDirectoryInput = z.input<typeof ccaiDirectorySchema>;

/** Which of its several habits the platform has for good. Document 002 contradicts itself about each of them. */
export const ccaiFormsSchema = z.object({
  /** What answers an agent who must finish in the adapter: the request repeated, or nothing. */
  finishInAdapter: z.enum(['echo200', 'empty202']),
  /** What a scheduled call says of itself. */
  scheduledAs: z.enum(['inbound', 'scheduled']),
  /** The key of the repeat customer that a PATCH is read by. */
  repeatKey: z.enum(['plural', 'singular', 'both']),
  patchAnswer: z.enum(['flags', 'empty200', 'empty204']),
  flagValues: z.enum(['boolean', 'text']),
  /** `Retry-After` of a 429, in seconds; null: none. */
  retryAfter: z.int().nullable(),
});
export type CcaiForms = Readonly<z.infer<typeof ccaiFormsSchema>>;

export const DEFAULT_FORMS: CcaiForms = {
  finishInAdapter: 'echo200',
  scheduledAs: 'inbound',
  repeatKey: 'plural',
  patchAnswer: 'flags',
  flagValues: 'boolean',
  retryAfter: null,
};
