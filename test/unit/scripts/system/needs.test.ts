import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../../scripts/lib/paths.ts';
import {
  installableIn,
  missingInLdd,
  namesInLinkerCache,
  needs,
  packagesFor,
  type Need,
} from '../../../../scripts/system/needs.ts';

describe('missingInLdd', () => {
  it('names what the linker did not find', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007fe754027000)',
      '\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007fe7541e6000)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibnss3.so => not found',
      '\t/lib64/ld-linux-x86-64.so.2 (0x00007fe754029000)',
    ].join('\n');
    expect(missingInLdd(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  });

  it('is empty for a program with no libraries', () => {
    expect(missingInLdd('\tnot a dynamic executable\n')).toEqual([]);
  });
});

describe('namesInLinkerCache', () => {
  it('reads names, not the heading', () => {
    const output =
      "312 libs found in cache `/etc/ld.so.cache'\n" +
      '\tlibXss.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libXss.so.1\n' +
      '\tlibasound.so.2 (libc6,x86-64) => /lib/x86_64-linux-gnu/libasound.so.2\n';
    expect([...namesInLinkerCache(output)]).toEqual(['libXss.so.1', 'libasound.so.2']);
  });
});

describe('installableIn', () => {
  it('leaves out virtual packages, which have no candidate', () => {
    const policy = [
      'libasound2t64:',
      '  Installed: (none)',
      '  Candidate: 1.2.11-1ubuntu0.1',
      '  Version table:',
      '     1.2.11-1ubuntu0.1 500',
      'libasound2:',
      '  Installed: (none)',
      '  Candidate: (none)',
      '  Version table:',
    ].join('\n');
    expect([...installableIn(policy)]).toEqual(['libasound2t64']);
  });
});

describe('packagesFor', () => {
  const sound: Need = {
    probe: { kind: 'library', name: 'libasound.so.2' },
    packages: ['libasound2t64', 'libasound2'],
  };
  const nss: Need = { probe: { kind: 'library', name: 'libnss3.so' }, packages: ['libnss3'] };

  it('takes the new name where the release has it', () => {
    expect(packagesFor([sound], new Set(['libasound2t64']))).toEqual(['libasound2t64']);
  });

  it('takes the old name where the release has that', () => {
    expect(packagesFor([sound], new Set(['libasound2']))).toEqual(['libasound2']);
  });

  it('names each package once, in order', () => {
    expect(packagesFor([nss, sound, nss], new Set())).toEqual(['libasound2', 'libnss3']);
  });
});

describe('needs', () => {
  it('have no two entries for one thing', () => {
    const names = Object.values(needs)
      .flat()
      .map(({ probe }) => `${probe.kind}:${probe.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have every tool that the end-to-end tests run at their desk', async () => {
    const commands = Object.values(needs)
      .flat()
      .flatMap(({ probe }) => (probe.kind === 'command' ? [probe.name] : []));
    const run = new Set<string>();
    const folder = join(projectRoot, 'test', 'e2e');
    for (const file of await readdir(folder, { recursive: true })) {
      if (!file.endsWith('.ts')) continue;
      const source = await readFile(join(folder, file), 'utf8');
      for (const [, tool = ''] of source.matchAll(/\b(?:deskTool|startDeskProgram)\(\s*'([\w-]+)'/g))
        run.add(tool);
    }
    expect(run.size).toBeGreaterThan(3);
    // It comes with the service that it speaks to.
    run.delete('dunstctl');
    expect([...run].filter((tool) => !commands.includes(tool))).toEqual([]);
  });
});
