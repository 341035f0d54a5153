import type { Preferences } from '#shared/contract/views.ts';
import type { CallStrings, Language } from '../../strings/callStrings.ts';
import type { Asks, Hears, Stop } from '../transport.ts';

type Transport = Asks<'preferences.read'> & Hears<'preferences.changed'>;

/**
 * The language, its words and the theme of one window. Until main has told, the system's language and theme serve, so
 * that the first paint waits for nothing.
 */
export class PreferencesDesk<S extends CallStrings> {
  readonly #api: Transport;
  readonly #dictionaries: Readonly<Record<Language, S>>;
  #preferences = $state.raw<Preferences | null>(null);
  readonly #guess: Language = navigator.language.startsWith('fr') ? 'fr' : 'en';

  constructor(api: Transport, dictionaries: Readonly<Record<Language, S>>) {
    this.#api = api;
    this.#dictionaries = dictionaries;
  }

  get language(): Language {
    return this.#preferences?.language ?? this.#guess;
  }

  get strings(): S {
    return this.#dictionaries[this.language];
  }

  get theme(): Preferences['theme'] {
    return this.#preferences?.theme ?? 'system';
  }

  get agentName(): string {
    return this.#preferences?.agentName ?? '';
  }

  start(): Stop {
    const stop = this.#api.on('preferences.changed', (preferences) => {
      this.#take(preferences);
    });
    void this.#api.invoke('preferences.read', {}).then((outcome) => {
      if (outcome.ok && this.#preferences === null) this.#take(outcome.value);
    });
    this.#apply();
    return stop;
  }

  #take(preferences: Preferences): void {
    this.#preferences = preferences;
    this.#apply();
  }

  /** The document carries both, for screen readers, hyphenation and the colour tokens. */
  #apply(): void {
    document.documentElement.lang = this.language;
    document.documentElement.dataset['theme'] = this.theme;
  }
}
