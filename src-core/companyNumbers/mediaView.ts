import type { MediaView } from '#shared/contract/numbersViews.ts';
import type { Media } from '#shared/domain/media.ts';

/** A sound file as windows see it: where it lies, but not its address, which only the player needs. */
export function mediaViewOf({ url, ...medium }: Media): MediaView {
  return { ...medium, origin: url === null ? null : new URL(url).origin };
}
