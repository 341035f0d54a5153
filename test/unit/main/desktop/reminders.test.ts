import { describe, expect, it, vi } from 'vitest';
import { createReminders, reminderText, type Reminder } from '../../../../src-main/desktop/reminders.ts';
import { DESKTOP_STRINGS } from '../../../../src-main/desktop/strings/byLanguage.ts';

const NOW = 1_700_000_000_000;
const { reminder: en } = DESKTOP_STRINGS.en;
const { reminder: fr } = DESKTOP_STRINGS.fr;
type Told = Reminder['intents'][number];

function told(id: string, change: Partial<Told> = {}): Told {
  const display = '+33 6 12 34 56 78';
  return {
    id,
    kind: 'reminder',
    name: null,
    party: { kind: 'number', raw: '0612345678', display, e164: '+33612345678', country: 'FR' },
    ticketId: null,
    due: { at: NOW + 5 * 60_000, zone: 'Europe/Paris' },
    state: { name: 'scheduled', at: 1, how: 'created', providerCallId: 1 },
    ...change,
  };
}

describe('the words of a reminder', () => {
  it('says who, when and who calls', () => {
    expect(reminderText({ intents: [told('a')], when: 'before', total: 1 }, NOW, en)).toEqual({
      title: 'In 5 min: call back +33 6 12 34 56 78',
      body: 'You call.',
    });
    const callback = told('a', { kind: 'callback', name: 'Mme Roy' });
    expect(reminderText({ intents: [callback], when: 'due', total: 1 }, NOW, fr)).toEqual({
      title: 'CCAI Platform doit appeler maintenant\u202f: Mme Roy',
      body: 'CCAI Platform appelle et met un agent en relation.',
    });
  });

  it('claims no call by CCAI Platform of what it does not have', () => {
    const state = { name: 'drafted', at: 1, lastTry: null } as const;
    const callback = told('a', { kind: 'callback', state });
    const { title, body } = reminderText({ intents: [callback], when: 'due', total: 1 }, NOW, en);
    expect(title).toBe('Call back now: +33 6 12 34 56 78');
    expect(body).toMatch(/^CCAI Platform does not have it/);
  });

  it.each([
    { name: 'unconfirmed', at: 1, reason: 'timeout', detail: null },
    { name: 'sending', at: 1 },
  ] as const)('asks for no call, and claims none, where neither is known to be right: %j', (state) => {
    const callback = told('a', { kind: 'callback', name: 'Mme Roy', state });
    const text = (when: 'before' | 'due', strings: typeof en) =>
      reminderText({ intents: [callback], when, total: 1 }, NOW, strings);
    expect(text('due', en).title).toBe('Not certain that CCAI Platform calls: Mme Roy');
    expect(text('before', en).title).toBe('In 5 min, not certain that CCAI Platform calls: Mme Roy');
    expect(text('due', fr).title).toBe('Pas certain que CCAI Platform appelle\u202f: Mme Roy');
    expect(text('before', fr).title).toBe(
      'Dans 5\u00a0min, pas certain que CCAI Platform appelle\u202f: Mme Roy',
    );
    expect(text('due', en).body).toMatch(/is not known/);
  });

  it.each([
    [5 * 60_000, 5],
    [4 * 60_000 + 100, 5],
    [4 * 60_000, 4],
    [2 * 60_000 + 29_000, 3],
    [1, 1],
    [-30_000, 1],
  ])('counts the minutes as clocks show them: %d ms are %d', (left, minutes) => {
    const intent = told('a', { due: { at: NOW + left, zone: 'Europe/Paris' } });
    expect(reminderText({ intents: [intent], when: 'before', total: 1 }, NOW, en).title).toMatch(
      new RegExp(`^In ${minutes} min: `),
    );
  });

  it('names a ticket where there is no number', () => {
    const { title } = reminderText(
      { intents: [told('a', { party: null, ticketId: '71450' })], when: 'due', total: 1 },
      NOW,
      en,
    );
    expect(title).toBe('Call back now: ticket 71450');
  });

  it('sums up several, and the one that was missed', () => {
    const intents = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => told(id, { name: `Name ${id}` }));
    expect(reminderText({ intents, when: 'missed', total: 60 }, NOW, en)).toEqual({
      title: '60 callbacks became due meanwhile',
      body: 'Name a\nName b\nName c\nName d\nand 56 more',
    });
    expect(reminderText({ intents: [told('a')], when: 'missed', total: 1 }, NOW, en).title).toBe(
      'A callback became due meanwhile',
    );
    expect(reminderText({ intents: intents.slice(0, 2), when: 'due', total: 2 }, NOW, en).title).toBe(
      '2 callbacks are due',
    );
  });
});

describe('reminders on the desktop', () => {
  function desktop() {
    const shown: {
      listeners: Map<string, () => void>;
      close: ReturnType<typeof vi.fn>;
      silent: boolean | undefined;
    }[] = [];
    const clicked = vi.fn();
    const reminders = createReminders({
      create: ({ silent }) => {
        const listeners = new Map<string, () => void>();
        const close = vi.fn();
        return {
          show: () => void shown.push({ listeners, close, silent }),
          close,
          on: (event, listener) => listeners.set(event, listener),
        };
      },
      strings: () => en,
      silent: () => true,
      clicked,
    });
    return { reminders, shown, clicked };
  }

  it('opens the one callback, or the list of several', () => {
    const { reminders, shown, clicked } = desktop();
    reminders.show({ intents: [told('a')], when: 'due', total: 1 }, NOW);
    reminders.show({ intents: [told('a'), told('b')], when: 'due', total: 2 }, NOW);
    for (const { listeners } of shown) listeners.get('click')?.();
    expect(clicked.mock.calls).toEqual([['a'], [null]]);
    expect(shown[0]?.silent).toBe(true);
  });

  it('shows nothing for nothing, and takes all away when it stops', () => {
    const { reminders, shown } = desktop();
    reminders.show({ intents: [], when: 'missed', total: 0 }, NOW);
    expect(shown).toEqual([]);
    reminders.show({ intents: [told('a')], when: 'due', total: 1 }, NOW);
    reminders.show({ intents: [told('b')], when: 'due', total: 1 }, NOW);
    shown[0]?.listeners.get('close')?.();
    reminders.stop();
    expect(shown.map(({ close }) => close.mock.calls.length)).toEqual([0, 1]);
  });
});
