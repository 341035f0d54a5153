import type { Handlers } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import type { Core } from './openCore.ts';

type Owned =
  | 'calls.list'
  | 'calls.dismiss'
  | 'calls.giveCode'
  | 'calls.askAgain'
  | 'notes.save'
  | 'callers.lookup'
  | 'callers.card'
  | 'callers.askAgain'
  | 'callers.rename'
  | 'history.search';

/** The commands about calls, callers and history. What needs the core waits for it. */
export function callHandlers(parts: {
  readonly core: Promise<Core>;
  /** The core if it is open by now. */
  readonly opened: () => Core | null;
  /** Something in history changed by a command; lists read again. */
  readonly historyChanged: () => void;
}): Pick<Handlers, Owned> {
  const { core, historyChanged } = parts;
  return {
    // No call can have come in before the doors are open, so the first paint need not wait to say so.
    'calls.list': () => ({ calls: [...(parts.opened()?.reception.list() ?? [])] }),
    'calls.dismiss': async ({ callId }) => {
      (await core).reception.dismiss(callId);
      return {};
    },
    'calls.giveCode': async ({ callId, code }) => {
      (await core).reception.giveCode(callId, code);
      return {};
    },
    'calls.askAgain': async ({ callId, fact }) => {
      (await core).reception.askAgain(callId, fact);
      return {};
    },
    'notes.save': async ({ about, text }) => {
      const { reception, callers, memory } = await core;
      const byCall = 'callId' in about;
      const savedAt = byCall
        ? reception.saveNote(about.callId, text)
        : callers.saveNote(about.callerKey, text);
      const key = byCall ? (memory.call(about.callId)?.callerKey ?? null) : about.callerKey;
      if (key !== null) {
        reception.refreshCaller(key);
        callers.refresh(key);
      }
      historyChanged();
      return { savedAt };
    },
    'callers.lookup': async ({ by, text }) => (await core).callers.lookup(by, text),
    'callers.card': async ({ key }) => (await core).callers.card(key),
    'callers.askAgain': async ({ key }) => {
      (await core).callers.askAgain(key);
      return {};
    },
    'callers.rename': async ({ key, name }) => {
      const { reception, callers, routes } = await core;
      callers.rename(key, name);
      reception.refreshCaller(key);
      routes.namesChanged();
      historyChanged();
      return {};
    },
    'history.search': async (request) => {
      const { memory } = await core;
      try {
        const { entries, next } = memory.search(request);
        return { entries: [...entries], next };
      } catch (error) {
        throw new RequestError('storageFailed', 'local history is not at hand', String(error));
      }
    },
  };
}
