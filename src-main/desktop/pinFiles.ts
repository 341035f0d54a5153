import { open, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { FileProblem } from '#shared/contract/placingViews.ts';
import type { ImportPreview } from '#shared/contract/routesViews.ts';
import { whyOf } from './fileTrouble.ts';
import type { DesktopStrings } from './strings/desktopStrings.ts';

export interface PinFilesParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog' | 'showOpenDialog'>;
  readonly window: () => BrowserWindow | null;
  readonly strings: () => DesktopStrings['pins'];
}

type NoText = Extract<ImportPreview, { result: 'noFile' | 'unreadable' }>;

/** Files of pins: where to, and which, only the agent says. */
export interface PinFiles {
  open(): Promise<{ readonly result: 'text'; readonly name: string; readonly text: string } | NoText>;
  save(
    text: string,
  ): Promise<
    | { readonly result: 'saved'; readonly savedAs: string }
    | { readonly result: 'notChosen' }
    | { readonly result: 'failed'; readonly why: FileProblem['why'] }
  >;
}

/** Several times the size of a file with as many lines as are read. */
const LARGEST = 16 * 1024 * 1024;

const FILTERS = [
  { name: 'CSV', extensions: ['csv', 'txt', 'tsv'] },
  { name: '*', extensions: ['*'] },
];

export function createPinFiles({ dialog, window, strings }: PinFilesParts): PinFiles {
  return {
    async open() {
      const options = { title: strings().openTitle, filters: FILTERS, properties: ['openFile' as const] };
      const parent = window();
      const { canceled, filePaths } = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      const [path] = filePaths;
      if (canceled || path === undefined) return { result: 'noFile' };
      return readPins(path);
    },

    async save(text) {
      const { saveTitle: title, file } = strings();
      const options = { title, defaultPath: `${file}.csv`, filters: [{ name: 'CSV', extensions: ['csv'] }] };
      const parent = window();
      const { canceled, filePath } = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      if (canceled || filePath === '') return { result: 'notChosen' };
      try {
        await writeFile(filePath, text, 'utf8');
        return { result: 'saved', savedAs: filePath };
      } catch (error) {
        return { result: 'failed', why: whyOf(error) };
      }
    },
  };
}

async function readPins(path: string): ReturnType<PinFiles['open']> {
  try {
    const file = await open(path, 'r');
    try {
      // Pipes and devices have no size, and no end perhaps.
      const stat = await file.stat();
      if (!stat.isFile()) return { result: 'unreadable', why: 'other' };
      if (stat.size > LARGEST) return { result: 'unreadable', why: 'tooLarge' };
      const text = textOf(await file.readFile());
      return text === null
        ? { result: 'unreadable', why: 'notText' }
        : { result: 'text', name: basename(path), text };
    } finally {
      await file.close();
    }
  } catch (error) {
    const why = whyOf(error);
    return { result: 'unreadable', why: why === 'noRight' ? why : 'other' };
  }
}

/**
 * The text of a file as spreadsheets write it: UTF-8, UTF-16 with its mark ("Unicode text"), or else Windows-1252, which
 * Excel in the west of Europe means by "CSV". Null for what is no text.
 */
function textOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
