import type { CallerFacts, Fact } from './facts.ts';

/** Values of a routing answer: the rule's own JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A condition. Every named property must hold. A fact that is pending, unknown or failed is neither true nor
 * false, so it satisfies no condition on its value. `known`: Encom recognised the caller at all.
 */
export interface RoutingCondition {
  readonly vip?: boolean | undefined;
  readonly onCallDuty?: boolean | undefined;
  readonly queue?: string | readonly string[] | undefined;
  readonly known?: boolean | undefined;
  readonly targetid?: string | undefined;
}

/**
 * A rule of the SmartRouting endpoint (document 001). `answer` is sent as it stands: only the properties that it
 * names. Known keys are typed; the text `{queue}` inside a string stands for Encom's destination queue.
 */
export interface RoutingRule {
  readonly when: RoutingCondition;
  readonly answer: {
    readonly InitialTarget?: string | null | undefined;
    readonly FailTarget?: string | null | undefined;
    readonly Priority?: number | null | undefined;
    readonly ExtraPriority?: number | null | undefined;
    readonly [key: string]: Json | undefined;
  };
}

export interface RoutingQuestion {
  readonly facts: CallerFacts;
  readonly targetid: string | null;
}

/** What is sent to Enreach: never empty, never a null in it. */
export type RoutingAnswer = Readonly<Record<string, Json>>;

/** `open`: it depends on facts that are still pending. A null answer: nothing to say, 204. */
export type RoutingDecision =
  { readonly open: true } | { readonly open: false; readonly answer: RoutingAnswer | null };

/**
 * Weighs the rules in order as far as the facts go (document 001, Enreach SmartRouting). The first rule that matches
 * decides; a rule that hangs on a pending fact holds back all later ones. Where a rule hangs on a fact whose source
 * failed, nothing is said: the rules after it mean "else", and nobody knows whether it is.
 */
export function weighRouting(rules: readonly RoutingRule[], question: RoutingQuestion): RoutingDecision {
  for (const rule of rules) {
    switch (ruleHolds(rule, question)) {
      case 'open':
        return { open: true };
      case 'failed':
        return { open: false, answer: null };
      case 'yes':
        return { open: false, answer: answerOf(rule, question.facts) };
      case 'no':
        break;
    }
  }
  return { open: false, answer: null };
}

/** The decision when no more facts will come. One that is still open is none: null, 204. */
export function decideRouting(
  rules: readonly RoutingRule[],
  question: RoutingQuestion,
): RoutingAnswer | null {
  const decision = weighRouting(rules, question);
  return decision.open ? null : decision.answer;
}

type Verdict = 'yes' | 'no' | 'open' | 'failed';

function ruleHolds({ when, answer }: RoutingRule, { facts, targetid }: RoutingQuestion): Verdict {
  // What came with the request first: it can settle a rule before any source has answered.
  if (when.targetid !== undefined && when.targetid !== targetid) return 'no';
  const verdicts: Verdict[] = [];
  if (when.vip !== undefined) verdicts.push(factIs(facts.vip, [when.vip]));
  if (when.onCallDuty !== undefined) verdicts.push(factIs(facts.onCallDuty, [when.onCallDuty]));
  if (when.queue !== undefined) {
    verdicts.push(factIs(facts.queue, typeof when.queue === 'string' ? [when.queue] : when.queue));
  }
  if (when.known !== undefined) verdicts.push(recognised(facts, when.known));
  if (namesQueue(answer)) verdicts.push(factIs(facts.queue, null));
  return (['no', 'open', 'failed'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'yes';
}

/** Whether the fact is one of `wanted`; null wants any value. */
function factIs<T>(fact: Fact<T>, wanted: readonly T[] | null): Verdict {
  switch (fact.state) {
    case 'pending':
      return 'open';
    case 'failed':
      return 'failed';
    case 'known':
      return wanted === null || wanted.includes(fact.value) ? 'yes' : 'no';
    case 'unknown':
    case 'notAsked':
      return 'no';
  }
}

/**
 * One known fact is enough to be recognised. Not to be recognised takes an answer that says so and none that says
 * otherwise.
 */
function recognised({ queue, vip, onCallDuty }: CallerFacts, wanted: boolean): Verdict {
  const states = [queue.state, vip.state, onCallDuty.state];
  if (states.includes('known')) return wanted ? 'yes' : 'no';
  if (states.includes('pending')) return 'open';
  if (states.includes('unknown')) return wanted ? 'no' : 'yes';
  return states.includes('failed') ? 'failed' : 'no';
}

const QUEUE_PLACEHOLDER = '{queue}';

/** Rules are settings, read at every call and never changed in place, so this is found out once a rule. */
const queueNamers = new WeakMap<object, boolean>();

function namesQueue(answer: RoutingRule['answer']): boolean {
  const seen = queueNamers.get(answer);
  if (seen !== undefined) return seen;
  const found = JSON.stringify(answer).includes(QUEUE_PLACEHOLDER);
  queueNamers.set(answer, found);
  return found;
}

/** Null means "do not touch" in document 001, and so does leaving out: left out, it cannot be misread. */
function answerOf(rule: RoutingRule, facts: CallerFacts): RoutingAnswer | null {
  const queue = facts.queue.state === 'known' ? facts.queue.value : null;
  const answer: Record<string, Json> = {};
  for (const [key, value] of Object.entries(rule.answer)) {
    if (value === undefined || value === null) continue;
    answer[key] = queue === null ? value : filledIn(value, queue);
  }
  return Object.keys(answer).length === 0 ? null : answer;
}

function filledIn(value: Json, queue: string): Json {
  if (typeof value === 'string') return value.replaceAll(QUEUE_PLACEHOLDER, () => queue);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => filledIn(item, queue));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledIn(item, queue)]));
}

/** Array.isArray does not narrow a readonly array out of a union. */
function isList(value: readonly Json[] | Readonly<Record<string, Json>>): value is readonly Json[] {
  return Array.isArray(value);
}
