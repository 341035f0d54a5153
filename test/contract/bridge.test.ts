import { describe, expect, it } from 'vitest';
import {
  channelName,
  COMMANDS,
  EVENTS,
  type CommandName,
  type EventName,
  type WindowKind,
} from '#shared/contract/channels.ts';
import { createBridge, type Transport } from '../../src-preload/bridge.ts';

const commands = Object.keys(COMMANDS) as CommandName[];
const events = Object.keys(EVENTS) as EventName[];

function setUp(
  kind: WindowKind,
  answer: () => Promise<unknown> = () => Promise.resolve({ ok: true, value: {} }),
) {
  const asked: string[] = [];
  const listeners = new Map<string, ((event: unknown, payload: unknown) => void)[]>();
  const transport: Transport = {
    invoke: (channel) => {
      asked.push(channel);
      return answer();
    },
    on: (channel, forward) => listeners.set(channel, [...(listeners.get(channel) ?? []), forward]),
    removeListener: (channel, forward) =>
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((known) => known !== forward),
      ),
  };
  // The page is not bound by types.
  const bridge = createBridge(kind, 'linux', transport) as unknown as {
    kind: string;
    platform: string;
    invoke(name: string, request: unknown): Promise<unknown>;
    on(name: string, listener: (...payload: unknown[]) => void): () => void;
  };
  return { bridge, asked, listeners };
}

describe.each(['main', 'pop'] as const)('the bridge of the %s window', (kind) => {
  it('passes on exactly the commands of its kind', async () => {
    const { bridge, asked } = setUp(kind);
    for (const name of commands) await bridge.invoke(name, {});
    expect(asked).toEqual(
      commands.filter((name) => (COMMANDS[name] as readonly string[]).includes(kind)).map(channelName),
    );
  });

  it('hears exactly the events of its kind', () => {
    const { bridge, listeners } = setUp(kind);
    for (const name of events) {
      const may = (EVENTS[name] as readonly string[]).includes(kind);
      if (may) bridge.on(name, () => {});
      else expect(() => bridge.on(name, () => {})).toThrow('not for this window');
    }
    expect([...listeners.keys()]).toEqual(
      events.filter((name) => (EVENTS[name] as readonly string[]).includes(kind)).map(channelName),
    );
  });

  it('answers a command that it does not have with a refusal, without asking main', async () => {
    const { bridge, asked } = setUp(kind);
    for (const name of ['electron-store-get-data', 'ringside:calls.list', '__proto__', 'constructor']) {
      await expect(bridge.invoke(name, {})).resolves.toMatchObject({
        ok: false,
        error: { code: 'forbidden' },
      });
    }
    expect(asked).toEqual([]);
  });

  it('exposes four things, frozen', () => {
    const { bridge } = setUp(kind);
    expect(Object.keys(bridge).sort()).toEqual(['invoke', 'kind', 'on', 'platform']);
    expect(Object.isFrozen(bridge)).toBe(true);
    expect([bridge.kind, bridge.platform]).toEqual([kind, 'linux']);
  });

  it('turns a rejection of main into an error, so that it never rejects', async () => {
    const { bridge } = setUp(kind, () =>
      Promise.reject(new Error('Error invoking remote method: forbidden')),
    );
    await expect(bridge.invoke('calls.list', {})).resolves.toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
  });

  it('gives listeners the payload without the event, until they stop', () => {
    const { bridge, listeners } = setUp(kind);
    const heard: unknown[][] = [];
    const stop = bridge.on('call.removed', (...args) => heard.push(args));
    const emit = () => {
      for (const forward of listeners.get('ringside:call.removed') ?? [])
        forward({ sender: 'ipcRenderer' }, { callId: 'a' });
    };
    emit();
    stop();
    emit();
    expect(heard).toEqual([[{ callId: 'a' }]]);
  });
});
