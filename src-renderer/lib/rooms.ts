import type { MainApi } from './api.ts';
import type { Stop } from './transport.ts';

interface Room {
  start(): Stop;
}

/** Controllers that come with the first look at their screen, and stay while other screens are looked at. */
export class Rooms {
  readonly #api: MainApi;
  readonly #open = new Map<new (api: MainApi) => Room, Room>();
  readonly #stops: Stop[] = [];

  constructor(api: MainApi) {
    this.#api = api;
  }

  /** The one controller of a class; made and started when it is first asked for. */
  open<R extends Room>(Kind: new (api: MainApi) => R): R {
    const known = this.#open.get(Kind);
    if (known instanceof Kind) return known;
    const room = new Kind(this.#api);
    this.#open.set(Kind, room);
    this.#stops.push(room.start());
    return room;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }
}
