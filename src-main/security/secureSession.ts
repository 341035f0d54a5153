import type { Session } from 'electron';
import { serveAppFiles } from './appScheme.ts';
import { applyDevelopmentPolicy } from './developmentPolicy.ts';
import type { PageOrigin } from './pages.ts';
import { denyPermissions } from './permissions.ts';

/**
 * Puts the rules of a session in force, before its first window: pages come from the files below `root` (absolute) only,
 * and may use nothing of the device. Returns the function that stops serving.
 */
export function secureSession(
  session: Session,
  { root, devOrigin }: PageOrigin & { readonly root: string },
): () => void {
  denyPermissions(session);
  if (devOrigin !== null) applyDevelopmentPolicy(session, devOrigin);
  return serveAppFiles(session.protocol, root);
}
