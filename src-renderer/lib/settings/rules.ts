import type { RoutingRuleSetting } from '#shared/contract/settings.ts';

/** A condition that may be left open. */
export type TriState = 'any' | 'yes' | 'no';

/** A rule while it is edited: text where the person types, whole or not. */
export interface RuleDraft {
  readonly id: number;
  readonly vip: TriState;
  readonly onCallDuty: TriState;
  readonly known: TriState;
  readonly queue: string;
  readonly target: string;
  readonly answer: string;
}

export type RuleProblem =
  | { readonly is: 'notJson' }
  | { readonly is: 'notObject' }
  | { readonly is: 'wrongType'; readonly key: string };

/** The keys of an answer whose type document 001 fixes. */
const KEY_TYPES = {
  InitialTarget: 'string',
  FailTarget: 'string',
  Priority: 'number',
  ExtraPriority: 'number',
} as const;

function triOf(value: boolean | undefined): TriState {
  if (value === undefined) return 'any';
  return value ? 'yes' : 'no';
}

/** A stored rule as a draft. */
export function draftOf(rule: RoutingRuleSetting, id: number): RuleDraft {
  const { vip, onCallDuty, known, queue, targetid } = rule.when;
  return {
    id,
    vip: triOf(vip),
    onCallDuty: triOf(onCallDuty),
    known: triOf(known),
    queue: typeof queue === 'string' ? queue : (queue ?? []).join(', '),
    target: targetid ?? '',
    answer: JSON.stringify(rule.answer, null, 2),
  };
}

/** An empty rule, with an answer that shows the form. */
export function emptyDraft(id: number): RuleDraft {
  return {
    id,
    vip: 'yes',
    onCallDuty: 'any',
    known: 'any',
    queue: '',
    target: '',
    answer: '{\n  "Priority": 10\n}',
  };
}

/** What keeps the answer of a draft from being sent, or null. */
export function problemOf(draft: RuleDraft): RuleProblem | null {
  let answer: unknown;
  try {
    answer = JSON.parse(draft.answer);
  } catch {
    return { is: 'notJson' };
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return { is: 'notObject' };
  for (const [key, type] of Object.entries(KEY_TYPES)) {
    const value: unknown = (answer as Record<string, unknown>)[key];
    if (value !== undefined && value !== null && typeof value !== type) return { is: 'wrongType', key };
  }
  return null;
}

/** The rule of a draft without a problem. One queue is a text, several are a list, as a person would write it. */
export function ruleOf(draft: RuleDraft): RoutingRuleSetting {
  const queues = draft.queue
    .split(',')
    .map((queue) => queue.trim())
    .filter((queue) => queue !== '');
  const target = draft.target.trim();
  return {
    when: {
      ...(draft.vip === 'any' ? {} : { vip: draft.vip === 'yes' }),
      ...(draft.onCallDuty === 'any' ? {} : { onCallDuty: draft.onCallDuty === 'yes' }),
      ...(draft.known === 'any' ? {} : { known: draft.known === 'yes' }),
      ...(queues.length === 0 ? {} : { queue: queues.length === 1 ? (queues[0] ?? '') : queues }),
      ...(target === '' ? {} : { targetid: target }),
    },
    answer: JSON.parse(draft.answer) as RoutingRuleSetting['answer'],
  };
}
