import type { CallerFacts } from './facts.ts';

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
