import type { Preferences } from '#shared/contract/views.ts';
import { systemLanguage } from '../../strings/callStrings.ts';
import type { CallStrings, Language } from '../../strings/callStrings.ts';
import type { Asks, Hears, Stop } from '../transport.ts';

type Transport = Asks<'preferences.read'> & Hears<'preferences.changed'>;

/** Fetches the words of each language: a file of its own, so that a window loads only what the agent reads. */
export type Dictionaries<S extends CallStrings> = Readonly<Record<Language, () => Promise<S>>>;

/** The language, its words and the theme of one window, all changed in one go. */
export class PreferencesDesk<S extends CallStrings> {
  readonly #api: Transport;
  readonly #dictionaries: Dictionaries<S>;
  #shown = $state.raw<{ readonly preferences: Preferences; readonly strings: S } | null>(null);
  /** What main told last; its words may still be on their way. */
  #newest: Preferences | null = null;
  #loading: Promise<void> = Promise.resolve();

  constructor(api: Transport, dictionaries: Dictionaries<S>) {
    this.#api = api;
    this.#dictionaries = dictionaries;
  }

  get language(): Language {
    return this.#now.preferences.language;
  }

  get strings(): S {
    return this.#now.strings;
  }

  get extension(): string {
    return this.#now.preferences.extension;
  }

  get agentName(): string {
    return this.#now.preferences.agentName;
  }

  /**
   * Follows main from now on. Resolves once the words are there: nothing is drawn before, so that no window ever shows
   * a language or a theme that is not the agent's. Rejects if the words cannot be loaded.
   */
  async start(): Promise<Stop> {
    const stop = this.#api.on('preferences.changed', (preferences) => {
      // Without its file the language stays what it was, which is better than no words.
      this.#take(preferences).catch(() => undefined);
    });
    const outcome = await this.#api.invoke('preferences.read', {});
    if (this.#newest === null) void this.#take(outcome.ok ? outcome.value : ofTheSystem());
    while (this.#shown === null) await this.#loading;
    return stop;
  }

  get #now() {
    if (this.#shown === null) throw new Error('words are asked for before start() has loaded them');
    return this.#shown;
  }

  #take(preferences: Preferences): Promise<void> {
    this.#newest = preferences;
    this.#loading = this.#show(preferences);
    return this.#loading;
  }

  /** The document carries language and theme, for screen readers, hyphenation and the colour tokens. */
  async #show(preferences: Preferences): Promise<void> {
    const strings = await this.#dictionaries[preferences.language]();
    if (this.#newest !== preferences) return;
    this.#shown = { preferences, strings };
    document.documentElement.lang = preferences.language;
    document.documentElement.dataset['theme'] = preferences.theme;
  }
}

/** What serves should main refuse to tell. */
function ofTheSystem(): Preferences {
  return { language: systemLanguage(), theme: 'system', region: '', agentName: '', extension: '' };
}
