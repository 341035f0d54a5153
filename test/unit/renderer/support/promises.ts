import type { ParsedRequestOf } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { isOver } from '#shared/domain/intent.ts';
import type { FakeBridge } from './fakeBridge.ts';
import { candidate, intent, options } from './placingSamples.ts';
import { NOW, number } from './samples.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A UUID that a person can tell from another. */
export function idOf(count: number): string {
  return `4f1b3c0a-6d2e-4b7a-9c55-${String(count).padStart(12, '0')}`;
}

/** A reminder in an hour, in Paris. */
export function reminder(count: number, change: Partial<IntentView> = {}): IntentView {
  return intent({
    id: idOf(count),
    kind: 'reminder',
    due: { at: NOW + HOUR, zone: 'Europe/Paris' },
    state: { name: 'scheduled', at: NOW - HOUR, how: 'here', providerCallId: null },
    createdAt: NOW - HOUR,
    ...change,
  });
}

/** A callback that CCAI Platform has taken, in an hour. */
export function held(count: number, change: Partial<IntentView> = {}): IntentView {
  return reminder(count, {
    kind: 'callback',
    state: { name: 'scheduled', at: NOW - HOUR, how: 'created', providerCallId: 4711 },
    attempts: [{ at: NOW - HOUR, endedAt: NOW - HOUR + 400, outcome: 'created', detail: null }],
    ...change,
  });
}

const GRACE = 10 * MINUTE;

type ListRequest = ParsedRequestOf<'callbacks.list'>;

/** What main keeps of promises, as far as a window can tell. */
export class PromiseKeeper {
  readonly #bridge: FakeBridge<'main'>;
  #intents: readonly IntentView[];
  readonly #finished = new Map<string, IntentView['state']>();

  constructor(bridge: FakeBridge<'main'>, intents: readonly IntentView[]) {
    this.#bridge = bridge;
    this.#intents = intents;
    bridge
      .answer('placing.options', () => options())
      .answer('intents.open', () => ({ intents: [] }))
      .answer('placing.understand', ({ text }) => ({
        candidates: /\d{6}/.test(text.replaceAll(' ', ''))
          ? [candidate({ text, party: number('+33 1 87 22 44 65') })]
          : [],
        cut: false,
      }))
      .answer('callbacks.list', (request) => this.#list(request))
      .answer('callbacks.ofCaller', ({ callerKey }) => {
        const intents = this.#intents.filter((one) => one.callerKey === callerKey && !isOver(one));
        return { intents, total: intents.length };
      })
      .answer('callbacks.counts', ({ todayEnds }) => this.#counts(todayEnds))
      .answer('intents.read', ({ id }) => this.get(id))
      .answer('callbacks.finish', ({ id }) => {
        this.#finished.set(id, this.get(id).state);
        return this.put({
          ...this.get(id),
          state: { name: 'done', at: Date.now(), how: 'finishedByAgent', finish: null, providerCallId: null },
        });
      })
      .answer('callbacks.undoFinish', ({ id }) => {
        const state = this.#finished.get(id);
        if (state === undefined) throw new RequestError('badRequest', 'not known', 'state');
        return this.put({ ...this.get(id), state });
      })
      .answer('intents.cancel', ({ id, removedThere }) =>
        this.put({
          ...this.get(id),
          state: {
            name: 'cancelled',
            at: Date.now(),
            there: removedThere ? 'removedByAgent' : 'remains',
          },
        }),
      )
      .answer('intents.resolve', ({ id }) =>
        this.put({ ...this.get(id), state: { name: 'drafted', at: Date.now(), lastTry: null } }),
      )
      .answer('callbacks.edit', ({ id, due, note, kind }) =>
        this.put({
          ...this.get(id),
          kind,
          due,
          note,
          state: { name: 'scheduled', at: Date.now(), how: 'here', providerCallId: null },
        }),
      )
      .answer('callbacks.schedule', ({ id, kind, due, note, to, fromCallId }) =>
        this.put(
          (kind === 'reminder' ? reminder : held)(0, {
            ...{ id, due, note, fromCallId, ticketId: to.ticketId, createdAt: Date.now() },
            party: to.number === null ? null : number(to.number),
          }),
        ),
      )
      .answer('callbacks.replace', ({ id, newId, due, removedThere }) => {
        const before = this.put({
          ...this.get(id),
          state: { name: 'cancelled', at: Date.now(), there: removedThere ? 'removedByAgent' : 'remains' },
        });
        const after = this.put(held(0, { id: newId, due, replaces: id }));
        return { before, after };
      })
      .answer('callbacks.note', ({ id, text }) => this.put({ ...this.get(id), note: text }));
  }

  get(id: string): IntentView {
    const found = this.#intents.find((one) => one.id === id);
    if (found === undefined) throw new RequestError('notFound', 'no such intent');
    return found;
  }

  /** Keeps a new state and tells the windows, as main does. */
  put(changed: IntentView): IntentView {
    this.#intents = [...this.#intents.filter(({ id }) => id !== changed.id), changed];
    this.#bridge.emit('intent.changed', { intent: changed });
    this.#bridge.emit('callbacks.changed', {});
    return changed;
  }

  #groupOf(intent: IntentView, todayEnds: number): ListRequest['group'] {
    if (isOver(intent)) return 'done';
    const at = intent.due?.at ?? 0;
    if (at <= Date.now() - GRACE) return 'overdue';
    if (intent.state.name === 'unconfirmed' || intent.state.name === 'refused') return 'undecided';
    return at < todayEnds ? 'today' : 'coming';
  }

  #list({ group, text, todayEnds, after, limit }: ListRequest) {
    const all = this.#intents
      .filter((one) => this.#groupOf(one, todayEnds) === group)
      .filter((one) => `${one.name ?? ''} ${one.note} ${one.party?.raw ?? ''}`.includes(text))
      .sort((a, b) => (group === 'done' ? b.state.at - a.state.at : (a.due?.at ?? 0) - (b.due?.at ?? 0)));
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after.id) + 1;
    const intents = all.slice(from, from + limit);
    const last = intents.at(-1);
    const next =
      from + limit < all.length && last !== undefined ? { at: last.due?.at ?? 0, id: last.id } : null;
    return { intents, next, unreadable: 0 };
  }

  #counts(todayEnds: number) {
    const counts = { undecided: 0, overdue: 0, today: 0, coming: 0, done: 0 };
    for (const one of this.#intents) counts[this.#groupOf(one, todayEnds)] += 1;
    return counts;
  }
}
