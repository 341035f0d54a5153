import type { Logger } from '#core/logger.ts';

export interface RecordedLogger extends Logger {
  /** Every line as one string, details included. */
  readonly lines: string[];
}

/** A logger that keeps its lines for the test to read. */
export function recordedLogger(): RecordedLogger {
  const lines: string[] = [];
  const write =
    (level: string) =>
    (message: string, details: Readonly<Record<string, unknown>> = {}) => {
      lines.push(`${level} ${message} ${JSON.stringify(details)}`);
    };
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
