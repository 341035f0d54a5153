import type { Handlers } from '#shared/contract/api.ts';
import type { PopTimings } from './popTimings.ts';
import type { PopWindow } from './popWindow.ts';

/** The commands by which the pop's page tells of itself. `pop` gives null until the window is made. */
export function popHandlers(
  pop: () => Pick<PopWindow, 'resize' | 'isShown'> | null,
  timings: PopTimings,
): Pick<Handlers, 'pop.resize' | 'pop.painted'> {
  return {
    'pop.resize': ({ height }) => {
      pop()?.resize(height);
      return {};
    },
    'pop.painted': ({ callIds, at }) => {
      // A paint of a window that is not on screen was seen by nobody.
      if (pop()?.isShown() === true) timings.painted(callIds, at);
      return {};
    },
  };
}
