import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

const SOURCE = fileURLToPath(new URL('children/agent.ts', import.meta.url));
/** Below node_modules, so that what stays outside the bundle is found. */
const FOLDER = fileURLToPath(new URL('../../../node_modules/.cache/outboxCrash/', import.meta.url));

/** Bundles the agent's process: it starts some hundred times, and reading TypeScript takes longer than its life. */
export async function buildAgent(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    root: FOLDER,
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: SOURCE,
      outDir: FOLDER,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'agent.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
  return `${FOLDER}agent.mjs`;
}

/** A process that waits with everything loaded. */
export interface AgentProcess {
  /** What it said so far. */
  readonly lines: readonly string[];
  readonly ready: Promise<void>;
  /** Lets it work, from this number on. */
  begin(first: number): void;
  onLine(listener: () => void): void;
  /** SIGKILL, for which nothing can be prepared; resolves once it is gone and all it said was read. */
  kill(): Promise<void>;
}

export function startAgent(script: string, args: readonly string[]): AgentProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  // It may be gone while it is told to begin.
  child.stdin.on('error', () => {});
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  const reader = createInterface(child.stdout);
  const ready = new Promise<void>((resolve) => {
    reader.on('line', (line) => {
      lines.push(line);
      if (line === 'ready') resolve();
      else for (const listener of listeners) listener();
    });
  });
  const ended = once(reader, 'close');
  return {
    lines,
    ready,
    begin: (first) => void child.stdin.write(`${first}\n`),
    onLine: (listener) => void listeners.add(listener),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
