import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { exec } from '../lib/exec.ts';
import { PlainError, say } from '../lib/say.ts';
import {
  installableIn,
  missingInLdd,
  namesInLinkerCache,
  needs,
  packagesFor,
  type Group,
  type Need,
} from './needs.ts';

/** apt's own lock: another installation may be under way (unattended upgrades on a fresh machine). */
const aptArgs = ['-o', 'DPkg::Lock::Timeout=300'];
const installArgs = ['install', '-y', '--no-install-recommends'];

/**
 * Makes sure that this Linux machine has what the groups ask for. As root on Debian and Ubuntu the
 * missing packages are installed; otherwise a {@link PlainError} carries the one command that does.
 * Does nothing on macOS and Windows, where Electron brings all it needs.
 *
 * @param executable the Electron program, whose linked libraries are checked as well
 */
export async function ensureSystem(groups: readonly Group[], executable: string | undefined): Promise<void> {
  if (process.platform !== 'linux') return;
  const unmet = await unmetNeeds(groups);
  const unlinked = await unlinkedLibraries(executable);
  if (unmet.length === 0 && unlinked.length === 0) return;

  if (!onPath('apt-get')) {
    const names = unmet.map(({ probe }) => probe.name);
    const all = [...new Set([...names, ...unlinked])].join(', ');
    throw new PlainError(`this machine lacks: ${all}. Install them with its package manager.`);
  }
  if (process.getuid?.() !== 0) {
    const packages = packagesFor(unmet, await installable(unmet)).join(' ');
    throw new PlainError(
      `this machine lacks some packages. Install them and try again:\n` +
        `  sudo apt-get update && sudo apt-get ${installArgs.join(' ')} ${packages}`,
    );
  }
  await install(unmet);
  const left = [
    ...(await unmetNeeds(groups)).filter(({ probe }) => probe.kind !== 'font').map((n) => n.probe.name),
    ...(await unlinkedLibraries(executable)),
  ];
  if (left.length > 0) throw new PlainError(`still missing after installation: ${left.join(', ')}`);
}

/** The needs of some groups that this machine does not meet. */
async function unmetNeeds(groups: readonly Group[]): Promise<readonly Need[]> {
  const wanted = groups.flatMap((group) => needs[group]);
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find(existsSync) ?? 'ldconfig';
  const libraries = namesInLinkerCache((await exec(ldconfig, ['-p'])).stdout);
  const unmet: Need[] = [];
  for (const need of wanted) {
    const { kind, name } = need.probe;
    const met =
      kind === 'library' ? libraries.has(name) : kind === 'command' ? onPath(name) : await font(name);
    if (!met) unmet.push(need);
  }
  return unmet;
}

function onPath(command: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, command)));
}

async function font(family: string): Promise<boolean> {
  if (!onPath('fc-list')) return false;
  return (await exec('fc-list', [family])).stdout.trim() !== '';
}

async function unlinkedLibraries(executable: string | undefined): Promise<readonly string[]> {
  if (executable === undefined) return [];
  return missingInLdd((await exec('ldd', [executable])).stdout);
}

async function installable(unmet: readonly Need[]): Promise<ReadonlySet<string>> {
  const names = unmet.flatMap(({ packages }) => packages);
  return installableIn((await exec('apt-cache', ['policy', ...names])).stdout);
}

async function install(unmet: readonly Need[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await exec('apt-get', [...aptArgs, 'update'], { env });
  const packages = packagesFor(unmet, await installable(unmet));
  say(`installing system packages: ${packages.join(' ')}`);
  const result = await exec('apt-get', [...aptArgs, ...installArgs, ...packages], { env });
  if (result.code === 0) return;
  const said = [update, result].map(({ stderr }) => stderr.trim()).join('\n');
  throw new PlainError(`apt-get could not install ${packages.join(' ')}:\n${said}`);
}
