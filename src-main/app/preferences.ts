import type { Settings } from '#shared/contract/settings.ts';
import type { Preferences } from '#shared/contract/views.ts';

/** The language of the screens: the agent's choice, else the first of the system's that there is, else English. */
export function chooseLanguage(
  chosen: Settings['language'],
  systemLanguages: readonly string[],
): 'fr' | 'en' {
  if (chosen !== 'system') return chosen;
  for (const tag of systemLanguages) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'fr' || language === 'en') return language;
  }
  return 'en';
}

/** The few settings that every window needs to paint itself. */
export function preferencesOf(settings: Settings, systemLanguages: readonly string[]): Preferences {
  return {
    language: chooseLanguage(settings.language, systemLanguages),
    theme: settings.theme,
    region: settings.region,
    agentName: settings.agent.name,
    extension: settings.agent.extension,
  };
}
