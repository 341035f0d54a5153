import type { Settings } from '#shared/contract/settings.ts';

/** Names of one-of-several values. */
interface Choices {
  readonly language: Record<Settings['language'], string>;
  readonly theme: Record<Settings['theme'], string>;
  readonly alert: Record<Settings['pop']['show'], string>;
  readonly style: Record<Settings['pop']['style'], string>;
  readonly numberFormat: Record<Settings['encom']['numberFormat'], string>;
  readonly proxy: Record<Settings['network']['proxy'], string>;
  readonly flagSpelling: Record<Settings['ccai']['flagSpelling'], string>;
  /** With a number of the country that Pitel is in by default. */
  readonly pitelNumberFormat: Record<Settings['pitel']['numberFormat'], string>;
  readonly bodyEncoding: Record<Settings['cliqphone']['bodyEncoding'], string>;
  readonly dateFormat: Record<Settings['cliqphone']['dateFormat'], string>;
}

/** One setting: its name, and a line under it where the name does not say enough. */
interface Field {
  readonly label: string;
  readonly hint?: string;
}

/** The words of the settings screen. */
export interface SettingsStrings {
  readonly sections: string;
  readonly saving: string;
  readonly saved: string;
  readonly undo: string;
  readonly locked: string;
  readonly refused: string;
  readonly invalid: Readonly<Record<string, string>> & { readonly other: string };
  readonly notSaved: (why: string) => string;
  readonly choice: Choices;
  readonly field: {
    readonly agentName: Field;
    readonly agentEmail: Field;
    readonly agentExtension: Field;
    readonly agentQueues: Field;
    readonly language: Field;
    readonly theme: Field;
    readonly region: Field;
    readonly popShow: Field;
    readonly popSound: Field;
    readonly popStyle: Field;
    readonly doNotDisturb: Field;
    readonly ringingMinutes: Field;
    readonly answeredMinutes: Field;
    readonly encomUrl: Field;
    readonly customerAccount: Field;
    readonly numberFormat: Field;
    readonly encomTimeout: Field;
    readonly routingEnabled: Field;
    readonly routingHost: Field;
    readonly routingPort: Field;
    readonly routingPath: Field;
    readonly routingDeadline: Field;
    readonly routingTls: Field;
    readonly keyFile: Field;
    readonly certFile: Field;
    readonly hookEnabled: Field;
    readonly hookPort: Field;
    readonly ccaiUrl: Field;
    readonly ccaiSubdomain: Field;
    readonly ccaiTimeout: Field;
    readonly outboundNumber: Field;
    readonly outboundNumbers: Field;
    readonly ccaiMenus: Field;
    readonly inboundMenu: Field;
    readonly callbackMenu: Field;
    readonly ccaiLanguage: Field;
    readonly flagSpelling: Field;
    readonly pitelUrl: Field;
    readonly pitelNumberFormat: Field;
    readonly pitelRegion: Field;
    readonly pitelTimeout: Field;
    readonly createdAtZone: Field;
    readonly cliqphoneUrl: Field;
    readonly allowInsecureHttp: Field;
    readonly bodyEncoding: Field;
    readonly signInPath: Field;
    readonly cliqphoneTimeout: Field;
    readonly dateFormat: Field;
    readonly askFirst: Field;
    readonly shortcut: Field;
    readonly remindBefore: Field;
    readonly overdueAfter: Field;
    readonly hoursFrom: Field;
    readonly hoursTo: Field;
    readonly linkTel: Field;
    readonly linkCallto: Field;
    readonly linkSip: Field;
    readonly retention: Field;
    readonly atLogin: Field;
    readonly proxy: Field;
  };
  readonly intro: {
    readonly smartRouting: string;
    readonly callHook: string;
    readonly links: string;
    readonly encom: string;
    readonly ccai: string;
    readonly pitel: string;
    readonly cliqphone: string;
    readonly callbacks: string;
  };
  readonly menus: {
    readonly id: string;
    readonly name: string;
    readonly namePlaceholder: string;
    readonly add: string;
    readonly remove: (menu: string) => string;
    readonly idProblem: string;
    readonly twice: string;
    readonly noMenu: string;
  };
  readonly shortcut: {
    readonly none: string;
    readonly press: string;
    readonly remove: string;
    readonly problem: Record<'tooPlain' | 'unusable', string>;
    readonly taken: string;
    /** Names of keys where they are not those of Electron. */
    readonly keys: Readonly<Record<string, string>>;
  };
  readonly linksStatus: {
    readonly here: string;
    readonly elsewhere: (links: string) => string;
    readonly open: string;
    readonly byHand: string;
    readonly unpackaged: string;
  };
  readonly hookExample: string;
  readonly hookCopied: string;
  readonly copyExample: string;
  readonly tlsBoth: string;
  readonly rules: {
    readonly title: string;
    readonly intro: string;
    readonly empty: string;
    readonly add: string;
    readonly rule: (number: number) => string;
    readonly when: string;
    readonly any: string;
    readonly yes: string;
    readonly no: string;
    readonly known: string;
    readonly queue: string;
    readonly target: string;
    readonly answer: string;
    readonly answerHint: string;
    readonly notJson: string;
    readonly notObject: string;
    readonly wrongType: (key: string) => string;
    readonly up: string;
    readonly down: string;
    readonly remove: string;
  };
}
