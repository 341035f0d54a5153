import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from '../../../../src-renderer/lib/focus/keepFocus.ts';

let stop = (): void => {};
const at = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`there is no ${id}`);
  return element;
};
const focused = (): string => document.activeElement?.id ?? '';

/** Removes an element that may have the keyboard, as a press on it does, and lets everything happen that follows. */
async function press(id: string, then: () => void = () => at(id).remove()): Promise<void> {
  at(id).focus();
  then();
  await vi.runAllTimersAsync();
}

function page(html: string): void {
  document.body.innerHTML = `<main id="root">${html}</main>`;
  // happy-dom draws nothing, so it hides nothing either.
  for (const element of document.querySelectorAll('*')) element.checkVisibility = () => true;
  stop = keepFocus(at('root'));
}

beforeEach(() => {
  vi.useFakeTimers();
  stop = () => {};
});
afterEach(() => {
  stop();
  document.body.innerHTML = '';
  vi.useRealTimers();
});

describe('the keyboard after its control went away', () => {
  it('is on what comes next in the same place', async () => {
    page('<div><button id="a"></button><button id="b"></button><input id="c"></div><button id="d"></button>');
    await press('b');
    expect(focused()).toBe('c');
  });

  it('is on what stood before where nothing comes after', async () => {
    page('<div><button id="a"></button><button id="b"></button></div><button id="c"></button>');
    await press('b');
    expect(focused()).toBe('a');
  });

  it('is further out where a whole part is gone', async () => {
    page('<section><div id="part"><button id="a"></button></div></section><input id="b">');
    await press('a', () => at('part').remove());
    expect(focused()).toBe('b');
  });

  it('is on the head of the screen where nothing is left to press', async () => {
    page('<section><h1 id="head" data-head tabindex="-1"></h1><button id="a"></button></section>');
    await press('a');
    expect(focused()).toBe('head');
  });

  it('skips what is disabled or hidden', async () => {
    page(
      '<button id="a"></button><button id="b" disabled></button><button id="c"></button><a href="x" id="d"></a>',
    );
    at('c').checkVisibility = () => false;
    await press('a');
    expect(focused()).toBe('d');
  });

  it('is on the next thing of a list, never on its button: a second Enter must not act on it', async () => {
    page('<ul><li id="one"><button id="a"></button></li><li id="two"><button id="b"></button></li></ul>');
    await press('a', () => at('one').remove());
    expect(focused()).toBe('two');
    at('b').focus();
    expect(at('two').hasAttribute('tabindex')).toBe(false);
  });

  it('is left to whoever moves it, and to a person who took it away before', async () => {
    page('<button id="a"></button><button id="b"></button><input id="c">');
    await press('a', () => {
      at('a').remove();
      at('c').focus();
    });
    expect(focused()).toBe('c');
    at('b').focus();
    at('b').blur();
    await Promise.resolve();
    at('b').remove();
    await vi.runAllTimersAsync();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('a key that is held', () => {
  it('presses a button once, and stays what it is in a field', () => {
    page('<button id="a"></button><textarea id="b"></textarea>');
    const enter = (id: string, repeat: boolean) =>
      !at(id).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }),
      );
    expect([enter('a', false), enter('a', true), enter('b', true)]).toEqual([false, true, false]);
  });
});
