import { writeFile } from 'node:fs/promises';
import type { BrowserWindow, Dialog } from 'electron';
import type { DesktopStrings } from './strings/desktopStrings.ts';

export interface CalendarFileParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly window: BrowserWindow | null;
  readonly strings: DesktopStrings['calendar'];
}

/** Asks where to, and writes the calendar there. Returns the path, or null if the agent did not want to. */
export async function saveCalendar(text: string, parts: CalendarFileParts): Promise<string | null> {
  const { dialog, window, strings } = parts;
  const options = {
    title: strings.title,
    defaultPath: `${strings.file}.ics`,
    filters: [{ name: 'iCalendar', extensions: ['ics'] }],
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return null;
  await writeFile(filePath, text, 'utf8');
  return filePath;
}
