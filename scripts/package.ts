import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'electron-builder';
import { buildApp } from './build/buildApp.ts';
import { ensureElectron } from './electron/ensureElectron.ts';
import { projectRoot } from './lib/paths.ts';
import { PlainError, runCli, say } from './lib/say.ts';
import { cleanRuntime } from './package/cleanRuntime.ts';
import { fuseFaults, readFuses, statedFuses } from './package/fuses.ts';
import { planPackage, unpackedProgram } from './package/targets.ts';

const config = 'electron-builder.yml';

// `npm run package [-- dir | installers | FORMAT…]`: packages the app into dist/ with the Electron
// that is there, without the network, and checks the fuses of what came out.
await runCli(async () => {
  const runtime = await ensureElectron();
  const plan = planPackage(process.argv.slice(2), process.platform, runtime.origin);
  if (!plan.ok) throw new PlainError(plan.reason);

  await buildApp({ release: true });
  const [dir, name] = unpackedProgram(process.platform, process.arch);
  const unpacked = join(projectRoot, 'dist', dir);
  await rm(unpacked, { recursive: true, force: true });
  const clean = await cleanRuntime(runtime);
  try {
    await build({
      projectDir: projectRoot,
      [plan.platform]: [...plan.formats],
      publish: 'never',
      config: { extends: config, electronDist: clean.dist, electronVersion: runtime.version },
    });
  } finally {
    await clean.remove();
  }

  const program = join(unpacked, name);
  const stated = statedFuses(await readFile(join(projectRoot, config), 'utf8'));
  const found = await readFuses(program);
  const faults = fuseFaults(stated, found);
  if (faults.length > 0) throw new PlainError(`wrong fuses in ${program}:\n  ${faults.join('\n  ')}`);
  console.log(
    Object.entries(found)
      .map(([fuse, state]) => `${fuse}: ${state}`)
      .join('\n'),
  );
  if (plan.localOnly) {
    const notice = 'Made with a development runtime: for tests on this machine, not for anyone else.\n';
    await writeFile(join(unpacked, 'NOT-FOR-RELEASE.txt'), notice);
    say('made with the package-registry runtime: for local tests only');
  }
  console.log(program);
});
