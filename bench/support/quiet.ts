import type { Logger } from '#core/logger.ts';

/** A log that keeps nothing, but says on the terminal what must not happen while measuring. */
export const quietLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: (message, details) => {
    console.error('warning while measuring:', message, details ?? '');
  },
  error: (message, details) => {
    console.error('error while measuring:', message, details ?? '');
  },
};
