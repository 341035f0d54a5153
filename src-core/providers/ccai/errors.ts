import type { Refusal, RefusalCode, RequestField } from '#shared/domain/outbound.ts';

/** Parameters of document 002 (CCAI Platform), as its error texts name them. */
const FIELDS: Readonly<Record<string, RequestField>> = {
  agent_email: 'agent',
  end_user_number: 'number',
  ticket_id: 'ticket',
  outbound_number: 'outboundNumber',
  menu_id: 'menu',
  call_id: 'parentCall',
  scheduled_at: 'scheduledAt',
  lang: 'language',
  recording_permission: 'recordingPermission',
  call_type: 'callType',
};

interface Pattern {
  readonly pattern: RegExp;
  readonly code: RefusalCode;
  /** Without it the group `parameter` names the field. */
  readonly field?: RequestField;
}

/**
 * The texts are the only thing that tells one refusal from another: nearly all come with status 400. They quote values,
 * and the same one is spelt differently from section to section, hence patterns. The first that fits counts.
 */
const PATTERNS: readonly Pattern[] = [
  { pattern: /^agent is not available\b/i, code: 'agentUnavailable', field: 'agent' },
  { pattern: /^not a valid agent email\b/i, code: 'agentUnknown', field: 'agent' },
  { pattern: /^agent email (is )?required\b/i, code: 'required', field: 'agent' },
  { pattern: /^agent does not have access\b/i, code: 'agentMayNotCall', field: 'agent' },
  {
    pattern: /^ticket_id or end_user_number (is )?required\b/i,
    code: 'numberOrTicketRequired',
    field: 'number',
  },
  { pattern: /^contact (is )?not found\b/i, code: 'contactNotFound', field: 'ticket' },
  { pattern: /^invalid call type\b/i, code: 'callTypeInvalid', field: 'callType' },
  {
    pattern: /^menu is in (an? )?['"‘“]?manual redirection['"’”]? state/i,
    code: 'menuRedirected',
    field: 'menu',
  },
  {
    pattern: /^menu is in (an? )?['"‘“]?after[- ]hours['"’”]? state/i,
    code: 'menuAfterHours',
    field: 'menu',
  },
  {
    pattern: /^menu is in (an? )?['"‘“]?(?<state>[^'"‘’“”]{1,100}?)['"’”]? state/i,
    code: 'menuClosed',
    field: 'menu',
  },
  {
    pattern: /^only (?<kinds>.{1,100}?) menu ids? (are|is) permitted/i,
    code: 'menuWrongKind',
    field: 'menu',
  },
  {
    pattern: /^language ['"‘“]?(?<language>[^'"‘’“”]{0,100}?)['"’”]? is not available/i,
    code: 'languageUnavailable',
    field: 'language',
  },
  {
    pattern: /^language ['"‘“]?(?<language>[^'"‘’“”]{0,100}?)['"’”]? is not found/i,
    code: 'languageUnknown',
    field: 'language',
  },
  { pattern: /^(?<parameter>\w{1,40}) is not well[-\s]?formed\b/i, code: 'malformed' },
  { pattern: /^(?<parameter>\w{1,40}) (is )?required\b/i, code: 'required' },
  {
    pattern: /^(?<parameter>\w{1,40}) ['"‘“]?(?<value>[^'"‘’“”]{1,100}?)['"’”]? is not found\b/i,
    code: 'notFound',
  },
];

/** What an error text of document 002 means; `other` if no pattern fits. Any text will do. */
export function refusalOf(message: string): Refusal {
  const raw = message.trim().slice(0, 500);
  for (const { pattern, code, field } of PATTERNS) {
    const match = pattern.exec(raw);
    if (match === null) continue;
    const { parameter, ...quoted } = match.groups ?? {};
    const about = field ?? fieldOf(parameter);
    // Such words about something that is no parameter of ours: only the raw text knows.
    if (about === null) break;
    return { code, field: about, params: quoted, raw };
  }
  return { code: 'other', field: fieldOf(/^\w{1,40}/.exec(raw)?.[0]), params: {}, raw };
}

/** A refusal that is told by the status alone. */
export function refusalByStatus(code: RefusalCode, raw: string): Refusal {
  return { code, field: null, params: {}, raw };
}

function fieldOf(parameter: string | undefined): RequestField | null {
  const name = parameter?.toLowerCase() ?? '';
  return Object.hasOwn(FIELDS, name) ? (FIELDS[name] ?? null) : null;
}
