/** What the readiness line tells whoever started the app. */
export interface Readiness {
  readonly electron: string;
  readonly pid: number;
  /** Addresses of the listening doors, by name; null where a door is shut. */
  readonly doors: Readonly<Record<string, string | null>>;
}

/**
 * One line on standard output, `ringside:ready {json}`, once everything listens: what starts the app (a test, a
 * benchmark) waits for it instead of guessing.
 */
export function readyLine({ electron, pid, doors }: Readiness): string {
  return `ringside:ready ${JSON.stringify({ electron, pid, doors })}\n`;
}
