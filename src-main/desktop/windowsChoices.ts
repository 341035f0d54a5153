import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Settings } from '#shared/contract/settings.ts';

const USER = 'HKEY_CURRENT_USER\\Software';
const CAPABILITIES = 'Software\\Ringside\\Capabilities';
/** Windows' name for what this app opens. */
const PROG_ID = 'Ringside.Link';

/**
 * What Windows has to know before its settings offer this program for a kind of link ("Default Programs", registering an
 * application), as text of a registry file: the links that are wanted, and nothing of those that are not. It chooses
 * nothing, and stays with the user.
 */
export function registryFileOf(program: string, wanted: Settings['links']): string {
  const schemes = (['tel', 'callto', 'sip'] as const).filter((scheme) => wanted[scheme]);
  // What was offered before goes first, so that what is no longer wanted is no longer offered.
  const lines = [`[-${USER}\\Ringside\\Capabilities]`, `[-${USER}\\Classes\\${PROG_ID}]`];
  const applications = `[${USER}\\RegisteredApplications]`;
  if (schemes.length === 0) lines.push(applications, '"Ringside"=-');
  else {
    lines.push(
      `[${USER}\\Ringside\\Capabilities]`,
      value('ApplicationName', 'Ringside'),
      value('ApplicationDescription', 'Says who is calling before the agent answers'),
      `[${USER}\\Ringside\\Capabilities\\URLAssociations]`,
      ...schemes.map((scheme) => value(scheme, PROG_ID)),
      `[${USER}\\Classes\\${PROG_ID}]`,
      `@=${quoted('URL:Ringside')}`,
      value('URL Protocol', ''),
      `[${USER}\\Classes\\${PROG_ID}\\shell\\open\\command]`,
      // `--` ends the switches, as in what registers a link.
      `@=${quoted(`"${program}" "--" "%1"`)}`,
      applications,
      value('Ringside', CAPABILITIES),
    );
  }
  return ['Windows Registry Editor Version 5.00', '', ...lines, ''].join('\r\n');
}

function value(name: string, text: string): string {
  return `${quoted(name)}=${quoted(text)}`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, String.raw`\$&`)}"`;
}

export interface WindowsFacts {
  readonly program: string;
  /** `%SystemRoot%`. */
  readonly systemRoot: string;
}

/** Has Windows' settings offer this program for the links that are wanted. Rejects if it cannot be had. */
export async function offerToWindows(
  facts: WindowsFacts,
  wanted: Settings['links'],
  run: (program: string, args: string[]) => Promise<unknown> = promisify(execFile),
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ringside-links-'));
  try {
    const file = join(folder, 'links.reg');
    // The byte order mark says that it is UTF-16, without which a path with an accent is another path.
    await writeFile(file, `\uFEFF${registryFileOf(facts.program, wanted)}`, 'utf16le');
    await run(`${facts.systemRoot}\\System32\\reg.exe`, ['import', file]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
