import type { ParsedNumberQuery } from '#shared/contract/numbersSchemas.ts';
import type {
  CompanyNumberView,
  MediaState,
  NumberProposalView,
  NumbersState,
  ShowableNumbersView,
} from '#shared/contract/numbersViews.ts';
import type { Media } from '#shared/domain/media.ts';
import type { PhoneZone } from '#shared/domain/phoneZone.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { createFreeNumbers } from './freeNumbers.ts';
import type { FreeNumbers } from './freeNumbers.ts';
import { createHeldList } from './heldList.ts';
import { mediaViewOf } from './mediaView.ts';
import { numberRowsOf, numberViewOf } from './numberRows.ts';
import type { NumberRows } from './numberRows.ts';
import { createNumberSearch } from './numberSearch.ts';
import type { NumberSearch } from './numberSearch.ts';
import { withIds } from './missingIds.ts';
import type { NumbersProvider, SavedNumber } from './ports.ts';
import { createNumberSaving } from './saving.ts';
import type { NumberSaving } from './saving.ts';
import { proposalFor, showableOf } from './showable.ts';
import { zoneViewsOf } from './zoneViews.ts';

export interface CompanyNumbersParts {
  readonly provider: NumbersProvider;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names the account that is asked, so that the list of one is never taken for that of another. */
  readonly account: () => string;
  /** The agent, whose own numbers are proposed first. */
  readonly agentName: () => string;
  readonly listener: {
    /** The numbers, their zones, or how reading them goes. */
    numbersChanged(): void;
    mediaChanged(): void;
    /** A number was added or edited. */
    wrote(saved: SavedNumber): void;
  };
}

/**
 * The numbers of the company and the sound files they play, held in memory while the app runs. Each list is read when it
 * is first needed, and stays while it is read anew.
 */
export interface CompanyNumbers {
  numbers(): NumbersState;
  media(): MediaState;
  /** Reads what was never read; `anew` reads in any case. Resolves when it is read or has failed. */
  needNumbers(anew: boolean): Promise<void>;
  needMedia(anew: boolean): Promise<void>;
  /** A slice of the numbers that match. */
  find(query: ParsedNumberQuery, from: number, count: number): Promise<FoundNumbers>;
  readonly free: Pick<FreeNumbers, 'find'>;
  readonly saving: NumberSaving;
  /** A sound file of the list that is held. */
  medium(id: string): Media | null;
  showable(): ShowableNumbersView;
  /** `called` in E.164, null if it is not known yet; `own`: the numbers of the settings, in E.164. Waits for the list. */
  propose(called: string | null, own: readonly string[]): Promise<NumberProposalView | null>;
  /** Settings or credentials changed. */
  adjust(): void;
  /** A save that is under way is waited for a moment. */
  stop(): Promise<void>;
}

export interface FoundNumbers {
  readonly version: number;
  readonly matched: number;
  readonly rows: CompanyNumberView[];
}

interface SearchedRows extends NumberRows {
  readonly search: NumberSearch;
}

/** Makes it empty; nothing is asked before somebody needs it. */
export function createCompanyNumbers(parts: CompanyNumbersParts): CompanyNumbers {
  const { provider, clock, logger, listener } = parts;
  const stopping = new AbortController();
  const common = { withheld: () => provider.withheld(), clock };
  const list = createHeldList<SearchedRows>({
    ...common,
    async read(signal) {
      const answer = await provider.numbers({}, signal);
      if (answer.kind !== 'known') return answer;
      const rows = await numberRowsOf(await withIds(provider, answer.value, signal));
      return { ...answer, value: { ...rows, search: createNumberSearch(rows) } };
    },
    changed: () => listener.numbersChanged(),
  });
  const zones = createHeldList<readonly PhoneZone[]>({
    ...common,
    read: (signal) => provider.zones(signal),
    changed: () => listener.numbersChanged(),
  });
  const media = createHeldList<readonly Media[]>({
    ...common,
    read: (signal) => provider.media({}, signal),
    changed: () => listener.mediaChanged(),
  });
  const free = createFreeNumbers({ provider, clock, signal: stopping.signal });
  const saving = createNumberSaving({
    provider,
    clock,
    logger,
    async rows() {
      await list.need();
      return list.held()?.value.rows ?? null;
    },
    outdated() {
      free.forget();
      void list.readAfter();
    },
    wrote: (saved) => listener.wrote(saved),
  });
  let account = parts.account();

  return {
    numbers() {
      const held = list.held();
      return {
        reading: list.reading(),
        asOf: held?.at ?? null,
        version: list.version(),
        count: held?.value.rows.length ?? 0,
        unread: held?.unread ?? 0,
        zones: zoneViewsOf(zones.held()?.value ?? [], held?.value ?? null),
        zonesReading: zones.reading(),
        zonesUnread: zones.held()?.unread ?? 0,
        campaigns: [...(held?.value.campaigns ?? [])],
        holders: [...(held?.value.holders ?? [])],
      };
    },
    media() {
      const held = media.held();
      return {
        reading: media.reading(),
        asOf: held?.at ?? null,
        unread: held?.unread ?? 0,
        media: (held?.value ?? []).map(mediaViewOf),
      };
    },
    async needNumbers(anew) {
      if (anew) provider.askAnew();
      await Promise.all([list, zones].map((each) => (anew ? each.refresh() : each.need())));
    },
    needMedia(anew) {
      if (!anew) return media.need();
      provider.askAnew();
      return media.refresh();
    },
    async find(query, from, count) {
      const version = list.version();
      const found = (await list.held()?.value.search.find(query)) ?? [];
      return { version, matched: found.length, rows: found.slice(from, from + count).map(numberViewOf) };
    },
    free,
    saving,
    medium: (id) => media.held()?.value.find((each) => each.id === id) ?? null,
    showable: () => showableOf(list, parts.agentName()),
    async propose(called, own) {
      await list.need();
      if (called === null) return null;
      return proposalFor(called, own, list.held()?.value.rows ?? [], parts.agentName());
    },
    adjust() {
      const before = account;
      account = parts.account();
      free.forget();
      for (const each of [list, zones, media]) each.reset(account === before);
    },
    async stop() {
      await saving.stop();
      stopping.abort();
      for (const each of [list, zones, media]) each.stop();
    },
  };
}
