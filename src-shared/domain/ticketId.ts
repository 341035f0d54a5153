import { hasUnseenCharacters } from './callFields.ts';

/** The longest id of a ticket that is taken: more is rather a text that was pasted by mistake. */
export const TICKET_LIMIT = 100;

/** Why a text, without the spaces around it, can be no id of a ticket; null where it can, or is empty. */
export function ticketProblem(text: string): 'tooLong' | 'unseen' | null {
  const id = text.trim();
  if (id.length > TICKET_LIMIT) return 'tooLong';
  return hasUnseenCharacters(id) ? 'unseen' : null;
}
