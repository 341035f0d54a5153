import { mount } from 'svelte';
import PopView from '../../components/views/PopView.svelte';
import type { PopLate } from '../../components/views/popLate.ts';
import { popApi } from '../../lib/api.ts';
import { Fetched } from '../../lib/pop/fetched.svelte.ts';
import { PopDesk } from '../../lib/pop/popDesk.svelte.ts';
import { PreferencesDesk } from '../../lib/preferences/preferencesDesk.svelte.ts';
import { WORDS } from '../../lib/words.ts';

/** The pop lives as long as its window, which main creates once and only hides: nothing here is ever stopped. */
const api = popApi();
const preferences = new PreferencesDesk(api, {
  en: async () => (await import('../../strings/en/call.ts')).callEn,
  fr: async () => (await import('../../strings/fr/call.ts')).callFr,
});
const desk = new PopDesk(api);
const late = new Fetched<PopLate>();

desk.start();
addEventListener('pagehide', () => void desk.notes.flush());
// No top-level await: the words import from this module, and would wait for it while it waits for them.
void preferences.start().then(() => {
  mount(PopView, { target: document.body, props: { desk, late }, context: new Map([[WORDS, preferences]]) });
  // Once the page stands, so that it delays nothing, and long before the first ring.
  void import('../../components/views/popLate.ts').then(({ startLate }) => {
    late.take(startLate(api));
  });
});
