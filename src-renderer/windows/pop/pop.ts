import { mount } from 'svelte';
import PopView from '../../components/views/PopView.svelte';
import { popApi } from '../../lib/api.ts';
import { PopDesk } from '../../lib/pop/popDesk.svelte.ts';
import { PreferencesDesk } from '../../lib/preferences/preferencesDesk.svelte.ts';
import { WORDS } from '../../lib/words.ts';
import { callEn } from '../../strings/en/call.ts';
import { callFr } from '../../strings/fr/call.ts';

/** The pop lives as long as its window, which main creates once and only hides: nothing here is ever stopped. */
const api = popApi();
const preferences = new PreferencesDesk(api, { en: callEn, fr: callFr });
const desk = new PopDesk(api);

preferences.start();
desk.start();
mount(PopView, { target: document.body, props: { desk }, context: new Map([[WORDS, preferences]]) });
addEventListener('pagehide', () => void desk.notes.flush());
