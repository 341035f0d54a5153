import type { ReplyOf } from '#shared/contract/api.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';
import type { FlagsWritten } from '#shared/contract/placingViews.ts';
import type { CustomerFlag, CustomerFlags } from '#shared/domain/customerFlags.ts';
import type { Asks } from '../transport.ts';

type Transport = Asks<'flags.read' | 'flags.write'>;
type NotRead = Extract<ReplyOf<'flags.read'>, { result: 'failed' }>;
type NotWritten = Extract<FlagsWritten, { result: 'failed' }>;

/** Why the flags are not known. `refused`: main did not even ask, and `code` says why. */
export type ReadFailure =
  | { readonly is: 'noSuchCall' }
  | { readonly is: 'failed'; readonly reason: NotRead['reason']; readonly detail: string | null }
  | { readonly is: 'refused'; readonly code: ErrorCode };

/** What became of a change: `written`, `differs` and `unmoved` by what was read back. */
export type Change = { readonly flag: CustomerFlag; readonly value: boolean } & (
  | { readonly is: 'writing' | 'written' | 'differs' | 'unmoved' }
  | { readonly is: 'failed'; readonly how: NotWritten }
  | { readonly is: 'refused'; readonly code: ErrorCode }
);

/** Flags older than this, in ms, are read again when somebody looks at them: others may have changed them. */
const FRESH = 10_000;

/** The customer flags that hang on one call of CCAI Platform: read, changed one at a time, and read back. */
export class CallFlags {
  readonly #api: Transport;
  readonly #providerCallId: number;
  #flags = $state.raw<CustomerFlags | null>(null);
  #at = $state(0);
  #reading = $state(false);
  #failure = $state.raw<ReadFailure | null>(null);
  #change = $state.raw<Change | null>(null);
  /** Rises with each change, here or elsewhere: what was asked before it is older than what it reads back. */
  #changes = 0;

  constructor(api: Transport, providerCallId: number) {
    this.#api = api;
    this.#providerCallId = providerCallId;
  }

  /** As last read; null before the first answer. */
  get flags(): CustomerFlags | null {
    return this.#flags;
  }

  /** When they were read, in ms since the epoch. */
  get at(): number {
    return this.#at;
  }

  get reading(): boolean {
    return this.#reading;
  }

  /** Why the last reading did not succeed. */
  get failure(): ReadFailure | null {
    return this.#failure;
  }

  /** The last change, until the flags are read again. */
  get change(): Change | null {
    return this.#change;
  }

  /** The flags come on screen, or before the agent's eyes again. */
  async look(): Promise<void> {
    if (this.#flags === null || Date.now() - this.#at > FRESH) await this.read();
  }

  async read(): Promise<void> {
    if (this.#reading || this.#change?.is === 'writing') return;
    this.#reading = true;
    const changes = this.#changes;
    const outcome = await this.#api.invoke('flags.read', { providerCallId: this.#providerCallId });
    this.#reading = false;
    if (changes !== this.#changes) return;
    this.#change = null;
    this.#failure = null;
    if (!outcome.ok) this.#failure = { is: 'refused', code: outcome.error.code };
    else if (outcome.value.result === 'read') this.#take(outcome.value);
    else if (outcome.value.result === 'noSuchCall') this.#failure = { is: 'noSuchCall' };
    else {
      const { reason, detail } = outcome.value;
      this.#failure = { is: 'failed', reason, detail };
    }
  }

  /** Changes one flag. Setting a flag to what it is does no harm, so the same change may be tried again. */
  async write(flag: CustomerFlag, value: boolean): Promise<void> {
    if (this.#change?.is === 'writing') return;
    this.#changes += 1;
    this.#change = { flag, value, is: 'writing' };
    const providerCallId = this.#providerCallId;
    const outcome = await this.#api.invoke('flags.write', { providerCallId, flag, value });
    if (!outcome.ok) {
      this.#change = { flag, value, is: 'refused', code: outcome.error.code };
      return;
    }
    const how = outcome.value;
    if (how.result === 'failed') {
      this.#change = { flag, value, is: 'failed', how };
      return;
    }
    this.#take(how);
    this.#change = { flag, value, is: how.result };
  }

  /** Another window changed them, and this is what is held since `at`. An own change under way is read back by itself. */
  receive(flags: CustomerFlags, at: number): void {
    if (this.#change?.is === 'writing' || at <= this.#at) return;
    this.#changes += 1;
    this.#change = null;
    this.#take({ flags, at });
  }

  #take({ flags, at }: { readonly flags: CustomerFlags; readonly at: number }): void {
    this.#flags = flags;
    this.#at = at;
    this.#failure = null;
  }
}
