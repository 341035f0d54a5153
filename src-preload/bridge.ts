import type { Bridge, PayloadOf } from '#shared/contract/api.ts';
import { channelName, commandsFor, eventsFor, type WindowKind } from '#shared/contract/channels.ts';
import type { Outcome } from '#shared/contract/errors.ts';

type Forward = (event: unknown, payload: unknown) => void;

/** The part of Electron's `ipcRenderer` that the bridge stands on. */
export interface Transport {
  invoke(channel: string, request: unknown): Promise<unknown>;
  on(channel: string, forward: Forward): unknown;
  removeListener(channel: string, forward: Forward): unknown;
}

/**
 * The bridge of one kind of window. It knows the names of that kind's channels and passes nothing else through; main
 * checks again, this is so that a page cannot even try. No schemas here: main parses both ways, and the bundle stays
 * small. `invoke` never rejects, because a page must not need two ways of handling one failure.
 */
export function createBridge<W extends WindowKind>(
  kind: W,
  platform: string,
  transport: Transport,
): Readonly<Bridge<W>> {
  const commands = new Set<string>(commandsFor(kind));
  const events = new Set<string>(eventsFor(kind));

  const bridge: Bridge<W> = {
    kind,
    platform,
    async invoke(name, request) {
      if (!commands.has(name)) return refused(`${name} is not for this window`);
      try {
        return (await transport.invoke(channelName(name), request)) as never;
      } catch (error) {
        // Main answers every trusted request with an outcome; what rejects was refused, or main is gone.
        return refused(error instanceof Error ? error.message : 'refused');
      }
    },
    on(name, listener) {
      if (!events.has(name)) throw new Error(`${name} is not for this window`);
      // The event object is Electron's and reaches into it; the page gets the payload only.
      const forward: Forward = (_event, payload) => {
        listener(payload as PayloadOf<typeof name>);
      };
      transport.on(channelName(name), forward);
      return () => {
        transport.removeListener(channelName(name), forward);
      };
    },
  };
  return Object.freeze(bridge);
}

function refused(message: string): Outcome<never> {
  return { ok: false, error: { code: 'forbidden', message } };
}
