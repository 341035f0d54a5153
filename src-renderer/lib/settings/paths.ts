import type { PartialSettings, Settings } from '#shared/contract/settings.ts';

/** The settings that hold settings of their own. */
type Group = {
  [K in keyof Settings]: Settings[K] extends Readonly<Record<string, unknown>> ? K : never;
}[keyof Settings];

/** A setting by its dotted path, such as `encom.baseUrl`: the names that policies and refusals use. */
export type SettingPath =
  Exclude<keyof Settings, Group> | { [G in Group]: `${G}.${keyof Settings[G] & string}` }[Group];

export type ValueAt<P extends SettingPath> = P extends `${infer G extends Group}.${infer K}`
  ? K extends keyof Settings[G]
    ? Settings[G][K]
    : never
  : P extends keyof Settings
    ? Settings[P]
    : never;

/** The paths whose value is of type `T`. */
export type PathOf<T> = { [P in SettingPath]: ValueAt<P> extends T ? P : never }[SettingPath];

export function valueAt<P extends SettingPath>(settings: Settings, path: P): ValueAt<P> {
  const value = path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      settings,
    );
  return value as ValueAt<P>;
}

/** The change that sets one path and nothing else. */
export function changeOf(path: SettingPath, value: unknown): PartialSettings {
  const [first = '', second] = path.split('.');
  return { [first]: second === undefined ? value : { [second]: value } };
}

/** Whether `path` is the same as, inside of, or around `other`. */
export function touches(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`);
}
