import type { CompanyNumbers } from '#core/companyNumbers/companyNumbers.ts';
import type { Handlers } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import type { numbersCommands } from '#shared/contract/numbersSchemas.ts';
import type { NumberEdit, NumberField, NumberForm } from '#shared/domain/numberForm.ts';
import type { PlayingDesk } from '../security/playing.ts';

export interface NumbersHandlerParts {
  readonly core: Promise<{ readonly companyNumbers: CompanyNumbers }>;
  readonly player: Pick<PlayingDesk, 'play' | 'stop'>;
  /** Whether sound files may come without encryption. */
  readonly allowsPlainHttp: () => boolean;
}

/** The commands about the company's numbers and sound files. What needs the core waits for it. */
export function numbersHandlers(parts: NumbersHandlerParts): Pick<Handlers, keyof typeof numbersCommands> {
  const { player } = parts;
  const numbers = async () => (await parts.core).companyNumbers;

  return {
    'numbers.state': async ({ refresh }) => {
      const held = await numbers();
      // Events tell how it goes on.
      void held.needNumbers(refresh);
      return held.numbers();
    },
    'numbers.rows': async ({ query, from, count }) => (await numbers()).find(query, from, count),
    'numbers.available': async ({ zoneCode, number }) => (await numbers()).free.find(zoneCode, number),
    'numbers.add': async ({ form }) => (await configured()).saving.add(form),
    'numbers.edit': async ({ seen, edit }) => (await configured()).saving.edit(seen, withoutGaps(edit)),
    'media.state': async ({ refresh }) => {
      const held = await numbers();
      void held.needMedia(refresh);
      return held.media();
    },
    'media.play': async ({ id }) => {
      player.stop();
      const medium = (await numbers()).medium(id);
      if (medium?.url == null) return { result: 'noFile' };
      if (medium.url.startsWith('http:') && !parts.allowsPlainHttp()) return { result: 'inClear' };
      const url = player.play({ address: medium.url, name: medium.name });
      return url === null ? { result: 'noFile' } : { result: 'player', url };
    },
    'media.stop': () => {
      player.stop();
      return {};
    },
  };

  async function configured(): Promise<CompanyNumbers> {
    const held = await numbers();
    if (held.numbers().reading.state === 'notConfigured') {
      throw new RequestError('notConfigured', 'Cliqphone is not set up');
    }
    return held;
  }
}

/** What is undefined on the way is left out: only what is there is sent. */
function withoutGaps(edit: { readonly [F in NumberField]?: NumberForm[F] | undefined }): NumberEdit {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
}
