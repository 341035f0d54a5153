import type { Session } from 'electron';
import { serveAppFiles } from './appScheme.ts';
import { fencePageNetwork } from './pageNetwork.ts';
import type { PageOrigin } from './pages.ts';
import { denyPermissions } from './permissions.ts';
import { playerPage, type PlayerSurroundings } from './playerPage.ts';
import type { PlayingDesk } from './playing.ts';

export interface SecureSessionParts extends PageOrigin {
  /** Absolute path of the built pages. */
  readonly root: string;
  readonly playing: Pick<PlayingDesk, 'take' | 'mayLoad' | 'isHeard'>;
  /** Asked for each page of the player. */
  readonly surroundings: () => PlayerSurroundings;
}

/**
 * Puts the rules of a session in force, before its first window: pages come from the files below `root` only, load nothing
 * from the network but what is being heard, and may use nothing of the device. Returns the function that stops serving.
 */
export function secureSession(session: Session, parts: SecureSessionParts): () => void {
  const { root, devOrigin, playing } = parts;
  denyPermissions(session, playing);
  fencePageNetwork(session, { playing, devOrigin });
  return serveAppFiles(session.protocol, root, (address, html) => {
    const now = playing.take(address);
    return now === null ? null : playerPage(html, now, parts.surroundings());
  });
}
