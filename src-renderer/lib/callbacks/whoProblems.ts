import type { DialCandidate } from '#shared/contract/placingViews.ts';
import { ticketProblem } from '#shared/domain/ticketId.ts';
import type { FieldProblem, FormField } from './formFields.ts';

/** What is wrong with whom a promise is to: a number that was typed, and a ticket. */
export function whoProblems(
  { candidate, text }: { readonly candidate: DialCandidate | undefined; readonly text: string },
  ticket: string,
  kind: 'callback' | 'reminder',
): readonly (readonly [FormField, FieldProblem])[] {
  const hasTicket = ticket.trim() !== '';
  const number = numberProblem(candidate, text, hasTicket, kind);
  const badTicket = ticketProblem(ticket);
  return [
    ...(number === null ? [] : [['number', number] as const]),
    ...(badTicket === null ? [] : [['ticket', TICKET_PROBLEMS[badTicket]] as const]),
  ];
}

const TICKET_PROBLEMS = { tooLong: 'ticketTooLong', unseen: 'ticketUnseen' } as const;

function numberProblem(
  candidate: DialCandidate | undefined,
  text: string,
  hasTicket: boolean,
  kind: 'callback' | 'reminder',
): FieldProblem | null {
  if (text.trim() === '') return hasTicket ? null : 'needTarget';
  if (candidate?.party.kind === 'number') return null;
  if (candidate?.party.kind === 'short') return kind === 'callback' && !hasTicket ? 'noCountry' : null;
  return 'noNumber';
}
