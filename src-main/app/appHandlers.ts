import type { Handlers } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import type { AboutView, ChangesView, Preferences } from '#shared/contract/views.ts';
import type { Health } from './health.ts';
import type { Notices } from './notices.ts';

type Owned =
  | 'clipboard.copy'
  | 'preferences.read'
  | 'health.read'
  | 'notices.dismiss'
  | 'about.read'
  | 'about.openLog'
  | 'about.changes';

/** The commands about the app itself. `openPath` is Electron's: it resolves to an empty text, or to what went wrong. */
export function appHandlers(parts: {
  readonly copy: (text: string) => Promise<void>;
  readonly preferences: () => Preferences;
  readonly health: Pick<Health, 'read'>;
  readonly notices: Pick<Notices, 'dismiss'>;
  readonly about: () => AboutView;
  readonly changes: () => ChangesView;
  readonly openPath: (path: string) => Promise<string>;
  readonly logPath: string;
}): Pick<Handlers, Owned> {
  return {
    'clipboard.copy': async ({ text }) => {
      await parts.copy(text);
      return {};
    },
    'preferences.read': parts.preferences,
    'health.read': () => parts.health.read(),
    'notices.dismiss': ({ id }) => {
      if (!parts.notices.dismiss(id)) throw new RequestError('notFound', 'no such notice');
      return {};
    },
    'about.read': parts.about,
    'about.changes': parts.changes,
    'about.openLog': async () => {
      const problem = await parts.openPath(parts.logPath);
      if (problem !== '') throw new RequestError('notFound', 'the log cannot be opened');
      return {};
    },
  };
}
