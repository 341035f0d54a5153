import { randomBytes } from 'node:crypto';
import { PLAYER_ORIGIN } from '#shared/domain/player.ts';

/** A sound file to be heard. */
export interface SoundFile {
  /** http or https. */
  readonly address: string;
  readonly name: string;
}

/** What is being heard. */
export interface Playing extends SoundFile {
  /** The only place that its page may load from. */
  readonly origin: string;
}

/**
 * One playing at a time. Its page is named by a token that nobody can guess; the page can be loaded once, and nothing of
 * it holds any longer once another begins or this one is stopped.
 */
export interface PlayingDesk {
  /** The address of the page, or null if the origin of the file cannot stand in a policy. */
  play(file: SoundFile): string | null;
  stop(): void;
  /** Whether an address is that of the page that waits to be loaded. */
  awaits(url: string): boolean;
  /** The playing whose page this is, once; null for any other address. */
  take(url: string): Playing | null;
  /** Whether anything is being heard. */
  isHeard(): boolean;
  /** Whether a page of this app may load this from the network: sound from where the file lies, while it is heard. */
  mayLoad(url: string, resourceType: string): boolean;
}

const PAGE = `${PLAYER_ORIGIN}/windows/player/index.html`;

export function createPlayingDesk(): PlayingDesk {
  let now: Playing | null = null;
  /** The page that was not loaded yet. */
  let awaited: string | null = null;

  return {
    play(file) {
      const origin = policyOrigin(file.address);
      now = origin === null ? null : { ...file, origin };
      awaited = origin === null ? null : `${PAGE}?${randomBytes(24).toString('base64url')}`;
      return awaited;
    },
    stop() {
      now = null;
      awaited = null;
    },
    awaits: (url) => awaited !== null && url === awaited,
    take(url) {
      if (awaited === null || url !== awaited) return null;
      awaited = null;
      return now;
    },
    isHeard: () => now !== null,
    mayLoad: (url, resourceType) =>
      now !== null && resourceType === 'media' && URL.canParse(url) && new URL(url).origin === now.origin,
  };
}

/**
 * The origin of an address as a policy names it, or null. Names of hosts may hold characters that mean something else in a
 * policy (`*` is every host, `;` ends a directive), and of addresses by number a policy knows only those of IPv4.
 */
export function policyOrigin(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, origin, username, password } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  if (username !== '' || password !== '') return null;
  return /^[a-z\d]([a-z\d._-]*[a-z\d])?$/.test(hostname) ? origin : null;
}
