import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createPinFiles } from '../../../../src-main/desktop/pinFiles.ts';
import { DESKTOP_STRINGS } from '../../../../src-main/desktop/strings/byLanguage.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringside-pins-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function files(path: string, canceled = false) {
  const dialog = {
    showOpenDialog: vi.fn(() => Promise.resolve({ canceled, filePaths: path === '' ? [] : [path] })),
    showSaveDialog: vi.fn(() => Promise.resolve({ canceled, filePath: path })),
  };
  return createPinFiles({ dialog, window: () => null, strings: () => DESKTOP_STRINGS.fr.pins });
}

async function opened(name: string, content: string | Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return files(path).open();
}

const TEXT = 'Numéro;Poste\r\n0187224465;104\r\n';

describe('choosing a file of pins', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-16, as Excel’s "Unicode text"', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['Windows-1252, as Excel’s "CSV"', Buffer.from(TEXT, 'latin1')],
  ])('reads %s', async (_, bytes) => {
    expect(await opened('pins.csv', bytes)).toEqual({ result: 'text', name: 'pins.csv', text: TEXT });
  });

  it('leaves the mark of UTF-8 to who reads the lines', async () => {
    expect(await opened('mark.csv', `\uFEFF${TEXT}`)).toMatchObject({ text: `\uFEFF${TEXT}` });
  });

  it.each([
    ['notText', 'book.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['tooLarge', 'large.csv', Buffer.alloc(16 * 1024 * 1024 + 1, '1')],
  ])('says what is wrong with it: %s', async (why, name, content) => {
    expect(await opened(name, content)).toEqual({ result: 'unreadable', why });
  });

  it('says so of a folder and of a file that is gone', async () => {
    mkdirSync(join(folder, 'inner'));
    expect(await files(join(folder, 'inner')).open()).toEqual({ result: 'unreadable', why: 'other' });
    expect(await files(join(folder, 'none.csv')).open()).toEqual({ result: 'unreadable', why: 'other' });
  });

  it('is no file where the agent chose none', async () => {
    expect(await files('').open()).toEqual({ result: 'noFile' });
    expect(await files(join(folder, 'pins.csv'), true).open()).toEqual({ result: 'noFile' });
  });
});

describe('saving a file of pins', () => {
  it('writes where the agent said', async () => {
    const path = join(folder, 'saved.csv');
    expect(await files(path).save(TEXT)).toEqual({ result: 'saved', savedAs: path });
    expect(readFileSync(path, 'utf8')).toBe(TEXT);
  });

  it('says why it could not', async () => {
    expect(await files(join(folder, 'gone', 'x.csv')).save(TEXT)).toEqual({
      result: 'failed',
      why: 'noSuchFolder',
    });
    expect(await files('').save(TEXT)).toEqual({ result: 'notChosen' });
  });
});
