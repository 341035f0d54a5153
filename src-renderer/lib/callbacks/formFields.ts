import type { RequestField } from '#shared/domain/outbound.ts';
import type { WhenProblem } from '#shared/domain/time/whenText.ts';

/** The fields of the form for a callback, in the order in which they stand. */
export const FORM_FIELDS = [
  'number',
  'ticket',
  'when',
  'zone',
  'note',
  'menu',
  'parent',
  'language',
  'recording',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/**
 * What is wrong with a field before anything is sent. `choose`: one of two instants has to be chosen. `zoneNotPicked`: what
 * was typed to find a zone has not become one.
 */
export type FieldProblem =
  | WhenProblem
  | 'choose'
  | 'zoneNotPicked'
  | 'needTarget'
  | 'noNumber'
  | 'noCountry'
  | 'ticketTooLong'
  | 'ticketUnseen'
  | 'badLanguage'
  | 'noteTooLong'
  | 'menuMissing';

/** The field that a refusal of CCAI Platform is about; null where the form has none for it. */
export function fieldOfRefusal(field: RequestField | null): FormField | null {
  switch (field) {
    case 'number':
      return 'number';
    case 'ticket':
      return 'ticket';
    case 'menu':
      return 'menu';
    case 'parentCall':
      return 'parent';
    case 'scheduledAt':
      return 'when';
    case 'language':
      return 'language';
    case 'recordingPermission':
      return 'recording';
    case 'agent':
    case 'outboundNumber':
    case 'callType':
    case null:
      return null;
  }
}

/** The field that main names in the detail of a request that it could not take. */
export function fieldOfError(detail: string | undefined): FormField | null {
  switch (detail) {
    case 'number':
      return 'number';
    case 'due':
    case 'past':
      return 'when';
    case 'zone':
      return 'zone';
    default:
      return null;
  }
}
