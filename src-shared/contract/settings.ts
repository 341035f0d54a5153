import { z } from 'zod';

/** Values of free JSON, as routing answers carry them. */
const json = z.json();

const alertChoice = z.enum(['always', 'respectDnd', 'never']);
const port = z.int().min(0).max(65535);
const httpUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullable()
  .default(null);
const country = z.string().regex(/^[A-Z]{2}$/);
const shortText = z.string().trim().max(200);
const menu = z.int().min(0).max(2_147_483_647);
const e164 = z.union([z.string().regex(/^\+[1-9]\d{6,14}$/), z.literal('')]);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A rule of the SmartRouting endpoint (document 001): condition and the free JSON that answers it. */
export const routingRuleSchema = z.strictObject({
  when: z
    .strictObject({
      vip: z.boolean().optional(),
      onCallDuty: z.boolean().optional(),
      queue: z.union([z.string(), z.array(z.string()).readonly()]).optional(),
      known: z.boolean().optional(),
      targetid: z.string().optional(),
    })
    .prefault({}),
  answer: z
    .object({
      InitialTarget: z.string().nullable().optional(),
      FailTarget: z.string().nullable().optional(),
      Priority: z.number().nullable().optional(),
      ExtraPriority: z.number().nullable().optional(),
    })
    .catchall(json),
});

/**
 * All settings, with their built-in defaults: `settingsSchema.parse({})` is a complete set. The names are an interface
 * for administrators (docs/configuration.md). A null address means "not set up".
 */
