import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { DoorError } from './door.ts';

/** What the settings of this moment ask for. Two wishes with the same JSON are the same wish. */
export type DoorWish<O> =
  | { readonly kind: 'off' }
  | { readonly kind: 'needsCredential' }
  | { readonly kind: 'open'; readonly options: O };

/** How a door stands, for health. */
export interface DoorState {
  readonly state: 'off' | 'starting' | 'listening' | 'needsCredential' | 'portInUse' | 'failed';
  readonly address: string | null;
  readonly detail: string | null;
}

export interface OpenedDoor {
  readonly url: string;
  stop(): Promise<void>;
}

export interface DoorKeeperParts<O, D extends OpenedDoor> {
  readonly name: string;
  readonly wish: () => DoorWish<O>;
  /** Rejects with a `DoorError` if it cannot listen. */
  readonly open: (options: O) => Promise<D>;
  readonly report: (state: DoorState) => void;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Keeps a door as the settings want it. */
export interface DoorKeeper<D> {
  /** Looks at the wish again; resolves when the door stands accordingly (or failed to). Never rejects. */
  refresh(): Promise<void>;
  door(): D | null;
  stop(): Promise<void>;
}

/** Another program may let go of the port, or a certificate file may come back. */
const RETRY_MS = 10_000;

/** Opens, moves and closes a door as settings and credentials change; one that cannot open is tried again. */
export function createDoorKeeper<O, D extends OpenedDoor>(parts: DoorKeeperParts<O, D>): DoorKeeper<D> {
  const { name, clock, logger } = parts;
  let door: D | null = null;
  let standing = '';
  let stopped = false;
  let callOffRetry = (): void => {};
  let turn: Promise<void> = Promise.resolve();

  const report = (state: DoorState['state'], address: string | null, detail: string | null): void => {
    parts.report({ state, address, detail });
  };

  async function shut(): Promise<void> {
    const open = door;
    door = null;
    standing = '';
    await open?.stop();
  }

  async function adjust(): Promise<void> {
    callOffRetry();
    const wish: DoorWish<O> = stopped ? { kind: 'off' } : parts.wish();
    const wanted = wish.kind === 'open' ? JSON.stringify(wish.options) : wish.kind;
    if (wanted === standing) return;
    await shut();
    if (wish.kind !== 'open') {
      standing = wanted;
      report(wish.kind, null, null);
      return;
    }
    report('starting', null, null);
    try {
      door = await parts.open(wish.options);
      standing = wanted;
      logger.info('a door is open', { name, url: door.url });
      report('listening', door.url, null);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      logger.error('a door cannot be opened', { name, error: detail });
      report(error instanceof DoorError ? error.problem : 'failed', null, detail);
      callOffRetry = clock.after(RETRY_MS, () => void refresh());
    }
  }

  // One change at a time: a port must be free again before it is taken anew.
  function refresh(): Promise<void> {
    turn = turn.then(adjust).catch((error: unknown) => {
      logger.error('a door could not be adjusted', { name, error: String(error) });
    });
    return turn;
  }

  return {
    refresh,
    door: () => door,
    stop() {
      stopped = true;
      return refresh();
    },
  };
}
