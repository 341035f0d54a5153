import { describe, expect, it } from 'vitest';
import { callbacksEn } from '../../../src-renderer/strings/en/callbacks.ts';
import { changesEn } from '../../../src-renderer/strings/en/changes.ts';
import { cardEn } from '../../../src-renderer/strings/en/card.ts';
import { en as mainEn } from '../../../src-renderer/strings/en/main.ts';
import { dialEn } from '../../../src-renderer/strings/en/dial.ts';
import { pinEn } from '../../../src-renderer/strings/en/pin.ts';
import { placingEn } from '../../../src-renderer/strings/en/placing.ts';
import { routesEn } from '../../../src-renderer/strings/en/routes.ts';
import { mediaEn } from '../../../src-renderer/strings/en/media.ts';
import { numberFormEn } from '../../../src-renderer/strings/en/numberForm.ts';
import { numbersEn } from '../../../src-renderer/strings/en/numbers.ts';
import { outboundEn } from '../../../src-renderer/strings/en/outbound.ts';
import { callbacksFr } from '../../../src-renderer/strings/fr/callbacks.ts';
import { changesFr } from '../../../src-renderer/strings/fr/changes.ts';
import { cardFr } from '../../../src-renderer/strings/fr/card.ts';
import { fr as mainFr } from '../../../src-renderer/strings/fr/main.ts';
import { dialFr } from '../../../src-renderer/strings/fr/dial.ts';
import { pinFr } from '../../../src-renderer/strings/fr/pin.ts';
import { placingFr } from '../../../src-renderer/strings/fr/placing.ts';
import { routesFr } from '../../../src-renderer/strings/fr/routes.ts';
import { mediaFr } from '../../../src-renderer/strings/fr/media.ts';
import { numberFormFr } from '../../../src-renderer/strings/fr/numberForm.ts';
import { numbersFr } from '../../../src-renderer/strings/fr/numbers.ts';
import { outboundFr } from '../../../src-renderer/strings/fr/outbound.ts';

/** All words of the pages: those of the main window, and each part that is loaded late under a name of its own. */
const en = {
  ...mainEn,
  dial: dialEn,
  placing: placingEn,
  card: cardEn,
  promises: callbacksEn,
  pin: pinEn,
  pins: routesEn,
  numbers: numbersEn,
  numberForm: numberFormEn,
  media: mediaEn,
  outbound: outboundEn,
  changes: changesEn,
};
const fr = {
  ...mainFr,
  dial: dialFr,
  placing: placingFr,
  card: cardFr,
  promises: callbacksFr,
  pin: pinFr,
  pins: routesFr,
  numbers: numbersFr,
  numberForm: numberFormFr,
  media: mediaFr,
  outbound: outboundFr,
  changes: changesFr,
};

/** Words that both languages rightly share: names, terms of the trade, and symbols. */
const SHARED = new Set([
  'app.name',
  'app.title',
  'fact.label.vip',
  'fact.yes.vip',
  'fact.source.encom',
  'fact.from',
  'earlier.note',
  'note.label',
  'about.ms',
  'about.keys.4.0',
  'about.keys.5.0',
  'about.keys.0.0',
  'about.keys.1.0',
  'about.keys.2.0',
  'section.encom',
  'section.ccai',
  'health.part.ccai',
  'section.pitel',
  'health.part.pitel',
  'section.cliqphone',
  'health.part.cliqphone',
  'section.smartRouting',
  'settings.choice.language.fr',
  'settings.choice.language.en',
  'settings.choice.numberFormat.e164',
  'settings.choice.numberFormat.international00',
  'settings.choice.numberFormat.national',
  'settings.choice.pitelNumberFormat.e164',
  'settings.choice.pitelNumberFormat.international00',
  'settings.choice.pitelNumberFormat.national',
  'settings.choice.bodyEncoding.json',
  'settings.shortcut.keys.Control',
  'settings.shortcut.keys.Super',
  'settings.shortcut.keys.Up',
  'settings.shortcut.keys.Down',
  'settings.shortcut.keys.Left',
  'settings.shortcut.keys.Right',
  'test.took',
  'card.flags.readAt',
  'promises.legend.keys.0.0',
  'promises.legend.keys.2.0',
  'promises.legend.keys.3.0',
  'promises.legend.keys.4.0',
  'promises.legend.keys.5.0',
  'promises.legend.keys.6.0',
  'promises.bar.since',
  'promises.form.understood',
  'numbers.zone.title',
  'numbers.zone.name.01',
  'outbound.zone.01',
  'numbers.detail.zone',
  'numberForm.field.zoneCode.label',
  'fact.source.pitel',
  'pins.sheet.numberPlaceholder',
  'pins.importing.whatCount',
]);

/** Arguments on which no function of the dictionaries branches away from words. */
const SAMPLE_ARGUMENTS = [3, 5, 7, 9];

function leaves(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return leaves(callLeaf(value as (...args: unknown[]) => unknown, path), path);
  return Object.entries(value as Record<string, unknown>).flatMap(([key, child]) =>
    leaves(child, path === '' ? key : `${path}.${key}`),
  );
}

/** What a function of the dictionaries gives: a text, or an object of texts. */
function callLeaf(text: (...args: unknown[]) => unknown, path: string): unknown {
  if (path === 'ago') return text({ unit: 'day', count: 3 });
  if (path === 'bar.failed') return text('X', 'timeout');
  if (path === 'spoken') return text('X', 'Y', ['Z']);
  if (path === 'card.placing.missing') return text(['X', 'Y']);
  if (path === 'promises.missingParts') return text(['X', 'Y']);
  if (path === 'promises.relative' || path === 'promises.late')
    return text({ is: 'past', days: 3, hours: 0, minutes: 0 });
  if (path.startsWith('notice.')) return text({});
  return text(...SAMPLE_ARGUMENTS);
}

describe('the words of both languages', () => {
  const english = new Map(leaves(en, ''));
  const french = new Map(leaves(fr, ''));

  it('have the same keys', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are never empty and never broken', () => {
    for (const [path, text] of [...english, ...french]) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  it('differ, except where a name or a term is the same in both', () => {
    const same = [...english].filter(([path, text]) => french.get(path) === text).map(([path]) => path);
    expect(same.filter((path) => !SHARED.has(path))).toEqual([]);
    expect([...SHARED].filter((path) => !same.includes(path))).toEqual([]);
  });

  it('follow French typography: a space before ; : ? ! and real apostrophes', () => {
    for (const [path, text] of french) {
      expect(text.replace(/(https?|tel|callto|sip):|\d:\d/g, ''), path).not.toMatch(
        /[^\s ][;?!](\s|$)|[a-zé]:(\s|$)/,
      );
      expect(text, path).not.toContain("'");
    }
  });

  it('keep French signs with the word before them, and guillemets with what they hold', () => {
    for (const [path, text] of french) expect(text, path).not.toMatch(/ [;:?!»]|« /);
  });

  it('count one and many', () => {
    expect([0, 1, 2].map(en.call.calls)).toEqual(['0 calls', '1 call', '2 calls']);
    expect([0, 1, 2].map(fr.call.calls)).toEqual(['0 appel', '1 appel', '2 appels']);
  });
});
