import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { FileProblem } from '#shared/contract/placingViews.ts';
import { whyOf } from './fileTrouble.ts';
import type { DesktopStrings } from './strings/desktopStrings.ts';

export interface CalendarFileParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly window: BrowserWindow | null;
  readonly strings: DesktopStrings['calendar'];
  readonly write: (path: string, text: string) => Promise<void>;
}

/** Both null: the agent did not want to. */
export interface SavedCalendar {
  readonly savedAs: string | null;
  readonly problem: FileProblem | null;
}

/** Asks where to, and writes the calendar there; says why where that cannot be. */
export async function saveCalendar(text: string, parts: CalendarFileParts): Promise<SavedCalendar> {
  const { dialog, window, strings } = parts;
  const options = {
    title: strings.title,
    defaultPath: `${strings.file}.ics`,
    filters: [{ name: 'iCalendar', extensions: ['ics'] }],
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return { savedAs: null, problem: null };
  try {
    await parts.write(filePath, text);
    return { savedAs: filePath, problem: null };
  } catch (error) {
    return { savedAs: null, problem: { why: whyOf(error), file: basename(filePath) } };
  }
}

/** Writes a calendar in place of what the file held. */
export function writeCalendar(path: string, text: string): Promise<void> {
  return writeFile(path, text, 'utf8');
}
