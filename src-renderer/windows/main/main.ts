import { mount } from 'svelte';
import MainWindow from './MainWindow.svelte';
import { mainApi } from '../../lib/api.ts';
import { MAIN_DESK, MainDesk } from '../../lib/mainDesk.ts';
import { PreferencesDesk } from '../../lib/preferences/preferencesDesk.svelte.ts';
import { WORDS } from '../../lib/words.ts';

/** The page lives as long as its window: what starts here ends with it. */
const api = mainApi();
const preferences = new PreferencesDesk(api, {
  en: async () => (await import('../../strings/en/main.ts')).en,
  fr: async () => (await import('../../strings/fr/main.ts')).fr,
});
const desk = new MainDesk(api);

desk.start();
addEventListener('pagehide', () => void desk.flushNotes());
// No top-level await: the words import from this module, and would wait for it while it waits for them.
void preferences.start().then(() => {
  mount(MainWindow, {
    target: document.body,
    props: { preferences },
    context: new Map<symbol, unknown>([
      [WORDS, preferences],
      [MAIN_DESK, desk],
    ]),
  });
  desk.reportReady();
});
