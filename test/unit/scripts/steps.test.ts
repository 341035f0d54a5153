import { describe, expect, it, vi } from 'vitest';
import { runSteps, type Step } from '../../../scripts/steps.ts';

/** A step that says something on both streams and ends with the given code. */
function saying(name: string, code: number): Step {
  const script = `console.log('${name} out'); console.error('${name} err'); process.exitCode = ${code};`;
  return { name, args: ['-e', script], note: (output) => `noted ${output.split('\n').length} lines` };
}

async function run(steps: readonly Step[]): Promise<{ code: number; lines: string[] }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const code = await runSteps(steps, 2, 'steps');
  return { code, lines: log.mock.calls.map(([line]) => String(line)) };
}

describe('runSteps', () => {
  it('says how many passed, and ends with 0 when all did', async () => {
    const { code, lines } = await run([saying('types', 0), saying('lint', 0), saying('tests', 0)]);
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe('steps: 3 passed, 0 failed');
  });

  it('shows all output of a failed step, only the note of a passed one, and ends with 1', async () => {
    const { code, lines } = await run([saying('types', 0), saying('lint', 3)]);
    const text = lines.join('\n');
    expect(code).toBe(1);
    expect(text).toMatch(/^ok .* types +noted 2 lines$/m);
    expect(text).toMatch(/^FAILED .* lint$/m);
    expect(text).toContain('lint out\nlint err');
    expect(text).not.toContain('types out');
    expect(lines.at(-1)).toBe('steps: 1 passed, 1 failed');
  });

  it('leaves out of a failed step what is aside, whatever its colour', async () => {
    const script = `console.log('\\u001b[32m✓\\u001b[39m a.test.ts\\n× b.test.ts'); process.exitCode = 1;`;
    const { lines } = await run([
      { name: 'tests', args: ['-e', script], isAside: (line) => line.startsWith('✓') },
    ]);
    expect(lines.join('\n')).toContain('──── tests ────\n× b.test.ts');
    expect(lines.join('\n')).not.toContain('a.test.ts');
  });

  it('runs every step though one failed before it', async () => {
    const failing = ['a', 'b', 'c', 'd'].map((name) => saying(name, 1));
    expect((await run(failing)).lines.at(-1)).toBe('steps: 0 passed, 4 failed');
  });
});
