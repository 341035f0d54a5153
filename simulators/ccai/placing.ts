import type { CcaiDirectory, MenuKind } from './directory.ts';

/** The three operations of `POST /calls`, by the names that stand for them; the second of each is deprecated. */
const CALL_TYPES: Readonly<Record<string, PlacingOperation>> = {
  'Voice Outbound (API)': 'callOut',
  OutboundCall: 'callOut',
  'Voice Inbound (API)': 'queueNow',
  IncomingCall: 'queueNow',
  'Voice Scheduled (API)': 'schedule',
  ScheduledCall: 'schedule',
};
export type PlacingOperation = 'callOut' | 'queueNow' | 'schedule';

/** The operation that a `call_type` stands for, or null. */
export function operationFor(callType: unknown): PlacingOperation | null {
  const name = text(callType);
  return Object.hasOwn(CALL_TYPES, name) ? (CALL_TYPES[name] ?? null) : null;
}

export type Parameters = Readonly<Record<string, unknown>>;
type Agent = CcaiDirectory['agents'][number];
type Menu = CcaiDirectory['menus'][number];
type Ticket = CcaiDirectory['tickets'][number];

/** What the platform decides about a request: 400 with this text, work for the agent, or a call. */
export type Verdict =
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'adapter' }
  | {
      readonly kind: 'call';
      readonly operation: PlacingOperation;
      readonly number: string;
      readonly outboundNumber: string | null;
      readonly agent: Agent | null;
      readonly menu: Menu | null;
      readonly ticket: Ticket | null;
      readonly parentId: number | null;
    };

/** Judges the parameters as the tables of document 002 have it, in its very words. */
export function judge(
  directory: CcaiDirectory,
  asked: Parameters,
  knownCall: (id: number) => boolean,
): Verdict {
  const operation = operationFor(asked['call_type']);
  if (operation === null) return error('Invalid call type');
  if (operation === 'callOut') return judgeCallOut(directory, asked);
  return judgeMenuCall(directory, asked, operation, knownCall);
}

function judgeCallOut(directory: CcaiDirectory, asked: Parameters): Verdict {
  const email = text(asked['agent_email']);
  if (email === '') return error('Agent email required');
  const agent = directory.agents.find((each) => each.email === email);
  if (agent === undefined) return error('Not a valid agent email');
  if (!agent.mayCall) return error('Agent does not have access to make calls');
  const ticketId = text(asked['ticket_id']);
  if (ticketId === '' && text(asked['end_user_number']) === '') {
    return error('ticket_id or end_user_number required');
  }
  const ticket = directory.tickets.find(({ id }) => id === ticketId) ?? null;
  const number = ticketId === '' ? text(asked['end_user_number']) : (ticket?.numbers[0] ?? '');
  if (ticketId !== '' && number === '') return error('Contact not found');
  if (!wellFormed(number)) return error('end_user_number is not well-formed');
  if (!agent.available) return error('Agent is not available to take this call');
  const outboundNumber = outboundNumberFor(directory, text(asked['outbound_number']));
  if (outboundNumber === null || (ticket?.numbers.length ?? 0) > 1) return { kind: 'adapter' };
  const call = { kind: 'call', operation: 'callOut', menu: null, parentId: null } as const;
  return { ...call, number, outboundNumber, agent, ticket };
}

const PERMITTED: Readonly<Record<'queueNow' | 'schedule', { kinds: readonly MenuKind[]; words: string }>> = {
  queueNow: { kinds: ['ivr', 'mobile'], words: 'IVR and mobile' },
  schedule: { kinds: ['mobile', 'web'], words: 'mobile and web' },
};

function judgeMenuCall(
  directory: CcaiDirectory,
  asked: Parameters,
  operation: 'queueNow' | 'schedule',
  knownCall: (id: number) => boolean,
): Verdict {
  const parentId = operation === 'schedule' ? number(asked['call_id']) : null;
  if (parentId !== null && !knownCall(parentId)) return error(`call_id ${parentId} is not found`);
  const menu = judgeMenu(directory, asked, operation, parentId !== null);
  if (typeof menu === 'string') return error(menu);
  const lang = text(asked['lang']) || 'en';
  if (!directory.languages.known.includes(lang)) return error(`Language '${lang}' is not found`);
  if (!directory.languages.available.includes(lang)) return error(`Language '${lang}' is not available`);
  const ticketId = text(asked['ticket_id']);
  const ticket = directory.tickets.find(({ id }) => id === ticketId) ?? null;
  const called = ticketId === '' ? text(asked['end_user_number']) : (ticket?.numbers[0] ?? '');
  if (ticketId !== '' && called === '') return error('Contact not found');
  if (called === '') return error('end_user_number is required');
  if (!wellFormed(called)) return error('end_user_number is not well formed');
  if (operation === 'schedule') {
    const at = text(asked['scheduled_at']);
    if (at === '') return error('scheduled_at is required');
    // The document names no error for what is no instant, or for one that has passed; the latter is taken.
    if (Number.isNaN(Date.parse(at))) return error('scheduled_at is not well formed');
  }
  const wanted = text(asked['outbound_number']);
  const outboundNumber = outboundNumberFor(directory, wanted) ?? directory.outboundNumbers[0] ?? null;
  return { kind: 'call', operation, number: called, outboundNumber, agent: null, menu, ticket, parentId };
}

/** The menu, null for that of the parent call, or what is wrong with it. */
function judgeMenu(
  directory: CcaiDirectory,
  asked: Parameters,
  operation: 'queueNow' | 'schedule',
  hasParent: boolean,
): Menu | null | string {
  const given = asked['menu_id'];
  if (text(given) === '') return hasParent ? (directory.menus[0] ?? null) : 'menu_id is required';
  const id = number(given);
  if (id === null) return 'menu_id is not well formed';
  const menu = directory.menus.find((each) => each.id === id);
  if (menu === undefined) return `menu_id ${id} is not found`;
  const { kinds, words } = PERMITTED[operation];
  if (!menu.kinds.some((kind) => kinds.includes(kind))) return `Only ${words} menu IDs are permitted`;
  if (menu.state === 'open') return menu;
  const what = menu.state === 'after hours' ? 'incoming calls' : 'calls';
  return `Menu is in '${menu.state}' state, can't accept ${what}`;
}

/** The managed number that was asked for, the default for none, or null if the agent has to choose. */
function outboundNumberFor(directory: CcaiDirectory, wanted: string): string | null {
  if (wanted === '') {
    const only = directory.outboundNumbers.length === 1 ? directory.outboundNumbers[0] : undefined;
    return directory.defaultOutboundNumber ?? only ?? null;
  }
  return directory.outboundNumbers.find((managed) => digits(managed) === digits(wanted)) ?? null;
}

function error(message: string): Verdict {
  return { kind: 'error', message };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

function number(value: unknown): number | null {
  return /^\d{1,15}$/.test(text(value)) ? Number(text(value)) : null;
}

function digits(phone: string): string {
  return phone.replaceAll(/[^\d+]/g, '');
}

/** A country code and enough digits, however they are grouped. */
function wellFormed(phone: string): boolean {
  return /^\+(1\d{10}|[2-9]\d{6,14})$/.test(phone.replaceAll(/[\s().-]/g, ''));
}
