import type { Logger } from '#core/logger.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error';

export interface LogRecord {
  readonly at: Date;
  readonly level: Level;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>> | undefined;
}

/** Takes records to where they are kept. Must redact. */
export type Sink = (record: LogRecord) => void;

/** A logger that can be used before there is a file, so that nothing needs to wait for one. */
export interface LateLogger {
  readonly logger: Logger;
  /** Hands the kept records to `sink`, and from now on every new one. */
  readonly attach: (sink: Sink) => void;
}

/** More than a start writes; the newest are kept. */
const MOST_KEPT = 500;

/** `now` gives the time of a record. */
export function createLogger(now: () => Date): LateLogger {
  const kept: LogRecord[] = [];
  let sink: Sink | null = null;
  const write =
    (level: Level) =>
    (message: string, details?: Readonly<Record<string, unknown>>): void => {
      const record = { at: now(), level, message, details };
      if (sink !== null) {
        sink(record);
        return;
      }
      kept.push(record);
      if (kept.length > MOST_KEPT) kept.shift();
    };
  return {
    logger: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    attach: (next) => {
      sink = next;
      for (const record of kept.splice(0)) next(record);
    },
  };
}
