import type { NotSent, RateLimited, Refused, Unconfirmed } from './outbound.ts';

/**
 * What the team holds of the person on a call: a legitimate customer, likely fraud or spam, someone who has been in
 * touch before. Null: nobody has said. That is not a no.
 */
export interface CustomerFlags {
  readonly verifiedCustomer: boolean | null;
  readonly badActor: boolean | null;
  readonly repeatCustomer: boolean | null;
}

export type CustomerFlag = keyof CustomerFlags;

/** The flags to change; those left out stay as they are. */
export type CustomerFlagsPatch = Readonly<Partial<Record<CustomerFlag, boolean>>>;

/**
 * What came of changing flags, by what was read back. `differs`: the change was taken, yet the flags say otherwise;
 * `unmoved`: they say otherwise, and nothing tells that it was taken.
 */
export type FlagsWriteResult =
  | { readonly kind: 'written'; readonly flags: CustomerFlags }
  | { readonly kind: 'differs' | 'unmoved'; readonly flags: CustomerFlags }
  | Refused
  | NotSent
  | Unconfirmed
  | RateLimited;
