import { randomUUID } from 'node:crypto';
import type { Logger } from '#core/logger.ts';
import type { PayloadOf } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import type { CallView, HistoryEntry } from '#shared/contract/views.ts';
import { parseLink, type Link } from '#shared/domain/links.ts';
import type { Core } from './openCore.ts';

export interface CallOpenerParts {
  readonly core: Promise<Core>;
  readonly now: () => number;
  readonly logger: Logger;
  /** Brings the main window up: a person asked. */
  readonly openMain: () => void;
  readonly navigate: (to: PayloadOf<'navigate'>) => void;
  /** A link asks for a call to this number. */
  readonly callNumber: (text: string) => Promise<void>;
}

type NumberLink = Extract<Link, { kind: 'number' }>;

/** The forms that ring people or promise it. */
type FormName = Extract<PayloadOf<'navigate'>, { to: 'form' }>['form'];

/** Opens what a person pointed at: a call of the pop, or a link from outside. */
export interface CallOpener {
  /** Shows the caller of a call in the main window. Throws `notFound` if the call left the desk and history lacks it. */
  openCall(callId: string, show?: 'card' | 'live'): Promise<void>;
  /** Opens a form about the caller of a call in the main window, filled in and unsent. Throws as `openCall`. */
  openForm(callId: string, form: FormName): Promise<void>;
  /** Acts on the text of a link; anybody may have written it. */
  openLink(text: string): Promise<void>;
}

export function createCallOpener(parts: CallOpenerParts): CallOpener {
  const { core, openMain, navigate, logger } = parts;

  /** An announcement is an incoming call like any other: the pop shows it, and no window takes the keyboard. */
  async function announce(link: {
    number: string | null;
    code: string | null;
    id: string | null;
    providerCallId: number | null;
  }): Promise<void> {
    const { reception, readNumber } = await core;
    reception.receive({
      id: link.id ?? randomUUID(),
      source: 'link',
      state: 'ringing',
      at: parts.now(),
      party: link.number === null ? null : readNumber(link.number),
      called: null,
      announcedQueue: null,
      code: link.code,
      providerCallId: link.providerCallId,
    });
  }

  async function find(callId: string): Promise<CallView | HistoryEntry> {
    const { reception, memory } = await core;
    const found = reception.list().find((call) => call.id === callId) ?? memory.call(callId);
    if (found === null) throw new RequestError('notFound', 'no such call');
    return found;
  }

  /** A link's number as a person would write it, with all that stands behind it. */
  async function dialledText({ number, context, extension, tones }: NumberLink): Promise<string> {
    const { readNumber } = await core;
    const whole = context === null ? null : readNumber(`tel:${number};phone-context=${context}`);
    const ext = extension === null ? '' : ` ext. ${extension}`;
    return `${whole?.kind === 'number' ? whole.e164 : number}${ext}${tones ?? ''}`;
  }

  return {
    async openCall(callId, show = 'card') {
      const { callerKey } = await find(callId);
      openMain();
      navigate(callerKey === null || show === 'live' ? { to: 'live' } : { to: 'caller', key: callerKey });
    },

    async openForm(callId, form) {
      const { party, providerCallId } = await find(callId);
      const text = party.e164 ?? party.raw;
      openMain();
      navigate({ to: 'form', form, text, from: 'call', fromCallId: callId, providerCallId });
    },

    async openLink(text) {
      const link = parseLink(text);
      switch (link.kind) {
        case 'incoming':
          await announce(link);
          return;
        case 'number':
          await parts.callNumber(await dialledText(link));
          return;
        case 'unknown':
          logger.warn('a link was not understood', { reason: link.reason });
          // The form shows what was clicked, and says that no number is in it.
          if (/^(tel|callto|sips?):/i.test(text.trim())) await parts.callNumber(shown(text));
          else openMain();
      }
    },
  };
}

/** A link as it may be shown: short, and without characters that are not seen. */
function shown(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').slice(0, 200);
}
