import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placeOnce } from '../lib/placeOnce.ts';
import { sharedDir } from './agentUser.ts';
import { executableName, markerFile, type Marker } from './runtime.ts';
import { wrapperScript, type WrapperFacts } from './wrapper.ts';

/**
 * A folder that passes for an Electron: its program is the wrapper, its marker names the real one.
 * Named after its contents, so that equal wrappers share one.
 */
export async function wrapperFolder(facts: WrapperFacts, marker: Marker): Promise<string> {
  const script = wrapperScript(facts);
  const key = createHash('sha256')
    .update(script + JSON.stringify(marker))
    .digest('hex')
    .slice(0, 16);
  const target = join(sharedDir, 'wrappers', key);
  await placeOnce(target, async (folder) => {
    await writeFile(join(folder, executableName('linux')), script, { mode: 0o755 });
    await writeFile(join(folder, markerFile), JSON.stringify(marker));
    await writeFile(join(folder, 'version'), marker.version);
  });
  return target;
}
