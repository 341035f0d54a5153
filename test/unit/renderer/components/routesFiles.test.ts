import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { ImportRow } from '#shared/contract/routesViews.ts';
import { deferred } from '../support/fakeBridge.ts';
import { freezeTime, late, openRoutes, textOf, sheet, find, click, type } from '../support/routesScreen.ts';

freezeTime();

describe('a file of pins', () => {
  const LINES: readonly ImportRow[] = [
    {
      line: 2,
      what: 'added',
      number: '0187000010',
      extension: '104',
      short: false,
      before: null,
      problem: null,
      otherLine: null,
    },
    {
      line: 3,
      what: 'moved',
      number: '0187000001',
      extension: '104',
      short: false,
      before: '107',
      problem: null,
      otherLine: null,
    },
    {
      line: 4,
      what: 'same',
      number: '0187000002',
      extension: '104',
      short: false,
      before: null,
      problem: null,
      otherLine: null,
    },
    {
      line: 5,
      what: 'problem',
      number: '8.99E+08',
      extension: '1',
      short: false,
      before: null,
      problem: 'numberRounded',
      otherLine: null,
    },
    {
      line: 6,
      what: 'problem',
      number: '0187000010',
      extension: '9',
      short: false,
      before: null,
      problem: 'contradicts',
      otherLine: 2,
    },
  ];

  async function preview(
    counts = { added: 1, moved: 1, same: 1, problems: 2 },
    change: { swapped?: boolean; incomplete?: boolean; shorts?: number } = {},
    lines: readonly ImportRow[] = LINES,
  ) {
    const opened = await openRoutes();
    opened.keeper.importRows = lines;
    opened.bridge.answer('routes.importPreview', () => ({
      result: 'preview',
      id: 'p1',
      fileName: 'pins.csv',
      counts,
      shorts: 0,
      cut: false,
      swapped: false,
      incomplete: false,
      ...change,
    }));
    await click('[data-action="import"]');
    return opened;
  }

  const shown = () =>
    [...(sheet()?.querySelectorAll('[data-line]') ?? [])].map((line) => line.getAttribute('data-line'));
  const filter = async (value: string) => {
    await fireEvent.click(find(`dialog input[value="${value}"]`));
    await late();
  };

  it('is shown before anything is sent, what cannot be used first, each line in words', async () => {
    const { bridge } = await preview();
    expect(textOf(sheet())).toContain('Import pins.csv');
    expect(textOf(sheet())).toContain('Nothing has been sent yet.');
    expect(shown()).toEqual(['5', '6']);
    expect(textOf(sheet())).toContain('A spreadsheet has rounded the number');
    expect(textOf(sheet())).toContain('Contradicts line 2: neither is used');
    await filter('moved');
    expect(textOf(find('[data-line="3"]'))).toBe('3 0187000001 Move from 107 to 104');
    await filter('all');
    expect(shown()).toHaveLength(5);
    expect(bridge.requests('routes.importRun')).toEqual([]);
    await click('dialog [data-action="cancel"]');
    expect(sheet()).toBeNull();
    expect(bridge.requests('routes.importCancel')).toHaveLength(1);
  });

  it('is doubted where its columns seem to have changed places', async () => {
    await preview(undefined, { swapped: true });
    expect(textOf(find('dialog [data-swapped]'))).toContain('extensions seem to stand in the first column');
  });

  it('moves what somebody has only by a tick of its own', async () => {
    const { bridge } = await preview();
    expect(textOf(find('dialog .button.primary'))).toBe('Import 1');
    await fireEvent.click(find('dialog [data-field="move"]'));
    await late();
    expect(textOf(find('dialog .button.primary'))).toBe('Import 2');
    await click('dialog .button.primary');
    expect(bridge.requests('routes.importRun')).toEqual([{ id: 'p1', move: true }]);
    expect(sheet()).toBeNull();
    expect(textOf(find('[data-bulk="running"]'))).toContain('Importing: 0 of 3');
  });

  it('that names short numbers says how many, and which', async () => {
    const [added, moved] = LINES.map((line) => ({ ...line, short: true, number: '112' }));
    if (added === undefined || moved === undefined) throw new Error('no lines');
    await preview({ added: 1, moved: 1, same: 0, problems: 0 }, { shorts: 2 }, [added, moved]);
    expect(textOf(find('[data-shorts]'))).toContain('2 lines name a short number');
    expect([2, 3].map((line) => textOf(find(`[data-line="${line}"] .change`)))).toEqual([
      'A short number: pin to 104',
      'A short number: move from 107 to 104',
    ]);
    expect(textOf(find('dialog .button.primary'))).toBe('Import 1');
  });

  it('with nothing new in it cannot be imported', async () => {
    const { bridge } = await preview({ added: 0, moved: 1, same: 1, problems: 2 });
    expect(textOf(sheet())).toContain('There is nothing to import.');
    await click('dialog .button.primary');
    expect(bridge.requests('routes.importRun')).toEqual([]);
  });

  it.each([
    [{ result: 'unreadable', why: 'notText' } as const, 'save it as CSV first'],
    [{ result: 'notRead', reason: 'timeout', detail: null } as const, 'Pitel did not answer in time'],
  ])('that cannot be shown says why: %j', async (answer, says) => {
    const { bridge } = await openRoutes();
    bridge.answer('routes.importPreview', () => answer);
    await click('[data-action="import"]');
    expect(textOf(find('[data-file-news="false"]'))).toContain(says);
    expect(sheet()).toBeNull();
  });

  it.each([
    ['empty', 'The file is empty'],
    ['noSeparator', 'set apart by a semicolon, a comma or a tab'],
  ] as const)('without anything in it says so, until the next file: %s', async (why, says) => {
    const { bridge, keeper } = await openRoutes();
    keeper.change({ incomplete: true });
    bridge.answer('routes.importPreview', () => ({ result: 'unreadable', why }));
    bridge.answer('routes.export', () => ({ result: 'saved', savedAs: '/tmp/pins.csv', count: 4 }));
    await click('[data-action="import"]');
    expect(textOf(find('[data-file-news="false"]'))).toContain(says);
    expect(sheet()).toBeNull();
    await click('[data-action="export"]');
    expect(textOf(find('[data-file-news]'))).toBe(
      '4 pins written to /tmp/pins.csv. Not all pins of Pitel could be read, so others are missing in it.',
    );
  });

  it('that takes long to compare can be called off', async () => {
    const { bridge } = await openRoutes();
    const answer = deferred<{ readonly result: 'noFile' }>();
    bridge.answer('routes.importPreview', () => answer.promise);
    await click('[data-action="import"]');
    await click('[data-action="import"]');
    expect(bridge.requests('routes.importPreview')).toHaveLength(1);
    await click('[data-action="cancelImport"]');
    expect(bridge.requests('routes.importCancel')).toHaveLength(1);
    answer.resolve({ result: 'noFile' });
    await late();
    expect(document.querySelector('[data-asking]')).toBeNull();
    expect(document.querySelector('[data-file-news]')).toBeNull();
  });

  it('is written with what is searched for, and says where, or why not', async () => {
    const { bridge } = await openRoutes();
    bridge.answer('routes.export', () => ({ result: 'saved', savedAs: '/home/claire/pins.csv', count: 1 }));
    await type('input[type="search"]', 'jeanne');
    await click('[data-action="export"]');
    expect(bridge.requests('routes.export')).toEqual([{ query: { text: 'jeanne', mineOnly: false } }]);
    expect(textOf(find('[data-file-news="true"]'))).toBe('1 pin written to /home/claire/pins.csv');
    bridge.answer('routes.export', () => ({ result: 'failed', why: 'diskFull' }));
    await click('[data-action="export"]');
    expect(textOf(find('[data-file-news="false"]'))).toBe('Nothing was exported: the disk is full.');
    bridge.answer('routes.export', () => ({ result: 'notChosen' }));
    await click('[data-action="export"]');
    expect(document.querySelector('[data-file-news]')).toBeNull();
  });
});
