import { RequestError } from '#shared/contract/errors.ts';
import type {
  CompanyNumberView,
  ListReading,
  MediaState,
  MediaView,
  NumbersState,
  ZoneView,
} from '#shared/contract/numbersViews.ts';
import type { FakeBridge } from './fakeBridge.ts';
import { NOW } from './samples.ts';

/** A number of the company, the first of the region 01 unless told otherwise. */
export function companyNumber(count: number, change: Partial<CompanyNumberView> = {}): CompanyNumberView {
  const last = String(count).padStart(4, '0');
  return {
    key: `id:${String(count)}`,
    id: String(count),
    number: `3318722${last}`,
    e164: `+3318722${last}`,
    display: `+33 1 87 22 ${last.slice(0, 2)} ${last.slice(2)}`,
    state: 'active',
    kind: 'phone',
    zoneCode: 'fr_01',
    zone: '01',
    holder: 'Claire Morel',
    campaign: null,
    company: null,
    info: null,
    locked: null,
    ...change,
  };
}

export function medium(id: string, change: Partial<MediaView> = {}): MediaView {
  return {
    id,
    name: `Sound ${id}`,
    kind: 'waitingMusic',
    kindText: null,
    state: 'active',
    company: null,
    info: null,
    origin: 'https://sounds.example',
    address: 'usable',
    ...change,
  };
}

const READ: ListReading = { state: 'read', at: NOW };

function zone(code: string, numbers: number, change: Partial<ZoneView> = {}): ZoneView {
  return { code, prefix: null, name: null, country: null, kind: null, state: 'unknown', numbers, ...change };
}

/** Main as far as numbers and sounds go, with lists that the test changes. */
export class PhoneProvider {
  readonly #bridge: FakeBridge<'main'>;
  #numbers: readonly CompanyNumberView[];
  #version = 1;
  reading: ListReading = READ;
  media: readonly MediaView[] = [];
  mediaReading: ListReading = READ;
  /** Entries of each list that could not be read. */
  unread = 0;

  constructor(bridge: FakeBridge<'main'>, numbers: readonly CompanyNumberView[] = []) {
    this.#bridge = bridge;
    this.#numbers = numbers;
    bridge
      .answer('numbers.state', () => this.state())
      .answer('numbers.rows', ({ query, from, count }) => {
        const found = this.#numbers.filter(
          (number) =>
            `${number.display} ${number.holder ?? ''}`.toLowerCase().includes(query.text.toLowerCase()) &&
            (query.key == null || number.key === query.key) &&
            (query.zone === null || number.zone === (query.zone === 'none' ? null : query.zone)) &&
            (query.state === null || number.state === query.state),
        );
        return { version: this.#version, matched: found.length, rows: found.slice(from, from + count) };
      })
      .answer('numbers.available', () => ({ result: 'known', numbers: [], cut: false, unread: 0 }))
      .answer('media.state', () => this.mediaState())
      .answer('media.stop', () => ({}));
  }

  state(): NumbersState {
    const isRead = this.reading.state === 'read' || this.#numbers.length > 0;
    const inZone = (prefix: string) => this.#numbers.filter((number) => number.zone === prefix).length;
    return {
      reading: this.reading,
      asOf: isRead ? NOW : null,
      version: this.#version,
      count: this.#numbers.length,
      unread: this.unread,
      zones: [
        zone('fr_01', inZone('01'), { prefix: '01', name: 'Île-de-France' }),
        zone('fr_04', inZone('04'), { prefix: '04' }),
        zone('be_02', 0, { name: 'Bruxelles' }),
      ],
      zonesReading: READ,
      zonesUnread: this.unread,
      campaigns: [],
      holders: ['Claire Morel'],
    };
  }

  mediaState(): MediaState {
    const isRead = this.mediaReading.state === 'read' || this.media.length > 0;
    return {
      reading: this.mediaReading,
      asOf: isRead ? NOW : null,
      unread: this.unread,
      media: [...this.media],
    };
  }

  /** The list was read anew. */
  list(numbers: readonly CompanyNumberView[]): void {
    this.#numbers = numbers;
    this.#version += 1;
    this.#bridge.emit('numbers.changed', this.state());
  }

  /** The reading goes on, or ended, with the list as it was. */
  tell(reading: ListReading): void {
    this.reading = reading;
    this.#bridge.emit('numbers.changed', this.state());
  }
}

/** What main says where something went wrong in it. */
export function broken(): never {
  throw new RequestError('internal', 'broken by the test');
}
