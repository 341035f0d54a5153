import { render } from '@testing-library/svelte';
import { MAIN_DESK, MainDesk } from '../../../../src-renderer/lib/mainDesk.ts';
import { Fetched } from '../../../../src-renderer/lib/pop/fetched.svelte.ts';
import { PopDesk } from '../../../../src-renderer/lib/pop/popDesk.svelte.ts';
import { PreferencesDesk } from '../../../../src-renderer/lib/preferences/preferencesDesk.svelte.ts';
import { WORDS } from '../../../../src-renderer/lib/words.ts';
import { callEn } from '../../../../src-renderer/strings/en/call.ts';
import { en } from '../../../../src-renderer/strings/en/main.ts';
import { callFr } from '../../../../src-renderer/strings/fr/call.ts';
import { fr } from '../../../../src-renderer/strings/fr/main.ts';
import MainView from '../../../../src-renderer/components/views/MainView.svelte';
import PopView from '../../../../src-renderer/components/views/PopView.svelte';
import { startLate } from '../../../../src-renderer/components/views/popLate.ts';
import type { PopLate } from '../../../../src-renderer/components/views/popLate.ts';
import type { CallView } from '#shared/contract/views.ts';
import { FakeBridge } from './fakeBridge.ts';
import { options } from './placingSamples.ts';
import { card, credentials, health, preferences, settings } from './samples.ts';

/** Lets replies that are under way arrive and the page show them. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** A found element as the field it must be. */
export function asInput(element: HTMLElement): HTMLInputElement {
  if (!(element instanceof HTMLInputElement)) throw new Error(`${element.tagName} is no input`);
  return element;
}

/** A found element as the text area it must be. */
export function asTextArea(element: HTMLElement): HTMLTextAreaElement {
  if (!(element instanceof HTMLTextAreaElement)) throw new Error(`${element.tagName} is no text area`);
  return element;
}

/** The pop with these calls, as its entry builds it. */
export async function openPop(calls: readonly CallView[], bridge = new FakeBridge('pop')) {
  bridge
    .answer('calls.list', () => ({ calls: [...calls] }))
    .answer('preferences.read', () => preferences)
    .answer('pop.painted', () => ({}))
    .answer('pop.resize', () => ({}));
  if (!bridge.answers('placing.options')) bridge.answer('placing.options', () => options());
  if (!bridge.answers('callbacks.ofCaller'))
    bridge.answer('callbacks.ofCaller', () => ({ intents: [], total: 0 }));
  const words = new PreferencesDesk(bridge, {
    en: () => Promise.resolve(callEn),
    fr: () => Promise.resolve(callFr),
  });
  const desk = new PopDesk(bridge);
  const late = new Fetched<PopLate>();
  const stops = [desk.start(), await words.start()];
  const page = render(PopView, { props: { desk, late }, context: new Map([[WORDS, words]]) });
  const loaded = startLate(bridge);
  late.take(loaded);
  stops.push(loaded.stop);
  await settle();
  return {
    ...page,
    bridge,
    desk,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

/** A bridge of the main window that answers every reading command. */
export function mainBridge(): FakeBridge<'main'> {
  return new FakeBridge('main')
    .answer('calls.list', () => ({ calls: [] }))
    .answer('preferences.read', () => preferences)
    .answer('health.read', () => health)
    .answer('settings.read', () => ({ settings: settings(), locked: [] }))
    .answer('credentials.read', () => credentials)
    .answer('history.search', () => ({ entries: [], next: null }))
    .answer('callers.card', ({ key }) => card({ key }))
    .answer('callbacks.ofCaller', () => ({ intents: [], total: 0 }))
    .answer('about.changes', () => ({ changes: [] }))
    .answer('about.read', () => ({
      version: '0.1.0',
      electron: '45',
      chrome: '142',
      node: '24',
      platform: 'test',
      userData: '/data',
      policyFile: null,
      calls: 3,
      popMs: { count: 10, p50: 84, p95: 130 },
    }));
}

/** The main window over a bridge, as its entry builds it. */
export async function openMain(bridge = mainBridge()) {
  const words = new PreferencesDesk(bridge, {
    en: () => Promise.resolve(en),
    fr: () => Promise.resolve(fr),
  });
  const desk = new MainDesk(bridge);
  const stops = [desk.start(), await words.start()];
  const page = render(MainView, {
    props: { agentName: preferences.agentName },
    context: new Map<symbol, unknown>([
      [WORDS, words],
      [MAIN_DESK, desk],
    ]),
  });
  await settle();
  return {
    ...page,
    bridge,
    desk,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}
