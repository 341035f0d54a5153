import type { Logger } from '#core/logger.ts';
import type { Publish } from '#shared/contract/api.ts';
import { channelName, EVENTS } from '#shared/contract/channels.ts';
import { eventSchemas } from '#shared/contract/schemas.ts';
import type { WindowRegistry } from './windowRegistry.ts';

/**
 * Main's way to tell windows something. The payload is parsed on its way out (a few microseconds): what a schema does not
 * name never reaches a window, and a payload that does not fit is logged and not sent. Windows that are gone are passed
 * over.
 */
export function createPublish(windows: WindowRegistry, logger: Logger): Publish {
  return (name, payload) => {
    const parsed = eventSchemas[name].safeParse(payload);
    if (!parsed.success) {
      const paths = parsed.error.issues.map(({ path }) => path.map(String).join('.'));
      logger.error('an event does not fit its schema', { event: name, paths });
      return;
    }
    for (const contents of windows.ofKinds(EVENTS[name])) {
      if (contents.isDestroyed()) continue;
      try {
        contents.send(channelName(name), parsed.data);
      } catch (error) {
        // Between the check and the call a renderer may die; that window hears nothing any more.
        logger.warn('an event did not reach a window', { event: name, error });
      }
    }
  };
}
