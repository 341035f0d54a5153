import type { WindowKind } from '#shared/contract/channels.ts';

/** What is needed of a window's contents. Electron's WebContents fits. */
export interface Contents {
  readonly id: number;
  isDestroyed(): boolean;
  send(channel: string, payload: unknown): void;
  once(event: 'destroyed', listener: () => void): unknown;
}

/** Which contents belong to which kind of window. A window that is not in here can neither ask nor hear. */
export interface WindowRegistry {
  /** Leaves by itself when it is destroyed; the returned function takes it out earlier. */
  add(kind: WindowKind, contents: Contents): () => void;
  kindOf(contentsId: number): WindowKind | undefined;
  ofKinds(kinds: readonly WindowKind[]): readonly Contents[];
}

export function createWindowRegistry(): WindowRegistry {
  const windows = new Map<number, { readonly kind: WindowKind; readonly contents: Contents }>();
  return {
    add(kind, contents) {
      const { id } = contents;
      const remove = (): void => {
        windows.delete(id);
      };
      windows.set(id, { kind, contents });
      contents.once('destroyed', remove);
      return remove;
    },
    kindOf: (contentsId) => windows.get(contentsId)?.kind,
    ofKinds: (kinds) =>
      [...windows.values()].filter(({ kind }) => kinds.includes(kind)).map(({ contents }) => contents),
  };
}
