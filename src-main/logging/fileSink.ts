import type { Level, LogRecord, Sink } from './logger.ts';
import type { Redactor } from './redact.ts';

export interface LogFile {
  readonly sink: Sink;
  /** Absolute path of the file that is being written. */
  readonly path: string;
}

/** When the file is this long it becomes `main.old.log`, and that one goes: at most twice this on disk. */
const LONGEST_FILE = 2 * 1024 * 1024;

/**
 * The log file, written by electron-log. Loaded after the first window; records wait until then. Redaction stands here, at
 * the one place that everything passes, whoever wrote the line.
 */
export async function openLogFile(path: string, redactor: Redactor, least: Level): Promise<LogFile> {
  // The part for plain Node: the one for Electron adds preloads and channels of its own to every window.
  const { default: log } = await import('electron-log/node');
  const file = log.create({ logId: 'ringside' }).transports.file;
  file.resolvePathFn = () => path;
  file.maxSize = LONGEST_FILE;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  // The line is finished; electron-log's own transforms would read patterns such as %s into it.
  file.transforms = [({ data }) => String(data[0])];
  return {
    path,
    sink(record) {
      if (RANK[record.level] < RANK[least]) return;
      file({ data: [logLine(record, redactor)], date: record.at, level: record.level });
    },
  };
}

const RANK: Readonly<Record<Level, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/**
 * One record as one line: time in UTC, level, message, details as JSON. Line breaks in what was logged cannot begin a line
 * of their own, so nobody can forge one by sending it.
 */
export function logLine({ at, level, message, details }: LogRecord, redactor: Redactor): string {
  const line = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  const words = line(redactor.text(message));
  const rest = details === undefined ? '' : ` ${line(JSON.stringify(redactor.value(details)))}`;
  return `${at.toISOString()} ${level.padEnd(5)} ${words}${rest}`;
}
