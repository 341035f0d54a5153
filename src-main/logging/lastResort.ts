import type { Logger } from '#core/logger.ts';

/** The part of Node's `process` that reports what nobody caught. */
export interface Uncaught {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
  off(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
}

/**
 * The last net. What nobody caught is logged and the app goes on: it holds calls and notes that would be lost, and no part
 * of it keeps state half changed across a throw. Without this, Electron shows a box with a stack trace over the agent's
 * work. Returns the function that takes the net away.
 */
export function catchTheUncaught(process: Uncaught, logger: Logger): () => void {
  const onException = (error: unknown): void => {
    // A reader of our output that went away must not fill the log.
    if (isBrokenPipe(error)) return;
    logger.error('nobody caught an error', { error });
  };
  const onRejection = (error: unknown): void => {
    logger.error('nobody handled a rejection', { error });
  };
  process.on('uncaughtException', onException);
  process.on('unhandledRejection', onRejection);
  return () => {
    process.off('uncaughtException', onException);
    process.off('unhandledRejection', onRejection);
  };
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
