import { z } from 'zod';
import { settingsSchema } from '#shared/contract/settings.ts';

const instant = z.number().min(0).max(600_000);

const customer = z.strictObject({
  number: z.string().default(''),
  code: z.string().default(''),
  queue: z.string().default(''),
  vip: z.boolean().default(false),
  onCallDuty: z.boolean().default(false),
});

/** A call as Enreach Core posts it (document 001), `atMs` after the start of the scenario. */
const call = z.strictObject({
  atMs: instant,
  anum: z.string(),
  bnum: z.string().default(''),
  targetid: z.string().optional(),
  extradata: z.record(z.string(), z.unknown()).optional(),
  /** What the agent does: types this code into the pop once the number turned out to be unknown. */
  typeCode: z.string().optional(),
  /** … and writes this note. */
  typeNote: z.string().optional(),
  /** The softphone reports through the call hook that the call was answered, and that it ended. */
  answeredAfterMs: instant.optional(),
  endedAfterMs: instant.optional(),
});

const fault = z.strictObject({
  system: z.string(),
  operation: z.string(),
  kind: z.enum(['delay', 'status', 'reset', 'garbage']),
  value: z.union([z.number(), z.string()]).optional(),
  /** When it holds; from the first call to the last if left out. */
  fromMs: instant.optional(),
  untilMs: instant.optional(),
});

export const scenarioSchema = z.strictObject({
  customers: z.array(customer).default([]),
  calls: z.array(call).default([]),
  faults: z.array(fault).default([]),
  /** Laid over the settings of the demo. */
  settings: z.record(z.string(), z.unknown()).default({}),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type ScenarioCall = Scenario['calls'][number];
export type ScenarioFault = Scenario['faults'][number];

/**
 * The scenario in a file's text.
 * @throws Error that names every wrong field, for the person who wrote the file.
 */
export function readScenario(text: string): Scenario {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Error(`The scenario is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = scenarioSchema.safeParse(json);
  if (!parsed.success) {
    throw new Error(`The scenario does not fit:\n${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}

/** What the simulators know by name. */
const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  encom: ['queueByNumber', 'isVipByNumber', 'onCallByNumber', 'queueByCode', 'isVipByCode', 'onCallByCode'],
  pitel: ['signIn', 'list', 'get', 'upsert', 'remove'],
  cliqphone: [
    'signIn',
    'zones',
    'zoneByCode',
    'availableNumbers',
    'numbers',
    'addNumber',
    'editNumber',
    'media',
    'asset',
  ],
  ccai: ['callOut', 'queueNow', 'schedule', 'create', 'readFlags', 'writeFlags'],
};

/** What a scenario asks for that will have no effect: faults nobody can have, settings that do not fit. Pure. */
export function warningsOf({ faults, settings }: Scenario): string[] {
  const warnings = faults.flatMap(({ system, operation }) => {
    const known = OPERATIONS[system];
    if (known === undefined) return [`no simulator is called "${system}"; its faults have no effect`];
    if (operation === '*' || known.includes(operation)) return [];
    return [`${system} has no operation "${operation}"; it has ${known.join(', ')}, or * for all`];
  });
  const unknown = Object.keys(settings).filter((name) => !(name in settingsSchema.shape));
  warnings.push(...unknown.map((name) => `there is no setting "${name}"`));
  const parsed = settingsSchema.safeParse(settings);
  if (!parsed.success) {
    warnings.push(
      ...parsed.error.issues.map(({ path, message }) => `setting ${path.join('.')} is ignored: ${message}`),
    );
  }
  return warnings;
}
