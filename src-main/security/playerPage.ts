import type { PlayerPageData } from '#shared/domain/player.ts';
import { fileHeaders, playerPolicy } from './contentPolicy.ts';
import type { Playing } from './playing.ts';

/** What the page around the player looks like. */
export interface PlayerSurroundings {
  readonly language: 'fr' | 'en';
  readonly theme: 'system' | 'light' | 'dark';
  /** The origin of the main window's page, the only one that may frame the player and hear of it. */
  readonly parent: string;
}

/**
 * The page of one playing: the built page with what it is to play, under a policy made for it. It is kept nowhere, so that
 * it is gone when it is void.
 */
export function playerPage(html: string, playing: Playing, around: PlayerSurroundings): Response {
  const data: PlayerPageData = { address: playing.address, name: playing.name, ...around };
  const meta = `<meta name="player" content="${escaped(JSON.stringify(data))}" />`;
  return new Response(
    html.replace('<head>', () => `<head>${meta}`),
    {
      headers: {
        ...fileHeaders('text/html; charset=utf-8', playerPolicy(playing.origin, around.parent)),
        'cache-control': 'no-store',
      },
    },
  );
}

/** For the value of an attribute. Names of files come from outside. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
