import type {
  AttemptView,
  CallbackGroup,
  FileProblem,
  PlacingOptions,
} from '#shared/contract/placingViews.ts';
import type { ShownState } from '#shared/domain/dueness.ts';
import type { IntentKind } from '#shared/domain/intent.ts';
import type { RecordingPermission } from '#shared/domain/outbound.ts';
import type { WhenProblem } from '#shared/domain/time/whenText.ts';
import type { CallbackStep } from '../lib/callbacks/callbackActions.svelte.ts';
import type { CallerRole } from '../lib/callbacks/callerRole.ts';
import type { Relative } from '../lib/callbacks/relative.ts';
import type { ZoneFrom } from '../lib/callbacks/zoneOf.ts';

type PromiseKind = Extract<IntentKind, 'callback' | 'reminder'>;

/** What is missing before CCAI Platform can be asked for anything. */
type MissingPart = PlacingOptions['missing'][number];

/** The words of the callbacks screen, of its form and of the bar of what is due. They come late, with what shows them. */
export interface CallbackStrings {
  readonly search: string;
  readonly add: string;
  readonly exportAll: string;
  readonly exportShort: string;
  readonly group: Record<CallbackGroup, string>;
  readonly groupOf: (group: string, count: number) => string;
  readonly emptyGroup: Record<CallbackGroup, string>;
  readonly empty: string;
  readonly emptyText: string;
  /** Nothing is promised as far as is known: what was promised before a moment could not be read. */
  readonly emptyLost: (when: string) => string;
  readonly emptyLostText: (file: string) => string;
  readonly noMatch: (text: string) => string;
  readonly noneSelected: string;
  readonly noneSelectedText: string;
  readonly gone: string;
  /** So many are in the database and cannot be read. */
  readonly unreadable: (count: number) => string;
  readonly moreFailed: string;
  /** As the agent chooses it. */
  readonly kind: Record<PromiseKind, string>;
  /** Who calls: short, for a row, and long, where there is room. */
  readonly caller: Record<CallerRole, string>;
  readonly callerLong: Record<CallerRole, string>;
  /** Of what was moved since; `when` on the agent's own clock. */
  readonly firstPromised: (when: string) => string;
  readonly state: Record<ShownState, string>;
  /** Due or overdue, and CCAI Platform was to call. */
  readonly byProvider: { readonly due: string; readonly overdue: string };
  readonly relative: (relative: Relative) => string;
  /** Its time has come and it is not overdue yet, said of what waits for the agent. */
  readonly dueNow: string;
  /** Overdue, said of what waits for the agent. */
  readonly late: (relative: Relative) => string;
  readonly there: (time: string, place: string) => string;
  readonly today: string;
  readonly tomorrow: string;
  readonly yesterday: string;
  readonly ticket: (id: string) => string;
  readonly nobody: string;
  readonly detail: {
    readonly title: string;
    readonly back: string;
    readonly when: string;
    readonly yours: (text: string) => string;
    readonly theirs: (text: string, zone: string) => string;
    readonly number: string;
    readonly ticket: string;
    readonly menu: string;
    /** With the name and id of the one that it is at present; empty if none is set. */
    readonly usualMenu: (menu: string) => string;
    readonly parentCall: string;
    readonly providerCall: string;
    readonly language: string;
    readonly usualLanguage: string;
    readonly usualThen: string;
    readonly recording: string;
    readonly created: string;
    readonly called: string;
    readonly notCalled: string;
    readonly movedFrom: string;
    readonly openOther: string;
    readonly openCaller: string;
    readonly attempts: string;
    readonly noAttempts: Record<PromiseKind, string>;
    readonly attempt: Record<NonNullable<AttemptView['outcome']> | 'underWay', string>;
    readonly took: (text: string) => string;
    readonly placedCall: string;
  };
  readonly step: Record<Exclude<CallbackStep, 'export' | 'copy'>, string> & {
    readonly edit: string;
    readonly export: string;
    readonly copy: string;
  };
  readonly snooze: {
    readonly title: string;
    readonly tenMinutes: string;
    readonly hour: string;
    readonly tomorrow: string;
  };
  readonly notReady: string;
  readonly missing: Record<MissingPart, string>;
  readonly missingParts: (parts: readonly string[]) => string;
  readonly openSettings: string;
  readonly sendAgainWarning: string;
  readonly legend: {
    readonly title: string;
    readonly keys: readonly (readonly [key: string, does: string])[];
  };
  readonly report: {
    readonly done: Record<Exclude<CallbackStep, 'export'>, (when: string) => string>;
    readonly repeated: string;
    readonly exported: (count: number, file: string) => string;
    /** The file could not be written where the agent wanted it. */
    readonly notWritten: Readonly<Record<FileProblem['why'], (file: string) => string>>;
    readonly failed: Record<CallbackStep, string>;
    /** The number of a callback is none that CCAI Platform calls. */
    readonly notCallable: string;
  };
  readonly cancelDialog: {
    readonly title: string;
    readonly nothingThere: string;
    readonly held: (when: string) => string;
    readonly doubt: (when: string) => string;
    readonly removedThere: string;
    readonly yes: string;
    readonly no: string;
  };
  readonly bar: {
    readonly label: string;
    readonly due: (who: string) => string;
    /** Whether CCAI Platform has it is not known. */
    readonly perhapsDue: (who: string) => string;
    readonly providerOverdue: (who: string) => string;
    readonly providerDue: (who: string) => string;
    readonly since: (time: string, late: string) => string;
    readonly more: (count: number) => string;
    readonly open: string;
    readonly hide: string;
  };
  readonly form: {
    readonly title: Record<'new' | 'edit' | 'replace', string>;
    readonly number: string;
    readonly numberPlaceholder: string;
    readonly ticket: string;
    readonly optional: string;
    readonly ticketWins: string;
    readonly understood: (number: string, about: string) => string;
    readonly several: string;
    readonly reading: string;
    readonly kind: string;
    readonly kindAbout: Record<PromiseKind, string>;
    readonly when: string;
    readonly whenPlaceholder: string;
    readonly suggestions: string;
    readonly date: string;
    readonly time: string;
    readonly pick: string;
    readonly moment: (theirs: string, place: string) => string;
    readonly own: (time: string) => string;
    readonly assumedTime: (time: string) => string;
    readonly trouble: Record<WhenProblem, string>;
    readonly gap: string;
    readonly twice: string;
    readonly firstOf: (time: string, offset: string) => string;
    readonly secondOf: (time: string, offset: string) => string;
    readonly zoneIs: (place: string, from: string) => string;
    readonly zoneFrom: Record<ZoneFrom, string>;
    readonly zoneChange: string;
    readonly zoneSearch: string;
    readonly zoneCandidates: string;
    readonly zoneNone: (text: string) => string;
    /** Something was typed to find a zone, and none was picked. */
    readonly zoneNotPicked: (text: string) => string;
    readonly zoneMore: (count: number) => string;
    readonly nowThere: (time: string, place: string) => string;
    readonly note: string;
    readonly notePlaceholder: string;
    readonly noteTooLong: (count: number) => string;
    readonly more: string;
    readonly menu: string;
    readonly menuUsual: (name: string) => string;
    readonly menuOther: string;
    readonly menuId: string;
    readonly parent: (id: string) => string;
    readonly parentAbout: string;
    readonly language: string;
    readonly languageUsual: (name: string) => string;
    readonly recording: string;
    readonly recordingChoice: Record<RecordingPermission | 'none', string>;
    readonly save: Record<PromiseKind, string>;
    /** The same is promised already: asked once before it is promised again. */
    readonly again: string;
    readonly saveAgain: string;
    readonly saveEdit: string;
    readonly saveReplace: string;
    readonly saving: string;
    readonly cancel: string;
    readonly close: string;
    readonly showInList: string;
    readonly kept: string;
    readonly restored: string;
    readonly afresh: string;
    readonly needTarget: string;
    readonly noNumber: string;
    readonly noCountry: string;
    readonly badLanguage: string;
    readonly refusedTitle: string;
    readonly failed: string;
    readonly warnings: string;
    readonly advice: {
      readonly soon: (minutes: number) => string;
      readonly oddHours: (time: string, place: string, hours: string) => string;
      /** In some of the zones where the number may ring; the clocks furthest apart. */
      readonly perhapsOddHours: (earliest: string, latest: string, hours: string) => string;
      readonly weekend: (day: string) => string;
      readonly holiday: (name: string, country: string) => string;
      readonly farAhead: (days: number) => string;
      readonly holidaysUnknown: (country: string) => string;
      readonly clockSkips: string;
      readonly clockRepeats: string;
    };
    readonly menuMissing: string;
    readonly choose: string;
    readonly replaceWarning: (when: string) => string;
    readonly replaceSecond: string;
    readonly removedThere: string;
    readonly decideLater: string;
  };
}
