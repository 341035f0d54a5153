import type { PartyNumber } from './partyNumber.ts';

/** Where Ringside learnt of a call. `placed`: the agent had it placed from here. */
export type CallSource = 'smartRouting' | 'callHook' | 'link' | 'placed';

export type CallDirection = 'incoming' | 'outgoing';

export type CallState = 'ringing' | 'answered' | 'ended';

/**
 * How a call ended. `notReported`: its source never told the end and its time to live ran out, so nobody may
 * claim that it was missed or completed.
 */
export type EndReason = 'missed' | 'completed' | 'notReported';

/** One call. Times are ms since the epoch. `expiresAt`: when it ends by itself if nothing more is heard. */
export interface Call {
  readonly id: string;
  readonly source: CallSource;
  readonly direction: CallDirection;
  /** Its id at CCAI Platform, where that is known. */
  readonly providerCallId: number | null;
  /** The CRM record whose number the provider dials, where the call was asked for by it. */
  readonly ticketId: string | null;
  readonly state: CallState;
  readonly endReason: EndReason | null;
  readonly party: PartyNumber;
  readonly called: PartyNumber | null;
  /** The queue as the announcing system names it; Encom's destination queue is a fact, not this. */
  readonly announcedQueue: string | null;
  readonly code: string | null;
  readonly startedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly expiresAt: number | null;
}

/** What a source reports about a call. Absent details never erase what is known already. */
export interface CallReport {
  readonly id: string;
  readonly source: CallSource;
  /** Absent: incoming. */
  readonly direction?: CallDirection | undefined;
  readonly providerCallId?: number | null | undefined;
  readonly ticketId?: string | null | undefined;
  readonly state: CallState;
  readonly at: number;
  readonly party: PartyNumber | null;
  readonly called: PartyNumber | null;
  readonly announcedQueue: string | null;
  readonly code: string | null;
}
