import type { CliqphoneForms } from './forms.ts';
import { text } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { ROWS } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** The account of the API. `lockAfter` so many wrong sign-ins in a row it is inactive; null: never. */
export interface CliqphoneAccount {
  readonly login: string;
  readonly password: string;
  readonly active: boolean;
  readonly lockAfter: number | null;
}

/** As long as the printed one, and as printed but for its end. */
const TOKEN_START = 'o7ocJsY1bKl8jt5zTkDiHOG4ZuuGLTeIZEdAzJVx0lQt0RjWUNcIogoAko9';

/** Signs in, and knows which tokens are good. Times are ms since the epoch. */
export function createTokens(account: CliqphoneAccount, lifeMs: number, now: () => number) {
  const ends = new Map<string, number>();
  let current = account;
  let wrongInARow = 0;

  function signIn(asked: Parameters): { token: string; end: number } | Refusal {
    const right = text(asked['login']) === current.login && text(asked['pwd']) === current.password;
    if (right && current.active) {
      wrongInARow = 0;
      const token = `${TOKEN_START}${String(ends.size + 1).padStart(4, '0')}`;
      const end = now() + lifeMs;
      ends.set(token, end);
      return { token, end };
    }
    if (right) return ROWS.signIn.inactive;
    wrongInARow += 1;
    if (current.lockAfter !== null && wrongInARow >= current.lockAfter)
      current = { ...current, active: false };
    return ROWS.signIn.wrong;
  }

  return {
    signIn,
    stateOf(token: string): 'good' | 'expired' | 'unknown' {
      const end = ends.get(token);
      if (end === undefined) return 'unknown';
      return now() < end ? 'good' : 'expired';
    },
    expireAll(): void {
      for (const token of ends.keys()) ends.set(token, Number.NEGATIVE_INFINITY);
    },
    setAccount(change: Partial<CliqphoneAccount>): void {
      current = { ...current, ...change };
      wrongInARow = 0;
    },
    account: () => current,
  };
}

/** The body of a sign-in that succeeded. `end` is written on the wall clock of Paris, day first. */
export function signedIn(
  { token, end }: { readonly token: string; readonly end: number },
  { signIn, expiryKey }: Pick<CliqphoneForms, 'signIn' | 'expiryKey'>,
): string {
  const arrow = signIn === 'arrow';
  const expiry = expiryKey === 'none' ? '' : `, "${expiryKey}" ${arrow ? '=>' : ':'} "${wallText(end)}"`;
  return `{"state":"ok","codeErreur":"0000", "messageErreur": "" ,"token":"${token}"${expiry}\n}`;
}

function wallText(at: number): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Paris',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part['day']}-${part['month']}-${part['year']} ${part['hour']}:${part['minute']}:${part['second']}`;
}
