import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { LONGEST_LINK, parseLink } from '#shared/domain/links.ts';
import { shortArguments } from '../../../../src-main/security/argumentSize.ts';
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

  it.each(['https://x', 'tel', '--tel:1', ' tel:1', ''])('takes no %j', (text) => {
    expect(isLink(text)).toBe(false);
  });

  it('hands on of a link that is too long as much as shows that', () => {
    const inbox = createLinkInbox();
    const heard: string[] = [];
    inbox.deliverTo((text) => heard.push(text));
    inbox.take('tel:'.padEnd(1_000_000, '1'));
    expect(heard.map((text) => [text.length, parseLink(text)])).toEqual([
      [LONGEST_LINK + 1, { kind: 'unknown', reason: 'tooLong' }],
    ]);
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

describe('the arguments of a start', () => {
  const link = (length: number) => 'tel:'.padEnd(length, '0612400009,');

  it.each([[[]], [['--hidden', 'tel:1']], [[link(8_000)]]])('that fit stay as they are', (args) => {
    expect(shortArguments(args)).toBeNull();
  });

  it.each([
    [['app', link(16_500)]],
    [['app', ...Array.from({ length: 1_000 }, () => link(100))]],
    [['app', 'tel:'.padEnd(20_000, '\u00e9')]],
    [['app', ...Array.from({ length: 20 }, () => 'tel:'.padEnd(2_000, '\u{1F4DE}'))]],
  ])('that do not are cut to what fits, the first ones kept', (args) => {
    const short = shortArguments(args) ?? [];
    expect(short[0]).toBe('app');
    expect(short[1]?.startsWith('tel:')).toBe(true);
    expect(shortArguments(short)).toBeNull();
  });

  it('tell of a link that was cut that it is too long', () => {
    const [, cut = ''] = shortArguments(['app', link(16_500)]) ?? [];
    expect(parseLink(cut)).toEqual({ kind: 'unknown', reason: 'tooLong' });
  });
});

describe('one instance', () => {
  function setUp(first: boolean, link = 'tel:1') {
    const events = new EventEmitter();
    const requested: unknown[] = [];
    const begin = vi.fn<(args: readonly string[]) => void>();
    const app = Object.assign(events, {
      requestSingleInstanceLock: (data: unknown) => {
        requested.push(data);
        return first;
      },
    });
    const heard: (readonly string[])[] = [];
    const only = becomeOnlyInstance(app, ['ringside', link], (argv) => heard.push(argv), begin);
    return { events, requested, heard, only, begin };
  }

  it('begins anew with less where the arguments would end the one that runs, and asks nobody before', () => {
    const { only, requested, begin } = setUp(true, 'tel:'.padEnd(20_000, '1'));
    expect(only).toBe(false);
    expect(requested).toEqual([]);
    expect(begin).toHaveBeenCalledExactlyOnceWith(['tel:'.padEnd(LONGEST_LINK + 1, '1')]);
  });

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
