import { getContext } from 'svelte';
import type { Strings } from '../strings/strings.ts';
import { AboutDesk } from './about/aboutDesk.svelte.ts';
import type { MainApi } from './api.ts';
import { draftKey } from './callbacks/asked.ts';
import { CallbackActions } from './callbacks/callbackActions.svelte.ts';
import { CallbackDesk } from './callbacks/callbackDesk.svelte.ts';
import { CallerPromises } from './callbacks/callerPromises.svelte.ts';
import { CallerDesk } from './callers/callerDesk.svelte.ts';
import { commonCallActions } from './calls/actions.ts';
import { CallBook } from './calls/callBook.svelte.ts';
import { LiveCalls } from './calls/liveCalls.svelte.ts';
import { CredentialsDesk } from './credentials/credentialsDesk.svelte.ts';
import { DialDrafts } from './dial/dialDrafts.svelte.ts';
import { QuickCalls } from './dial/quickCalls.svelte.ts';
import { FlagsDesk } from './flags/flagsDesk.ts';
import { HealthDesk } from './health/healthDesk.svelte.ts';
import { HistoryList } from './history/historyList.svelte.ts';
import { LinksDesk } from './links/linksDesk.svelte.ts';
import { Lookup } from './lookup/lookup.svelte.ts';
import { formAsked, Forms } from './navigation/forms.svelte.ts';
import { Navigation } from './navigation/navigation.svelte.ts';
import { NoteBook } from './notes/noteBook.ts';
import type { SaveNote } from './notes/noteDraft.svelte.ts';
import { PlacingDesk } from './placing/placingDesk.svelte.ts';
import { Rooms } from './rooms.ts';
import { SettingsDesk } from './settings/settingsDesk.svelte.ts';
import { stopAll } from './transport.ts';
import type { Stop } from './transport.ts';
import { WORDS } from './words.ts';
import type { Words } from './words.ts';

/** The controllers of the main window, built once; views read them, and only they talk to main. */
export class MainDesk {
  readonly #api: MainApi;
  readonly navigation = new Navigation();
  readonly forms: Forms;
  /** What was typed to call somebody, and not sent. */
  readonly dials = new DialDrafts();
  readonly calls: CallBook;
  readonly live: LiveCalls;
  readonly notes: NoteBook;
  readonly caller: CallerDesk;
  readonly lookup: Lookup;
  readonly history: HistoryList;
  readonly settings: SettingsDesk;
  readonly credentials: CredentialsDesk;
  readonly health: HealthDesk;
  readonly about: AboutDesk;
  readonly links: LinksDesk;
  readonly placing: PlacingDesk;
  readonly quickCalls: QuickCalls;
  readonly flags: FlagsDesk;
  readonly promises: CallerPromises;
  readonly callbacks: CallbackDesk;
  readonly callbackActions: CallbackActions;
  /** Notes of callbacks; each goes by the id of its callback where others have that of a call. */
  readonly callbackNotes: NoteBook;
  readonly callActions;
  /** Controllers of screens that come late. */
  readonly rooms: Rooms;

  constructor(api: MainApi) {
    this.#api = api;
    this.calls = new CallBook(api);
    this.notes = new NoteBook((request) => api.invoke('notes.save', request));
    this.caller = new CallerDesk(api);
    this.lookup = new Lookup(api);
    this.history = new HistoryList(api);
    this.settings = new SettingsDesk(api);
    this.credentials = new CredentialsDesk(api);
    this.health = new HealthDesk(api);
    this.about = new AboutDesk(api);
    this.links = new LinksDesk(api);
    this.placing = new PlacingDesk(api);
    this.live = new LiveCalls(api, this.calls, this.placing);
    this.forms = new Forms((request) =>
      request.form === 'schedule'
        ? this.callbacks.hasDraft(draftKey({ mode: 'new', request }))
        : this.dials.has(request),
    );
    this.quickCalls = new QuickCalls(this.placing, this.forms);
    this.flags = new FlagsDesk(api);
    this.promises = new CallerPromises(api);
    this.callbacks = new CallbackDesk(api);
    this.callbackActions = new CallbackActions(api, this.placing, this.quickCalls, (intent) =>
      this.callbacks.take(intent),
    );
    this.callbackNotes = new NoteBook((request) => saveCallbackNote(api, request));
    this.callActions = commonCallActions(api);
    this.rooms = new Rooms(api);
  }

  /** How long after its time a promise is overdue, in ms. Until main has told, as the settings begin. */
  get graceMs(): number {
    return (this.placing.options?.overdueAfterMinutes ?? 10) * 60_000;
  }

  start(): Stop {
    return stopAll([
      this.calls.start(),
      this.caller.start(),
      this.lookup.start(),
      this.history.start(),
      this.settings.start(),
      this.credentials.start(),
      this.health.start(),
      this.placing.start(),
      this.callbacks.start(),
      this.flags.start(),
      this.promises.start(),
      () => this.rooms.stop(),
      () => this.callbackActions.stop(),
      this.#api.on('navigate', (where) => {
        switch (where.to) {
          case 'caller':
            this.navigation.openCaller(where.key);
            break;
          case 'lookup':
            this.navigation.go('lookup');
            void this.lookup.take(where.text, where.by);
            break;
          case 'form':
            this.forms.arrive(formAsked(where));
            break;
          case 'callbacks':
            this.callbacks.want(where.id);
            this.navigation.go('callbacks');
            break;
          case 'live':
          case 'settings':
            this.navigation.go(where.to);
        }
      }),
    ]);
  }

  /** Saves every note that is not saved yet, as when the window goes away. */
  async flushNotes(): Promise<void> {
    await Promise.all([this.notes.flush(), this.callbackNotes.flush()]);
  }

  /** Tells main that the window can be used: its first frame has been presented. */
  reportReady(): void {
    requestAnimationFrame(() => requestAnimationFrame(() => void this.#api.invoke('window.ready', {})));
  }
}

async function saveCallbackNote(
  api: Pick<MainApi, 'invoke'>,
  { about, text }: Parameters<SaveNote>[0],
): ReturnType<SaveNote> {
  if (!('callId' in about)) return { ok: false, error: { code: 'badRequest', message: 'no callback' } };
  const outcome = await api.invoke('callbacks.note', { id: about.callId, text });
  return outcome.ok ? { ok: true, value: { savedAt: Date.now() } } : outcome;
}

/** The key of the main window's controllers in a component's context. */
export const MAIN_DESK = Symbol('main desk');

/** The controllers that the main window gave. */
export function useDesk(): MainDesk {
  return getContext<MainDesk>(MAIN_DESK);
}

/** The words of the main window; wider than those of a call. */
export function useMainWords(): Words<Strings> {
  return getContext<Words<Strings>>(WORDS);
}
