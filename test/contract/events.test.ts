import { describe, expect, it } from 'vitest';
import { channelName, EVENTS, type EventName, type WindowKind } from '#shared/contract/channels.ts';
import { createPublish } from '../../src-main/ipc/publish.ts';
import { createWindowRegistry } from '../../src-main/ipc/windowRegistry.ts';
import { recordedLogger } from '../support/recordedLogger.ts';
import { eventSamples } from './support/samples.ts';
import { fakeContents } from './support/wall.ts';

const names = Object.keys(EVENTS) as EventName[];

function setUp() {
  const registry = createWindowRegistry();
  const logger = recordedLogger();
  const windows = { main: fakeContents(1), pop: fakeContents(2) };
  registry.add('main', windows.main);
  registry.add('pop', windows.pop);
  return { registry, logger, windows, publish: createPublish(registry, logger) };
}

describe.each(names)('the event %s', (name) => {
  const hearing = (kind: WindowKind): boolean => (EVENTS[name] as readonly WindowKind[]).includes(kind);

  it('reaches the kinds of window that hear it, and no other', () => {
    const { windows, publish } = setUp();
    publish(name, eventSamples[name].good);
    const message = [{ channel: channelName(name), payload: eventSamples[name].good }];
    expect(windows.main.sent).toEqual(hearing('main') ? message : []);
    expect(windows.pop.sent).toEqual(hearing('pop') ? message : []);
  });

  it('is not sent with a payload that does not fit; the log says so without the payload', () => {
    const { windows, publish, logger } = setUp();
    publish(name, eventSamples[name].bad as never);
    expect([...windows.main.sent, ...windows.pop.sent]).toEqual([]);
    expect(logger.lines).toHaveLength(1);
    expect(logger.lines[0]).toContain(name);
    expect(logger.lines[0]).not.toContain('+33612345678');
  });
});

describe('publishing', () => {
  it('sends nothing that the schema does not name', () => {
    const { windows, publish } = setUp();
    publish('call.removed', { callId: 'a', secret: 'x' } as never);
    expect(windows.pop.sent[0]?.payload).toEqual({ callId: 'a' });
  });

  it('passes over windows that are gone or going', () => {
    const { windows, publish, logger } = setUp();
    windows.main.destroy();
    windows.pop.send = () => {
      throw new Error('Object has been destroyed');
    };
    expect(() => publish('call.removed', { callId: 'a' })).not.toThrow();
    expect(windows.main.sent).toEqual([]);
    expect(logger.lines.join()).toContain('did not reach');
  });

  it('reaches every window of a kind, and none that was taken out', () => {
    const { registry, windows, publish } = setUp();
    const second = fakeContents(3);
    const remove = registry.add('main', second);
    publish('history.changed', {});
    remove();
    publish('history.changed', {});
    expect(second.sent).toHaveLength(1);
    expect(windows.main.sent).toHaveLength(2);
    expect(registry.kindOf(3)).toBeUndefined();
  });

  it('forgets a window when it is destroyed', () => {
    const { registry, windows } = setUp();
    windows.pop.destroy();
    expect(registry.kindOf(2)).toBeUndefined();
    expect(registry.ofKinds(['main', 'pop']).map(({ id }) => id)).toEqual([1]);
  });
});
