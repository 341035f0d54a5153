import type { Handlers } from '#shared/contract/api.ts';
import type { CommandName, WindowKind } from '#shared/contract/channels.ts';
import { registerHandlers } from '../../../src-main/ipc/registerHandlers.ts';
import { createWindowRegistry, type Contents } from '../../../src-main/ipc/windowRegistry.ts';
import { pageUrl } from '../../../src-main/security/pages.ts';
import { createSenderCheck, type MessageEvent } from '../../../src-main/security/senderCheck.ts';
import { recordedLogger, type RecordedLogger } from '../../support/recordedLogger.ts';
import { commandSamples } from './samples.ts';

/** A window's contents that keep what they are sent. */
export interface FakeContents extends Contents {
  readonly sent: { readonly channel: string; readonly payload: unknown }[];
  destroy(): void;
}

export function fakeContents(id: number): FakeContents {
  let destroyed = false;
  const listeners: (() => void)[] = [];
  const sent: { channel: string; payload: unknown }[] = [];
  return {
    id,
    sent,
    isDestroyed: () => destroyed,
    send: (channel, payload) => sent.push({ channel, payload }),
    once: (_event, listener) => listeners.push(listener),
    destroy() {
      destroyed = true;
      listeners.forEach((listener) => listener());
    },
  };
}

/** Electron's ipcMain as far as the door goes. */
class FakeIpcMain {
  readonly handlers = new Map<string, (event: MessageEvent, payload: unknown) => Promise<unknown>>();
  handle(channel: string, listener: (event: MessageEvent, payload: unknown) => Promise<unknown>): void {
    if (this.handlers.has(channel)) throw new Error(`registered twice: ${channel}`);
    this.handlers.set(channel, listener);
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

export interface Wall {
  readonly windows: Readonly<Record<WindowKind, FakeContents>>;
  readonly logger: RecordedLogger;
  /** Commands that reached their handler, with what it was given. */
  readonly ran: { readonly name: CommandName; readonly request: unknown }[];
  readonly channels: () => readonly string[];
  /** Sends as the main frame of a window, unless told otherwise. */
  send(channel: string, payload: unknown, event: MessageEvent): Promise<unknown>;
  /** The event of a message from the main frame of a window of this kind, showing its own page. */
  from(kind: WindowKind): MessageEvent;
  close(): void;
}

/** The real door with the real sender check, two windows, and handlers that answer with the samples. */
export function buildWall(overrides: Partial<Handlers> = {}, devOrigin: string | null = null): Wall {
  const logger = recordedLogger();
  const registry = createWindowRegistry();
  const windows = { main: fakeContents(1), pop: fakeContents(2) };
  registry.add('main', windows.main);
  registry.add('pop', windows.pop);
  const ran: { name: CommandName; request: unknown }[] = [];
  const names = Object.keys(commandSamples) as CommandName[];
  const sampled = Object.fromEntries(
    names.map((name) => [
      name,
      (request: unknown) => {
        ran.push({ name, request });
        return commandSamples[name].reply;
      },
    ]),
  ) as unknown as Handlers;
  const ipcMain = new FakeIpcMain();
  const checkSender = createSenderCheck((id) => registry.kindOf(id), { devOrigin });
  const close = registerHandlers({ ...sampled, ...overrides }, { ipcMain, checkSender, logger });
  return {
    windows,
    logger,
    ran,
    close,
    channels: () => [...ipcMain.handlers.keys()],
    async send(channel, payload, event) {
      const handler = ipcMain.handlers.get(channel);
      if (handler === undefined) throw new Error(`no handler registered for ${channel}`);
      return handler(event, payload);
    },
    from: (kind) => ({
      sender: windows[kind],
      senderFrame: { url: pageUrl(kind, { devOrigin }), parent: null },
    }),
  };
}
