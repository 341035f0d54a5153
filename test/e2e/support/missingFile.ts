import { join } from 'node:path';
import type { Ringside } from '../../../scripts/app/launchRingside.ts';
import { projectRoot } from '../../../scripts/lib/paths.ts';

/**
 * Has the app's pages miss the built files that a pattern names, as after an update that was broken off, until
 * `restore`. The pages are served by the test meanwhile and from then on: the app's own server cannot be put back.
 */
export async function withoutFile(
  { app }: Pick<Ringside, 'app'>,
  pattern: RegExp,
): Promise<{ restore: () => Promise<void> }> {
  const root = join(projectRoot, 'out', 'renderer');
  await app.evaluate(
    ({ session }, { source, root: folder }) => {
      const { readFile } = process.getBuiltinModule('node:fs/promises');
      const types = { js: 'text/javascript', css: 'text/css', html: 'text/html' } as Record<string, string>;
      const missing = globalThis as { missingFile?: RegExp | null };
      missing.missingFile = new RegExp(source);
      const { protocol } = session.defaultSession;
      protocol.unhandle('ringside-app');
      protocol.handle('ringside-app', async (request) => {
        const path = decodeURI(new URL(request.url).pathname);
        if (missing.missingFile?.test(path) === true) return new Response(null, { status: 404 });
        const type = types[path.split('.').pop() ?? ''] ?? 'application/octet-stream';
        return new Response(new Uint8Array(await readFile(folder + path)), {
          headers: { 'content-type': type },
        });
      });
    },
    { source: pattern.source, root },
  );
  return {
    restore: () =>
      app.evaluate(() => {
        (globalThis as { missingFile?: RegExp | null }).missingFile = null;
      }),
  };
}
