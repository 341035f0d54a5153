import { digitsAsSent } from './companyNumber.ts';
import type { CompanyNumber } from './companyNumber.ts';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * Everything that document 004 (Cliqphone) lets be set on a number, as it is typed. Blank text, null and no days mean
 * "nothing said": the provider's lists tell only few of these, so that a form often begins without knowing the rest.
 */
export interface NumberForm {
  readonly number: string;
  readonly zoneCode: string;
  readonly state: 'active' | 'inactive' | null;
  readonly holder: string;
  readonly holderEmail: string;
  readonly info: string;

  /** Ids of media. */
  readonly welcomeMessage: string;
  readonly recordingNotice: string;
  readonly waitingMusic: string;
  readonly playback: string;
  readonly voicemail: string;
  /** Only a number that exists has it. */
  readonly message: string;

  /** What happens to a call that nobody takes. */
  readonly handling: 'voicemail' | 'forward' | null;
  readonly forwarding: 'parallel' | 'sequential' | null;
  readonly forwardTo: string;
  /** How long it rings, in seconds. */
  readonly ringSeconds: string;
  /** HH:MM once it is read (`formAsRead`). */
  readonly hourFrom: string;
  readonly hourTo: string;
  readonly days: readonly Weekday[];
  /** YYYY-MM-DD once it is read. */
  readonly dateFrom: string;
  readonly dateTo: string;

  readonly incoming: boolean | null;
  readonly outgoing: boolean | null;
  readonly recording: boolean | null;
  readonly emailNotification: boolean | null;
}

export type NumberField = keyof NumberForm;

/** What to set on a number that exists: only these fields; an empty text empties the field. */
export type NumberEdit = Partial<NumberForm>;

/** The fields by what they are about, in the order in which they are asked. */
const NUMBER_FIELD_GROUPS = {
  identity: ['number', 'zoneCode', 'state', 'holder', 'holderEmail', 'info'],
  media: ['welcomeMessage', 'recordingNotice', 'waitingMusic', 'playback', 'voicemail', 'message'],
  forwarding: [
    'handling',
    'forwarding',
    'forwardTo',
    'ringSeconds',
    'hourFrom',
    'hourTo',
    'days',
    'dateFrom',
    'dateTo',
  ],
  calls: ['incoming', 'outgoing', 'recording', 'emailNotification'],
} as const satisfies Readonly<Record<string, readonly NumberField[]>>;

export const NUMBER_FIELDS: readonly NumberField[] = Object.values(NUMBER_FIELD_GROUPS).flat();

export const EMPTY_NUMBER_FORM: NumberForm = {
  number: '',
  zoneCode: '',
  state: null,
  holder: '',
  holderEmail: '',
  info: '',
  welcomeMessage: '',
  recordingNotice: '',
  waitingMusic: '',
  playback: '',
  voicemail: '',
  message: '',
  handling: null,
  forwarding: null,
  forwardTo: '',
  ringSeconds: '',
  hourFrom: '',
  hourTo: '',
  days: [],
  dateFrom: '',
  dateTo: '',
  incoming: null,
  outgoing: null,
  recording: null,
  emailNotification: null,
};

/** What the lists of document 004 tell of a number; of all other fields nobody knows what is set. */
const TOLD = ['number', 'zoneCode', 'state', 'holder', 'info'] as const satisfies readonly NumberField[];
type ToldField = (typeof TOLD)[number];

function isTold(field: NumberField): field is ToldField {
  return TOLD.some((each) => each === field);
}

/** Whether the lists say what a field is, as far as this number goes. */
export function isToldByLists(field: NumberField, known: NumberForm): boolean {
  return isTold(field) && known[field] !== null;
}

/** Fields that are set but never shown, and can be taken away again by sending them empty: a choice has no such value. */
export type RemovableField = {
  [F in NumberField]: null extends NumberForm[F] ? never : F;
}[Exclude<NumberField, ToldField>];

export function isRemovable(field: NumberField): field is RemovableField {
  return !isTold(field) && EMPTY_NUMBER_FORM[field] !== null;
}

/** The form of a number that exists, with what the lists tell of it. */
export function formOfNumber(
  known: Pick<CompanyNumber, 'number' | 'zoneCode' | 'state' | 'holder' | 'info'>,
): NumberForm {
  return {
    ...EMPTY_NUMBER_FORM,
    number: known.number,
    zoneCode: known.zoneCode ?? '',
    state: known.state === 'unknown' ? null : known.state,
    holder: known.holder ?? '',
    info: known.info ?? '',
  };
}

type FieldValue = NumberForm[NumberField];

/** One field that a save would change. */
export interface NumberChange {
  readonly field: NumberField;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

/**
 * What a save would change, in the order of the groups. Another way to write the same number, code or list of days is
 * no change; nor is a choice taken back to "nothing said", which cannot be sent. What is `removed` is sent empty, whatever
 * it may be.
 */
export function changesOf(
  before: NumberForm,
  after: NumberForm,
  removed: ReadonlySet<NumberField> = NONE,
): readonly NumberChange[] {
  return NUMBER_FIELDS.filter(
    (field) =>
      removed.has(field) ||
      (!isUnsaid(after[field]) && comparable(field, before[field]) !== comparable(field, after[field])),
  ).map((field) => ({ field, before: before[field], after: after[field] }));
}

/** The changes as what is sent: nothing but the fields that change, since the others may not even be known. */
export function editOf(changes: readonly NumberChange[]): NumberEdit {
  return Object.fromEntries(changes.map(({ field, after }) => [field, after]));
}

const NONE: ReadonlySet<NumberField> = new Set();

function isUnsaid(value: FieldValue): boolean {
  return value === null || (typeof value === 'object' && value.length === 0);
}

function comparable(field: NumberField, value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'object') return WEEKDAYS.filter((day) => value.includes(day)).join();
  const text = String(value).trim();
  if (field === 'number' || field === 'forwardTo') return digitsAsSent(text) ?? text;
  return field === 'zoneCode' ? text.toLowerCase() : text;
}
