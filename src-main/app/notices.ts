import type { Notice } from '#shared/contract/views.ts';
import { isStanding } from '#shared/domain/notices.ts';

/** What the agent or an administrator should know until it is dismissed. */
export interface Notices {
  list(): readonly Notice[];
  /** Adds a notice; the same kind with the same params is there once. */
  add(kind: Notice['kind'], params?: Readonly<Record<string, string>>, lasting?: Lasting): void;
  addAll(told: readonly Pick<Notice, 'kind' | 'params'>[]): void;
  /** Takes a notice away; false if it is not there, or stands. Throws what `dismissed` throws, and then it stays. */
  dismiss(id: string): boolean;
  /** Takes away all of one kind, since what they tell of is over. */
  settle(kind: Notice['kind']): void;
  /** Returns the function that stops. */
  subscribe(listener: () => void): () => void;
}

/** A notice that comes back with every start until somebody dismisses it. */
export interface Lasting {
  /** What it tells of came about then; ms since the epoch. */
  readonly at: number;
  readonly dismissed: () => void;
}

/** `told` hears of each new notice, for the log. */
export function createNotices(now: () => number, told: (notice: Notice) => void = () => undefined): Notices {
  const notices = new Map<string, Notice>();
  const dismissals = new Map<string, () => void>();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const add: Notices['add'] = (kind, params = {}, lasting) => {
    const id = [kind, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)]
      .join(':')
      .slice(0, 200);
    if (notices.has(id)) return;
    const notice = { id, kind, at: lasting?.at ?? now(), params: { ...params } };
    notices.set(id, notice);
    if (lasting !== undefined) dismissals.set(id, lasting.dismissed);
    told(notice);
    changed();
  };
  return {
    list: () => [...notices.values()],
    add,
    addAll: (several) => {
      for (const { kind, params } of several) add(kind, params);
    },
    dismiss(id) {
      const notice = notices.get(id);
      if (notice !== undefined && isStanding(notice.kind)) return false;
      dismissals.get(id)?.();
      dismissals.delete(id);
      const there = notices.delete(id);
      if (there) changed();
      return there;
    },
    settle(kind) {
      const settled = [...notices.values()].filter((notice) => notice.kind === kind);
      for (const { id } of settled) notices.delete(id);
      if (settled.length > 0) changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
