import type { PlayerFailure, PlayerMessage, PlayerPageData, PlayerState } from '#shared/domain/player.ts';
import type { PlayerStrings } from '../../strings/playerStrings.ts';

export interface PlayerSurface {
  readonly body: HTMLElement;
  /** To the page around this one. */
  readonly tell: (message: PlayerMessage) => void;
}

/** Plays one sound file with the controls of the browser, and tells the page around how it goes. */
export function startPlayer(
  { address, name }: Pick<PlayerPageData, 'address' | 'name'>,
  words: PlayerStrings,
  { body, tell }: PlayerSurface,
): void {
  const audio = document.createElement('audio');
  const problem = document.createElement('p');
  const report = (state: PlayerState): void => tell({ kind: 'player', ...state });

  document.title = words.label(name);
  audio.controls = true;
  audio.preload = 'auto';
  audio.setAttribute('aria-label', words.label(name));
  // Every download is refused anyway, and a button that does nothing is worse than none.
  audio.setAttribute('controlslist', 'nodownload noremoteplayback');
  problem.setAttribute('role', 'status');
  problem.hidden = true;

  audio.addEventListener('canplay', () => {
    if (audio.paused) report({ state: 'ready' });
  });
  audio.addEventListener('playing', () => report({ state: 'playing' }));
  audio.addEventListener('pause', () => {
    if (!audio.ended) report({ state: 'paused' });
  });
  audio.addEventListener('ended', () => report({ state: 'ended' }));
  audio.addEventListener('error', () => {
    const why = reasonOf(audio.error);
    audio.hidden = true;
    problem.hidden = false;
    problem.textContent = words.failed[why];
    report({ state: 'failed', why });
  });
  // A frame keeps its keys to itself: the page around closes the player with the same key as everything else.
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') report({ state: 'leaving' });
  });

  body.replaceChildren(audio, problem);
  report({ state: 'loading' });
  audio.src = address;
  // The agent asked to hear it. Where the system wants another press, the controls are there.
  audio.play().catch(() => undefined);
}

function reasonOf(error: MediaError | null): PlayerFailure {
  if (error?.code === MediaError.MEDIA_ERR_NETWORK) return 'cutOff';
  return error?.code === MediaError.MEDIA_ERR_DECODE ? 'noSound' : 'notLoaded';
}
