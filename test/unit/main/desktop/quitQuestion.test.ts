import type { MessageBoxOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { BulkView } from '#shared/contract/routesViews.ts';
import type { ChangesUnderWay } from '../../../../src-main/app/quitting.ts';
import { createQuitQuestion } from '../../../../src-main/desktop/quitQuestion.ts';
import { DESKTOP_STRINGS } from '../../../../src-main/desktop/strings/byLanguage.ts';

const NOTHING: ChangesUnderWay = { bulk: null, pins: 0, numbers: 0 };
const bulk = (over: Partial<BulkView> = {}): BulkView => ({
  id: 'b',
  what: 'pin',
  total: 40,
  done: 12,
  failed: 0,
  unknown: 0,
  state: 'running',
  stoppedBy: null,
  rows: [],
  ...over,
});

interface Shown {
  readonly parent: unknown;
  readonly options: MessageBoxOptions;
}

async function ask(
  changes: ChangesUnderWay,
  {
    language = 'en',
    window = null,
    press = 0,
  }: { language?: 'en' | 'fr'; window?: unknown; press?: number } = {},
): Promise<Shown & { quit: boolean }> {
  const shown: Shown[] = [];
  const dialog = {
    showMessageBox: (...args: unknown[]) => {
      const [options, parent] = args.reverse();
      shown.push({ parent, options: options as MessageBoxOptions });
      return Promise.resolve({ response: press, checkboxChecked: false });
    },
  };
  const question = createQuitQuestion({
    dialog,
    window: () => window as never,
    strings: () => DESKTOP_STRINGS[language].quitting,
  });
  const quit = await question(changes, new AbortController().signal);
  const [first] = shown;
  if (first === undefined) throw new Error('nothing was shown');
  return { ...first, quit };
}

describe('the question before quitting', () => {
  it('keeps going by Enter and by Escape, and quits by its own button alone', async () => {
    const { options, quit } = await ask({ ...NOTHING, bulk: bulk() });
    expect(quit).toBe(false);
    expect(options).toMatchObject({
      buttons: ['Keep going', 'Stop and quit'],
      defaultId: 0,
      cancelId: 0,
    });
    expect((await ask({ ...NOTHING, bulk: bulk() }, { press: 1 })).quit).toBe(true);
  });

  it.each([
    ['pin', 'Pinning: 12 of 40 are done.', 'Épinglage\u202f: 12 sur 40 sont faits.'],
    ['unpin', 'Unpinning: 12 of 40 are done.', 'Libération\u202f: 12 sur 40 sont faits.'],
    ['import', 'Importing pins: 12 of 40 are done.', 'Import d’épinglages\u202f: 12 sur 40 sont faits.'],
  ] as const)('says how far it is (%s)', async (what, english, french) => {
    const changes = { ...NOTHING, bulk: bulk({ what }), pins: 1 };
    const { detail = '' } = (await ask(changes)).options;
    expect(detail).toContain(english);
    expect(detail).toContain('does not try the other 27');
    expect(detail).not.toContain('A pin is being changed');
    expect((await ask(changes, { language: 'fr' })).options.detail).toContain(french);
  });

  it('takes for done only what was done', async () => {
    const { detail } = (await ask({ ...NOTHING, bulk: bulk({ failed: 2, unknown: 1 }) })).options;
    expect(detail).toContain('9 of 40 are done. 2 could not be done. Of 1 no answer tells.');
  });

  it.each([
    [38, 'does not try the last.'],
    [39, 'which is the last.'],
    [40, 'is not asked again about those without an answer'],
  ])('says what becomes of the rest (%i of 40 ended)', async (done, words) => {
    expect((await ask({ ...NOTHING, bulk: bulk({ done }) })).options.detail).toContain(words);
  });

  it('names what is saved or changed by itself', async () => {
    const { detail } = (await ask({ bulk: null, pins: 2, numbers: 1 })).options;
    expect(detail).toContain('2 pins are being changed. A number is being saved at Cliqphone.');
    expect(detail).toContain('nobody knows whether it was saved');
    expect((await ask({ ...NOTHING, bulk: bulk(), numbers: 1 })).options.detail).toContain(
      'nobody knows whether it was saved',
    );
  });

  it('stands before the main window only where that can be seen', async () => {
    const window = (visible: boolean, minimized = false) => ({
      isVisible: () => visible,
      isMinimized: () => minimized,
    });
    const seen = window(true);
    expect((await ask({ ...NOTHING, pins: 1 }, { window: seen })).parent).toBe(seen);
    for (const unseen of [null, window(false), window(true, true)]) {
      expect((await ask({ ...NOTHING, pins: 1 }, { window: unseen })).parent).toBeUndefined();
    }
  });
});
