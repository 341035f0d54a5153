import type { Readable } from 'node:stream';
import { z } from 'zod';

const readyReport = z.object({
  electron: z.string(),
  pid: z.number().int().positive(),
  /** Addresses of the listening servers by name; null where one is switched off. */
  doors: z.record(z.string(), z.string().nullable()),
});

/** What the app reports when its main window is usable and its servers listen. */
export type ReadyReport = z.infer<typeof readyReport>;

const readyLine = /^ringside:ready (\{.*\})\s*$/m;

/** The report in what the app has printed so far, or undefined when it has not come yet. */
export function findReport(output: string): ReadyReport | undefined {
  const text = readyLine.exec(output)?.[1];
  return text === undefined ? undefined : readyReport.parse(JSON.parse(text));
}

/** Collects what the app's main process prints. */
export interface OutputLog {
  text(): string;
  /** Resolves with the report, rejects when the app ends without one or time is up. */
  ready(timeoutMs: number): Promise<ReadyReport>;
}

/** Reads the app's output from now on. */
export function collectOutput(streams: readonly (Readable | null)[], ended: Promise<unknown>): OutputLog {
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of streams) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      for (const listener of listeners) listener();
    });
  }
  const ready = (timeoutMs: number): Promise<ReadyReport> =>
    new Promise((resolve, reject) => {
      const give = (error: Error): void => {
        clearTimeout(timer);
        listeners.delete(look);
        reject(error);
      };
      const timer = setTimeout(() => {
        give(new Error(`the app was not ready within ${String(timeoutMs)} ms:\n${text}`));
      }, timeoutMs);
      const look = (): void => {
        try {
          const report = findReport(text);
          if (report === undefined) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(report);
        } catch (error) {
          give(new Error(`the ready line is not as agreed:\n${text}`, { cause: error }));
        }
      };
      listeners.add(look);
      look();
      void ended.then(() => {
        give(new Error(`the app ended before it was ready:\n${text}`));
      });
    });
  return { text: () => text, ready };
}
