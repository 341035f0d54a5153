import type { PlayerPageData } from '#shared/domain/player.ts';
import { playerEn } from '../../strings/en/player.ts';
import { playerFr } from '../../strings/fr/player.ts';
import { startPlayer } from '../../lib/player/startPlayer.ts';

const content = document.querySelector('meta[name="player"]')?.getAttribute('content') ?? null;
if (content !== null) {
  // Main wrote it into this very page.
  const data = JSON.parse(content) as PlayerPageData;
  document.documentElement.lang = data.language;
  document.documentElement.dataset['theme'] = data.theme;
  startPlayer(data, data.language === 'fr' ? playerFr : playerEn, {
    body: document.body,
    tell: (message) => {
      window.parent.postMessage(message, data.parent);
    },
  });
}