export const settingsSchema = z.object({
  version: z.literal(1).default(1),
  language: z.enum(['system', 'fr', 'en']).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** ISO country in which national numbers are read. */
  region: country.default('FR'),
  agent: z
    .object({
      name: shortText.default(''),
      email: z.union([z.email(), z.literal('')]).default(''),
      extension: z
        .string()
        .regex(/^[0-9*#]{0,20}$/)
        .default(''),
      queues: z.array(shortText).max(200).default([]),
    })
    .prefault({}),
  pop: z
    .object({
      show: alertChoice.default('respectDnd'),
      sound: alertChoice.default('respectDnd'),
      /** `quiet`: tray only; `banner`: the pop, never focused; `raise`: the pop and the main window come up. */
      style: z.enum(['quiet', 'banner', 'raise']).default('banner'),
      doNotDisturb: z.boolean().default(false),
      /** Where the agent last put it: the display and the offset in its work area, in DIP. */
      position: z.object({ displayId: z.number(), x: z.number(), y: z.number() }).nullable().default(null),
    })
    .prefault({}),
  calls: z
    .object({
      /** How long a call may ring, or last, when its source never tells the end. */
      ringingMinutes: z.number().min(0.1).max(60).default(3),
      answeredMinutes: z.number().min(1).max(1440).default(120),
    })
    .prefault({}),
  history: z.object({ retentionDays: z.int().min(1).max(3650).default(365) }).prefault({}),
  startup: z.object({ atLogin: z.boolean().default(false) }).prefault({}),
  links: z
    .object({
      tel: z.boolean().default(false),
      callto: z.boolean().default(false),
      sip: z.boolean().default(false),
    })
    .prefault({}),
  network: z
    .object({
      /** `system` asks the operating system, `environment` reads HTTPS_PROXY and NO_PROXY, `none` goes direct. */
      proxy: z.enum(['system', 'environment', 'none']).default('system'),
    })
    .prefault({}),
  encom: z
    .object({
      baseUrl: httpUrl,
      customerAccount: shortText.default(''),
      numberFormat: z.enum(['e164', 'international00', 'national']).default('e164'),
      timeoutMs: z.int().min(200).max(60000).default(5000),
    })
    .prefault({}),
  smartRouting: z
    .object({
      enabled: z.boolean().default(false),
      host: z.string().min(1).max(255).default('127.0.0.1'),
      port: port.default(8443),
      path: z
        .string()
        .regex(/^\/[\w\-./~]*$/)
        .default('/smartrouting'),
      deadlineMs: z.int().min(100).max(4500).default(2000),
      /** PEM files. Both or neither; with both the endpoint speaks TLS only. */
      tls: z
        .object({ keyFile: z.string().min(1), certFile: z.string().min(1) })
        .nullable()
        .default(null),
      rules: z.array(routingRuleSchema).max(200).default([]),
    })
    .prefault({}),
  callHook: z.object({ enabled: z.boolean().default(false), port: port.default(47600) }).prefault({}),
  ccai: z
    .object({
      baseUrl: httpUrl,
      /** The user name of HTTP Basic, which a colon would end. */
      subdomain: shortText.regex(/^[^:/\s]*$/).default(''),
      timeoutMs: z.int().min(200).max(60000).default(15000),
      /** The menu that calls people back, and the one that calls them now. */
      callbackMenuId: menu.nullable().default(null),
      inboundMenuId: menu.nullable().default(null),
      /** Menus to choose from by name. */
      menus: z
        .array(z.strictObject({ id: menu, name: shortText.min(1) }))
        .max(200)
        .default([]),
      /** Shown to the called party, in E.164; empty: the provider's own choice. */
      outboundNumber: e164.default(''),
      /** Others that the agent may choose. */
      outboundNumbers: z.array(e164).max(100).default([]),
      /** ISO 639-1, spoken by the menu; empty: the provider's own choice. */
      language: z.union([z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/), z.literal('')]).default(''),
      /** How the third flag is written: the document spells it in two ways. */
      flagSpelling: z.enum(['plural', 'both']).default('plural'),
    })
    .prefault({}),
  pitel: z
    .object({
      baseUrl: httpUrl,
      numberFormat: z.enum(['e164', 'international00', 'national']).default('national'),
      /** ISO country of the phone system, in which its national numbers are read: those of document 003 are of VN. */
      region: country.default('VN'),
      timeoutMs: z.int().min(200).max(60000).default(5000),
      /** The zone of instants that come without one. */
      createdAtZone: z
        .string()
        .regex(/^(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/)
        .default('+07:00'),
    })
    .prefault({}),
  cliqphone: z
    .object({
      baseUrl: httpUrl,
      /** Password and token travel in clear over http, so that it takes a yes. */
      allowInsecureHttp: z.boolean().default(false),
      bodyEncoding: z.enum(['form', 'json']).default('form'),
      /** A path, or a whole address where one signs in elsewhere; the default is the one of document 004. */
      signInPath: shortText.regex(/^(\/|https?:\/\/[^\s/])\S*$/i).default('/api/auto'),
      timeoutMs: z.int().min(200).max(60000).default(15000),
      dateFormat: z.enum(['iso', 'dayFirst']).default('iso'),
    })
    .prefault({}),
  calling: z
    .object({
      /** Whether a link or the shortcut asks "call X?" before it calls. */
      askFirst: z.boolean().default(true),
      /** Calls the number on the clipboard, from anywhere; an Electron accelerator, empty: none. */
      shortcut: z.string().trim().max(60).default(''),
    })
    .prefault({}),
  callbacks: z
    .object({
      /** A notification this long before a callback is due, beside the one at its time; 0: none. */
      remindMinutesBefore: z.int().min(0).max(1440).default(5),
      overdueAfterMinutes: z.int().min(1).max(1440).default(10),
      /** The hours in which people may be called, in their own time; outside them the form warns. */
      hoursFrom: timeOfDay.default('08:00'),
      hoursTo: timeOfDay.default('20:00'),
    })
    .prefault({}),
});

export type Settings = z.infer<typeof settingsSchema>;
export type RoutingRuleSetting = z.infer<typeof routingRuleSchema>;

/** Settings with any part left out: what a file, a policy layer or a change holds. */
export type PartialSettings = {
  [K in keyof Settings]?: Settings[K] extends readonly unknown[] | null
    ? Settings[K]
    : Settings[K] extends object
      ? Partial<Settings[K]>
      : Settings[K];
};
