import type {
  HealthView,
  HistoryEntry,
  Notice,
  ProviderName,
  TestResult,
  CredentialsView,
} from '#shared/contract/views.ts';
import type { Screen } from '../lib/navigation/screens.ts';
import type { SectionName } from '../lib/settings/sections.ts';
import type { CallStrings } from './callStrings.ts';
import type { SettingsStrings } from './settingsStrings.ts';

type DoorState = HealthView['smartRouting']['state'];

/** All words of the main window. */
export interface Strings extends CallStrings {
  readonly app: {
    readonly name: string;
    readonly title: (screen: string) => string;
    readonly skip: string;
    readonly navigation: string;
    readonly back: string;
    readonly close: string;
    readonly retry: string;
    /** Fetches the whole page anew. */
    readonly reload: string;
    readonly loading: string;
    readonly loadFailed: string;
    /** A part of the page that comes late did not come. */
    readonly partMissing: string;
  };
  readonly screen: Record<Screen, string>;
  /** The badge of the rail; the rest of the words of callbacks comes late. */
  readonly callbacks: { readonly waiting: (overdue: number, undecided: number) => string };
  readonly live: {
    readonly waiting: (count: number) => string;
    readonly list: string;
    readonly emptyTitle: string;
    readonly emptyText: string;
    readonly emptyNoDoor: string;
    /** Puts ended calls out of sight. */
    readonly dismissEnded: (count: number) => string;
    readonly dismissEndedAbout: string;
    /** Gives up calls that were asked for and certainly never rang. */
    readonly clearNotPlaced: (count: number) => string;
    readonly clearNotPlacedAbout: string;
  };
  /** Calling out, as far as a window carries it from its start; the forms bring the rest. */
  readonly callOut: {
    readonly call: string;
    readonly callWho: (who: string) => string;
    readonly laterWho: (who: string) => string;
    readonly calling: string;
    readonly dial: string;
    readonly open: (count: number) => string;
    readonly openFailed: string;
  };
  readonly lookup: {
    readonly label: string;
    readonly placeholder: string;
    readonly by: string;
    readonly byNumber: string;
    readonly byCode: string;
    readonly guessed: string;
    readonly ask: string;
    readonly hint: string;
    readonly unreadable: (text: string) => string;
    readonly tryCode: string;
  };
  readonly history: {
    readonly search: string;
    readonly filter: string;
    readonly only: Record<'all' | 'missed' | 'noted', string>;
    readonly list: string;
    readonly empty: string;
    readonly emptyText: string;
    readonly noMatch: (text: string) => string;
    readonly moreFailed: string;
    readonly anonymous: string;
    readonly today: string;
    readonly yesterday: string;
    readonly lasted: (duration: string) => string;
    readonly ccaiCall: (id: number) => string;
  };
  readonly caller: {
    readonly name: string;
    readonly namePlaceholder: string;
    readonly nameSaved: string;
    readonly note: string;
    readonly facts: string;
    readonly earlier: string;
    readonly earlierShown: (shown: number, count: number) => string;
    readonly none: string;
    readonly addNote: string;
    readonly noteOf: (when: string) => string;
    readonly now: string;
  };
  readonly source: Record<HistoryEntry['source'], string>;
  readonly health: {
    readonly title: string;
    readonly verdict: Record<'checking' | 'good' | 'attention' | 'trouble', string>;
    readonly part: Record<
      'smartRouting' | 'callHook' | 'encom' | 'ccai' | 'pitel' | 'cliqphone' | 'storage',
      string
    >;
    readonly door: Record<DoorState, string>;
    readonly doorAdvice: Record<'needsCredential' | 'portInUse' | 'failed', string>;
    readonly asked: Record<HealthView['encom']['state'], string>;
    readonly askedAdvice: {
      readonly encom: Record<'notConfigured' | 'failing' | 'refused' | 'resting', string>;
      readonly ccai: Record<'failing' | 'refused' | 'resting', string>;
      readonly pitel: Record<'failing' | 'refused' | 'resting', string>;
      readonly cliqphone: Record<
        'failing' | 'refused' | 'accountInactive' | 'inClear' | 'signInPath' | 'resting',
        string
      >;
    };
    readonly storage: Record<HealthView['storage'], string>;
    readonly storageAdvice: string;
    readonly open: string;
    readonly detail: string;
  };
  readonly notice: {
    readonly label: string;
    readonly text: Record<Notice['kind'], (params: Readonly<Record<string, string>>) => string>;
    readonly openHistory: string;
    readonly dismiss: string;
  };
  readonly about: {
    readonly tagline: string;
    readonly pops: (p50: string, p95: string, count: number) => string;
    readonly noPops: string;
    readonly ms: (value: string) => string;
    readonly version: string;
    readonly runtime: string;
    readonly platform: string;
    readonly userData: string;
    readonly policyFile: string;
    readonly noPolicy: string;
    readonly calls: string;
    readonly unknownCalls: string;
    readonly openLog: string;
    readonly keyboard: string;
    readonly keys: readonly (readonly [keys: string, does: string])[];
  };
  readonly settings: SettingsStrings;
  readonly section: Record<SectionName, string>;
  readonly credentials: {
    readonly title: string;
    readonly field: Record<string, string>;
    readonly configured: string;
    readonly notSet: string;
    readonly account: (account: string) => string;
    /** `status`: null where it says nothing, as with a service that refuses with 200. */
    readonly refused: (status: number | null, when: string) => string;
    readonly replace: string;
    readonly set: string;
    readonly save: string;
    readonly cancel: string;
    readonly clear: string;
    readonly clearAsk: string;
    readonly clearYes: string;
    readonly generate: string;
    readonly generateAgain: string;
    readonly generated: string;
    readonly writeOnly: string;
    readonly either: string;
    readonly vault: Record<CredentialsView['vault']['state'], string>;
    readonly vaultWhy: Record<NonNullable<CredentialsView['vault']['why']>, string>;
  };
  readonly test: {
    readonly run: string;
    readonly running: string;
    readonly result: Record<ProviderName, Record<TestResult['outcome'], string>>;
    /** Why Cliqphone refuses the account, where it says so. */
    readonly account: Record<'accountInactive' | 'loginInvalid' | 'tokenRefused', string>;
    readonly took: (ms: string, status: number | null) => string;
  };
}
