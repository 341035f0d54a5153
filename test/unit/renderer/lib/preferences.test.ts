import { beforeEach, describe, expect, it } from 'vitest';
import { PreferencesDesk } from '../../../../src-renderer/lib/preferences/preferencesDesk.svelte.ts';
import { callEn } from '../../../../src-renderer/strings/en/call.ts';
import { callFr } from '../../../../src-renderer/strings/fr/call.ts';
import type { CallStrings, Language } from '../../../../src-renderer/strings/callStrings.ts';
import { deferred, FakeBridge } from '../support/fakeBridge.ts';
import { preferences } from '../support/samples.ts';
import { settle } from '../support/windows.ts';

beforeEach(() => {
  document.documentElement.lang = '';
  delete document.documentElement.dataset['theme'];
});

/** A window whose dictionaries arrive when the test says, with the languages that were fetched. */
function opened() {
  const bridge = new FakeBridge('pop');
  const files = { en: deferred<CallStrings>(), fr: deferred<CallStrings>() };
  const fetched: Language[] = [];
  const fetchOf = (language: Language) => () => {
    fetched.push(language);
    return files[language].promise;
  };
  const desk = new PreferencesDesk(bridge, { en: fetchOf('en'), fr: fetchOf('fr') });
  return { bridge, desk, files, fetched };
}

describe('the words of a window', () => {
  it('are those of the agent’s language alone, and are there before anything is drawn', async () => {
    const { bridge, desk, files, fetched } = opened();
    bridge.answer('preferences.read', () => ({ ...preferences, language: 'fr', theme: 'dark' }));
    let started = false;
    const start = desk.start().then(() => (started = true));
    await settle();
    expect(started).toBe(false);
    expect(() => desk.strings).toThrow();
    files.fr.resolve(callFr);
    await start;
    expect(desk.strings).toBe(callFr);
    expect(document.documentElement.lang).toBe('fr');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    expect(fetched).toEqual(['fr']);
  });

  it('stay whole while the others load, and change with language and theme in one go', async () => {
    const { bridge, desk, files } = opened();
    bridge.answer('preferences.read', () => preferences);
    files.en.resolve(callEn);
    await desk.start();
    bridge.emit('preferences.changed', { ...preferences, language: 'fr', theme: 'dark' });
    await settle();
    expect([desk.language, desk.strings]).toEqual(['en', callEn]);
    expect(document.documentElement.lang).toBe('en');
    files.fr.resolve(callFr);
    await settle();
    expect([desk.language, desk.strings]).toEqual(['fr', callFr]);
    expect(document.documentElement.lang).toBe('fr');
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });

  it('follow the last change, however late an earlier one’s file comes', async () => {
    const { bridge, desk, files } = opened();
    bridge.answer('preferences.read', () => preferences);
    files.en.resolve(callEn);
    await desk.start();
    bridge.emit('preferences.changed', { ...preferences, language: 'fr' });
    bridge.emit('preferences.changed', { ...preferences, theme: 'light' });
    await settle();
    files.fr.resolve(callFr);
    await settle();
    expect([desk.language, document.documentElement.dataset['theme']]).toEqual(['en', 'light']);
  });

  it('are those of a change that came before the first answer', async () => {
    const { bridge, desk, files, fetched } = opened();
    const answer = deferred<typeof preferences>();
    bridge.answer('preferences.read', () => answer.promise);
    const start = desk.start();
    bridge.emit('preferences.changed', { ...preferences, language: 'fr' });
    answer.resolve(preferences);
    files.fr.resolve(callFr);
    await start;
    expect(desk.language).toBe('fr');
    expect(fetched).toEqual(['fr']);
  });

  it('stay when the others cannot be loaded; without any the window does not start', async () => {
    const { bridge, desk, files } = opened();
    bridge.answer('preferences.read', () => preferences);
    files.en.resolve(callEn);
    await desk.start();
    files.fr.reject(new Error('no such file'));
    bridge.emit('preferences.changed', { ...preferences, language: 'fr' });
    await settle();
    expect([desk.language, desk.strings]).toEqual(['en', callEn]);

    const broken = opened();
    broken.bridge.answer('preferences.read', () => preferences);
    broken.files.en.reject(new Error('no such file'));
    await expect(broken.desk.start()).rejects.toThrow('no such file');
  });

  it('are those of the system should main refuse to tell', async () => {
    const { bridge, desk, files } = opened();
    bridge.refuse('preferences.read', 'internal');
    files.en.resolve(callEn);
    await desk.start();
    expect([desk.language, desk.agentName]).toEqual(['en', '']);
  });
});
