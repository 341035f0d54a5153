import type { OutboundStrings } from '../outboundStrings.ts';

export const outboundFr: OutboundStrings = {
  settings: 'Des réglages',
  company: 'Numéros de la société (Cliqphone)',
  reading: 'Lecture des numéros de la société…',
  notRead: 'Les numéros de la société n’ont pas pu être lus\u202f; ceux des réglages restent au choix.',
  more: (shown, total) =>
    `Les ${shown.toLocaleString('fr-FR')} premiers des ${total.toLocaleString('fr-FR')} numéros de la société.`,
  proposed: (number, zone, name) =>
    `Proposé\u202f: ${number}, de la même région que la personne appelée (${zone}, ${name}).`,
  because: (zone, name) => `De la même région que la personne appelée (${zone}, ${name}).`,
  take: 'Présenter ce numéro',
  unsure: 'CCAI Platform peut le refuser\u202f: ce numéro n’est pas parmi ceux des réglages.',
  zone: {
    '01': 'Île-de-France',
    '02': 'Nord-Ouest',
    '03': 'Nord-Est',
    '04': 'Sud-Est',
    '05': 'Sud-Ouest',
  },
};
