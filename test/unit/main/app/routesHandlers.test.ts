import { describe, expect, it, vi } from 'vitest';
import type { Routes } from '#core/routes/routes.ts';
import type { PinFiles } from '../../../../src-main/desktop/pinFiles.ts';
import { routesHandlers } from '../../../../src-main/app/routesHandlers.ts';

const QUERY = { text: '', mineOnly: false };

function handlers(region: string, files: Partial<PinFiles> = {}) {
  const toCsv = vi.fn<Routes['toCsv']>(() => Promise.resolve({ text: 'csv', count: 3 }));
  const previewImport = vi.fn<Routes['previewImport']>(() => Promise.resolve({ result: 'noFile' }));
  const save = vi.fn<PinFiles['save']>(() => Promise.resolve({ result: 'saved', savedAs: '/x.csv' }));
  const open = vi.fn<PinFiles['open']>(() => Promise.resolve({ result: 'noFile' }));
  const routes = { toCsv, previewImport } as unknown as Routes;
  const made = routesHandlers({
    core: Promise.resolve({ routes }),
    files: { save, open, ...files },
    language: () => 'fr',
    region: () => region,
  });
  return { made, toCsv, previewImport, save };
}

describe('exporting pins', () => {
  it.each([
    ['FR', ';'],
    ['BE', ';'],
    ['VN', ';'],
    ['GB', ','],
    ['US', ','],
    ['CH', ';'],
  ])('separates cells as spreadsheets in %s expect: %s', async (region, separator) => {
    const { made, toCsv, save } = handlers(region);
    expect(await made['routes.export']({ query: QUERY })).toEqual({
      result: 'saved',
      savedAs: '/x.csv',
      count: 3,
    });
    expect(toCsv.mock.lastCall?.[1]).toEqual({ separator, header: ['Numéro', 'Poste', 'Épinglé le', 'Id'] });
    expect(save).toHaveBeenCalledWith('csv');
  });

  it('passes on that it could not be written', async () => {
    const { made } = handlers('FR', { save: () => Promise.resolve({ result: 'failed', why: 'diskFull' }) });
    expect(await made['routes.export']({ query: QUERY })).toEqual({ result: 'failed', why: 'diskFull' });
  });
});

describe('importing pins', () => {
  it('asks for one file at a time', async () => {
    let choose: (chosen: Awaited<ReturnType<PinFiles['open']>>) => void = () => {};
    const open = vi.fn<PinFiles['open']>(() => new Promise((resolve) => (choose = resolve)));
    const { made, previewImport } = handlers('FR', { open });
    const first = made['routes.importPreview']({});
    expect(await made['routes.importPreview']({})).toEqual({ result: 'noFile' });
    choose({ result: 'text', name: 'pins.csv', text: 'x' });
    await first;
    expect(open).toHaveBeenCalledTimes(1);
    expect(previewImport).toHaveBeenCalledWith({ result: 'text', name: 'pins.csv', text: 'x' });
    choose = () => {};
    const again = made['routes.importPreview']({});
    choose({ result: 'unreadable', why: 'tooLarge' });
    expect(await again).toEqual({ result: 'unreadable', why: 'tooLarge' });
  });
});
