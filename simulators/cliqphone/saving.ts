import type { CliqphoneDirectory, SimulatedMedia, SimulatedNumber } from './directory.ts';
import { hasZone } from './lists.ts';
import { text, truth } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { ROWS } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** The number as it is after an add or an edit, or why it is not. */
export type Saved = SimulatedNumber | Refusal;

/** `addNumero`: a free number becomes one of the company; one that is in use exists already. */
export function judgeAdd(directory: CliqphoneDirectory, asked: Parameters): Saved {
  const numero = text(asked['numero']);
  if (!/^\d{8,15}$/.test(numero)) return ROWS.saving.format;
  const known = directory.numbers.find((each) => each.numero === numero);
  if (known?.active === true) return ROWS.saving.exists;
  const fresh: SimulatedNumber = known ?? {
    id: Math.max(0, ...directory.numbers.map(({ id }) => id)) + 1,
    numero,
    code: 'fr_01',
    type: '1',
    entreprise: 'cliqeo',
    active: false,
    info: '',
    nomPorteur: '',
    compagne: '',
  };
  return changed(directory, fresh, asked);
}

/** `editnumero/{id}`: what is not sent stays. */
export function judgeEdit(directory: CliqphoneDirectory, id: string, asked: Parameters): Saved {
  const known = directory.numbers.find((each) => String(each.id) === id);
  if (known === undefined) return ROWS.saving.id;
  const numero = text(asked['numero']);
  if (numero !== '' && !/^\d{8,15}$/.test(numero)) return ROWS.saving.format;
  if (directory.numbers.some((each) => each !== known && each.numero === numero)) return ROWS.saving.exists;
  return changed(directory, numero === '' ? known : { ...known, numero }, asked);
}

function changed(directory: CliqphoneDirectory, before: SimulatedNumber, asked: Parameters): Saved {
  const active = truth(asked['etat']);
  if (active === undefined) return ROWS.saving.state;
  if (truth(asked['activeAppelEntrant']) === undefined) return ROWS.saving.incoming;
  if (truth(asked['activeAppelSortant']) === undefined) return ROWS.saving.outgoing;
  if (truth(asked['activerEnregistrement']) === undefined) return ROWS.saving.recording;
  if (truth(asked['notificationEmail']) === undefined) return ROWS.saving.notification;
  const isMedia = (name: string, type: SimulatedMedia['type']) => {
    const id = text(asked[name]);
    return id === '' || directory.media.some((each) => String(each.id) === id && each.type === type);
  };
  if (!isMedia('repondeur', 'R')) return ROWS.saving.voicemail;
  if (!isMedia('musicAattente', 'MA')) return ROWS.saving.music;
  if (!isMedia('playback', 'PB')) return ROWS.saving.playback;
  const code = text(asked['code']).toLowerCase();
  if (code !== '' && !hasZone(directory.zones, code)) return ROWS.saving.zone;
  return {
    ...before,
    code: code || before.code,
    active: active ?? before.active,
    info: asked['info'] === undefined ? before.info : text(asked['info']),
    nomPorteur: asked['nomPorteur'] === undefined ? before.nomPorteur : text(asked['nomPorteur']),
  };
}
