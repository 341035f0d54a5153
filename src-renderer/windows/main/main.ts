import { mount } from 'svelte';
import MainWindow from './MainWindow.svelte';
import { mainApi } from '../../lib/api.ts';
import { MAIN_DESK, MainDesk } from '../../lib/mainDesk.ts';
import { PreferencesDesk } from '../../lib/preferences/preferencesDesk.svelte.ts';
import { WORDS } from '../../lib/words.ts';
import { en } from '../../strings/en/main.ts';
import { fr } from '../../strings/fr/main.ts';

/** The page lives as long as its window: what starts here ends with it. */
const api = mainApi();
const preferences = new PreferencesDesk(api, { en, fr });
const desk = new MainDesk(api);

preferences.start();
desk.start();
mount(MainWindow, {
  target: document.body,
  props: { preferences },
  context: new Map<symbol, unknown>([
    [WORDS, preferences],
    [MAIN_DESK, desk],
  ]),
});
desk.reportReady();
addEventListener('pagehide', () => void desk.notes.flush());
