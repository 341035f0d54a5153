import type { BrowserWindow, Dialog, MessageBoxOptions } from 'electron';
import type { BulkView } from '#shared/contract/routesViews.ts';
import type { ChangesUnderWay } from '../app/quitting.ts';
import type { DesktopStrings } from './strings/desktopStrings.ts';

interface QuitQuestionParts {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  readonly window: () => BrowserWindow | null;
  readonly strings: () => DesktopStrings['quitting'];
}

const KEEP_GOING = 0;
const QUIT = 1;

/** Asks whether to quit although something is being changed. False, also by Escape: go on. */
export function createQuitQuestion(parts: QuitQuestionParts) {
  const { dialog, window, strings } = parts;
  return async (changes: ChangesUnderWay, signal: AbortSignal): Promise<boolean> => {
    const options = { ...wordsOf(changes, strings()), signal };
    const parent = window();
    // Before a window that is out of sight, nobody would see it either.
    const { response } = await (parent?.isVisible() === true && !parent.isMinimized()
      ? dialog.showMessageBox(parent, options)
      : dialog.showMessageBox(options));
    return response === QUIT;
  };
}

function wordsOf(changes: ChangesUnderWay, strings: DesktopStrings['quitting']): MessageBoxOptions {
  const { bulk, pins, numbers } = changes;
  const said: string[] = [];
  if (bulk !== null) said.push(...bulkWords(bulk, strings));
  else if (pins > 0) said.push(strings.pins(pins));
  if (numbers > 0) said.push(strings.numbers(numbers));
  const left = bulk === null ? 0 : bulk.total - bulk.done;
  const ends = [
    strings.goesOn,
    bulk === null ? strings.cutOff : strings.bulkCutOff(left),
    ...(bulk !== null && numbers > 0 ? [strings.cutOff] : []),
    strings.keptInAbout,
  ];
  return {
    type: 'question',
    title: 'Ringside',
    message: strings.title,
    detail: `${said.join(' ')}\n\n${ends.join(' ')}`,
    buttons: [strings.keepGoing, strings.quit],
    defaultId: KEEP_GOING,
    cancelId: KEEP_GOING,
    noLink: true,
  };
}

function bulkWords(
  { what, total, done, failed, unknown }: BulkView,
  strings: DesktopStrings['quitting'],
): string[] {
  return [
    strings.bulk[what](done - failed - unknown, total),
    ...(failed > 0 ? [strings.failed(failed)] : []),
    ...(unknown > 0 ? [strings.unknown(unknown)] : []),
  ];
}
