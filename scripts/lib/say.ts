/**
 * One line to the person at the terminal. On stderr, so that a command whose stdout is data stays
 * usable in a pipe.
 */
export function say(message: string): void {
  process.stderr.write(`ringside: ${message}\n`);
}

/** An error whose message is all that the person needs: shown without a stack trace. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
}

/**
 * Runs the body of a command-line script: its number is the exit code, a {@link PlainError} becomes
 * one readable message, anything else keeps its stack.
 */
export async function runCli(body: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (error instanceof PlainError) say(error.message);
    else console.error(error);
    process.exitCode = 1;
  }
}
