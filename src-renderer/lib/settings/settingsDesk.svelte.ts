import { SvelteMap } from 'svelte/reactivity';
import type { ReplyOf } from '#shared/contract/api.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { Asks, Hears, Stop } from '../transport.ts';
import { changeOf, touches, valueAt } from './paths.ts';
import type { SettingPath, ValueAt } from './paths.ts';

type Transport = Asks<'settings.read' | 'settings.change'> & Hears<'settings.changed'>;

/** What became of the last change of one setting. */
export type FieldState =
  | { readonly is: 'saving' }
  | { readonly is: 'saved'; readonly before: unknown }
  | { readonly is: 'refused'; readonly problem: 'locked' | 'invalid'; readonly detail: string }
  | { readonly is: 'failed'; readonly code: ErrorCode };

/** The settings as main holds them. Each change is saved by itself, in the order in which they were made. */
export class SettingsDesk {
  readonly #api: Transport;
  #settings = $state.raw<Settings | null>(null);
  #locked = $state.raw<readonly string[]>([]);
  #failure = $state<ErrorCode | null>(null);
  readonly #fields = new SvelteMap<string, FieldState>();
  #queue: Promise<void> = Promise.resolve();

  constructor(api: Transport) {
    this.#api = api;
  }

  /** Null until main has told. */
  get settings(): Settings | null {
    return this.#settings;
  }

  get failure(): ErrorCode | null {
    return this.#failure;
  }

  start(): Stop {
    const stop = this.#api.on('settings.changed', (reply) => {
      this.#take(reply);
    });
    return stop;
  }

  async load(): Promise<void> {
    this.#failure = null;
    const outcome = await this.#api.invoke('settings.read', {});
    if (outcome.ok) this.#take(outcome.value);
    else this.#failure = outcome.error.code;
  }

  isLocked(path: SettingPath): boolean {
    return this.#locked.some((locked) => touches(path, locked));
  }

  field(path: SettingPath): FieldState | undefined {
    return this.#fields.get(path);
  }

  /** Saves one setting. Whatever is refused stays with its field, where the person can mend it. */
  save<P extends SettingPath>(path: P, value: ValueAt<P>): Promise<void> {
    return this.saveRaw(path, value);
  }

  /** As `save`, for text that a person typed and that may not fit: main judges it. */
  saveRaw(path: SettingPath, value: unknown): Promise<void> {
    this.#queue = this.#queue.then(() => this.#change(path, value));
    return this.#queue;
  }

  /** Takes the last saved change of a setting back. */
  async undo(path: SettingPath): Promise<void> {
    const field = this.#fields.get(path);
    if (field?.is !== 'saved') return;
    await this.saveRaw(path, field.before);
    if (this.#fields.get(path)?.is === 'saved') this.#fields.delete(path);
  }

  /** Forgets what was said about a field, as when the person types in it again. */
  forget(path: SettingPath): void {
    this.#fields.delete(path);
  }

  async #change(path: SettingPath, value: unknown): Promise<void> {
    const before = this.#settings === null ? undefined : valueAt(this.#settings, path);
    if (this.#settings !== null && JSON.stringify(before) === JSON.stringify(value)) {
      this.#fields.delete(path);
      return;
    }
    this.#fields.set(path, { is: 'saving' });
    const outcome = await this.#api.invoke('settings.change', { change: changeOf(path, value) });
    this.#fields.set(
      path,
      outcome.ok ? this.#judge(before, outcome.value) : { is: 'failed', code: outcome.error.code },
    );
  }

  #judge(before: unknown, reply: ReplyOf<'settings.change'>): FieldState {
    if (reply.result === 'saved') {
      this.#take(reply);
      return { is: 'saved', before };
    }
    const [problem] = reply.problems;
    return { is: 'refused', problem: problem?.problem ?? 'invalid', detail: problem?.detail ?? '' };
  }

  #take(reply: ReplyOf<'settings.read'>): void {
    this.#settings = reply.settings;
    this.#locked = reply.locked;
  }
}
