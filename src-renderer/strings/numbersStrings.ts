import type { CompanyNumberView } from '#shared/contract/numbersViews.ts';
import type { NumberRefusalCode, Withheld } from '#shared/domain/numberSaving.ts';
import type { ActiveState, ZonePrefix } from '#shared/domain/phoneZone.ts';

/** What both screens of the phone provider say of a list that it keeps. */
export interface ProviderListStrings {
  readonly notConfigured: string;
  readonly notConfiguredText: string;
  /** All was entered, and yet nothing is asked. */
  readonly withheld: Record<
    Exclude<Withheld, 'notConfigured'>,
    { readonly title: string; readonly text: string }
  >;
  readonly openSettings: string;
  readonly reading: string;
  readonly age: (ago: string) => string;
  readonly refresh: string;
  /** The list could not be read, and there is no earlier one. */
  readonly failed: string;
  /** It could not be read again; the earlier one stays. */
  readonly notReadAgain: string;
  readonly stays: (moment: string) => string;
  /** Cliqphone's own words, behind a detail. */
  readonly raw: string;
  readonly refused: Record<NumberRefusalCode, string>;
  readonly accountRefused: string;
  readonly accountInactive: string;
  /** Login and password were taken, and then what they gave was not. */
  readonly tokenRefused: string;
  /** When the refusal was said, and that it is not asked for again by itself. */
  readonly saidAt: (moment: string) => string;
  readonly unread: (count: number) => string;
}

/** The words of the screen of numbers, loaded with it. */
export interface NumbersStrings {
  readonly list: ProviderListStrings;
  readonly search: string;
  readonly add: string;
  readonly counted: (count: number) => string;
  readonly shown: (matched: number, count: number) => string;
  readonly zone: {
    readonly title: string;
    readonly all: string;
    /** Where the provider does not name a region. */
    readonly name: Record<ZonePrefix, string>;
    readonly none: string;
    readonly count: (count: number) => string;
    readonly notKnown: string;
    readonly off: string;
    readonly failed: string;
    readonly unread: (count: number) => string;
  };
  readonly filter: {
    readonly title: string;
    readonly state: string;
    readonly kind: string;
    readonly campaign: string;
    readonly holder: string;
    readonly any: Record<'state' | 'kind' | 'campaign' | 'holder', string>;
    readonly clear: string;
  };
  readonly column: Record<'number' | 'state' | 'kind' | 'holder' | 'campaign', string>;
  readonly table: string;
  readonly state: Record<ActiveState, string>;
  readonly kind: Record<CompanyNumberView['kind'], string>;
  readonly notSaid: string;
  readonly empty: string;
  readonly emptyText: string;
  readonly noMatch: string;
  readonly detail: {
    readonly title: string;
    readonly back: string;
    readonly close: string;
    readonly zone: string;
    readonly company: string;
    readonly info: string;
    readonly written: string;
    readonly id: string;
    readonly noZone: string;
    readonly gone: string;
    readonly edit: string;
    readonly locked: Record<NonNullable<CompanyNumberView['locked']>, string>;
    readonly rest: string;
  };
}
