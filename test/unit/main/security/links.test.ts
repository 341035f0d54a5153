import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { LONGEST_LINK } from '#shared/domain/links.ts';
import { createLinkInbox, isLink, receiveOpenUrl } from '../../../../src-main/security/linkInbox.ts';
import { becomeOnlyInstance } from '../../../../src-main/security/singleInstance.ts';

describe('the inbox of links', () => {
  it('keeps what comes before anybody listens, then hands it over in order, once', () => {
    const inbox = createLinkInbox();
    inbox.takeArguments([
      '/opt/ringside',
      '--hidden',
      '--',
      'tel:+33612345678',
      'some/file',
      'RINGSIDE://incoming?id=1',
    ]);
    const heard: string[] = [];
    inbox.deliverTo((text) => heard.push(text));
    expect(heard).toEqual(['tel:+33612345678', 'RINGSIDE://incoming?id=1']);
    inbox.take('sip:104@pbx.example');
    expect(heard).toHaveLength(3);
  });

  it('keeps again after the listener stopped', () => {
    const inbox = createLinkInbox();
    const first = vi.fn();
    inbox.deliverTo(first)();
    inbox.take('callto:104');
    const second = vi.fn();
    inbox.deliverTo(second);
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledExactlyOnceWith('callto:104');
  });

  it('drops what is no link of ours, and a flood of them', () => {
    const inbox = createLinkInbox();
    for (let i = 0; i < 100; i += 1) inbox.take(`tel:${i}`);
    inbox.take('https://example.com');
    const heard: string[] = [];
    inbox.deliverTo((text) => heard.push(text));
    expect(heard).toHaveLength(20);
    expect(heard[0]).toBe('tel:0');
  });

  it.each(['https://x', 'tel', '--tel:1', ' tel:1', '', 'tel:'.padEnd(LONGEST_LINK + 1, '1')])(
    'takes no %j',
    (text) => {
      expect(isLink(text)).toBe(false);
    },
  );

  it('takes links as long as they are read, no longer', () => {
    expect(isLink('tel:'.padEnd(LONGEST_LINK, '1'))).toBe(true);
  });

  it('is fed by open-url, which it keeps from the system, until the stop', () => {
    const app = new EventEmitter();
    const inbox = createLinkInbox();
    const stop = receiveOpenUrl(app, inbox);
    const event = { preventDefault: vi.fn() };
    app.emit('open-url', event, 'tel:1');
    stop();
    app.emit('open-url', event, 'tel:2');
    const heard: string[] = [];
    inbox.deliverTo((text) => heard.push(text));
    expect(heard).toEqual(['tel:1']);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

describe('one instance', () => {
  function setUp(first: boolean) {
    const events = new EventEmitter();
    const requested: unknown[] = [];
    const app = Object.assign(events, {
      requestSingleInstanceLock: (data: unknown) => {
        requested.push(data);
        return first;
      },
    });
    const heard: (readonly string[])[] = [];
    const only = becomeOnlyInstance(app, ['ringside', 'tel:1'], (argv) => heard.push(argv));
    return { events, requested, heard, only };
  }

  it('gives its arguments to the one that runs, and yields', () => {
    const { only, requested, events } = setUp(false);
    expect(only).toBe(false);
    expect(requested).toEqual([{ argv: ['ringside', 'tel:1'] }]);
    expect(events.listenerCount('second-instance')).toBe(0);
  });

  it('hears the true arguments of a later start, not those that Chromium rearranged', () => {
    const { only, events, heard } = setUp(true);
    events.emit('second-instance', {}, ['ringside', '--added', 'tel:1'], '/', {
      argv: ['ringside', 'tel:1'],
    });
    events.emit('second-instance', {}, ['ringside', 'tel:2'], '/', null);
    events.emit('second-instance', {}, ['ringside', 'tel:3'], '/', { argv: ['ringside', 3] });
    expect(only).toBe(true);
    expect(heard).toEqual([
      ['ringside', 'tel:1'],
      ['ringside', 'tel:2'],
      ['ringside', 'tel:3'],
    ]);
  });
});
