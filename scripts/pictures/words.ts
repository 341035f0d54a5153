/** What the agent of the pictures wrote and called people, in the language of the guide. */
export interface PictureWords {
  readonly language: 'en' | 'fr';
  readonly clinic: string;
  readonly clinicNote: string;
  readonly bakery: string;
  readonly bakeryNote: string;
  readonly garage: string;
  readonly hotel: string;
  readonly hotelNote: string;
  readonly menus: Readonly<Record<'support' | 'sales' | 'night', string>>;
  /** A text with two numbers in it, as it is pasted. */
  readonly pasted: (first: string, second: string) => string;
  /** A public holiday far from the hours for calling, as it is typed. */
  readonly christmasNight: string;
  readonly scheduleNote: string;
  readonly promise: Readonly<Record<'garage' | 'clinic' | 'hotel' | 'bakery' | 'plumber', string>>;
}

export const en: PictureWords = {
  language: 'en',
  clinic: 'Clinique Saint-Roch',
  clinicNote: 'Lift B stuck again on Sunday night. Ring Mme Arnaud’s mobile before sending anyone.',
  bakery: 'Boulangerie Perrin',
  bakeryNote: 'Wants the quote by Friday.',
  garage: 'Garage des Halles',
  hotel: 'The Fitzroy Hotel',
  hotelNote: 'Asked for an invoice in English. Accounts will send it on Monday.',
  menus: { support: 'Support', sales: 'Sales', night: 'Night desk' },
  pasted: (first, second) => `Please ring the office on ${first}, not the hotline ${second}.`,
  christmasNight: '25/12 21:30',
  scheduleNote: 'Wants to know whether the new lift is running.',
  promise: {
    garage: 'Say when the part arrives.',
    clinic: 'Read out the engineer’s report.',
    hotel: 'Invoice in English: has it come?',
    bakery: 'The quote.',
    plumber: 'Spare keys.',
  },
};

export const fr: PictureWords = {
  language: 'fr',
  clinic: 'Clinique Saint-Roch',
  clinicNote:
    'Ascenseur B encore bloqué dimanche soir. Appeler le portable de Mme Arnaud avant d’envoyer quelqu’un.',
  bakery: 'Boulangerie Perrin',
  bakeryNote: 'Attend le devis pour vendredi.',
  garage: 'Garage des Halles',
  hotel: 'The Fitzroy Hotel',
  hotelNote: 'Demande une facture en anglais. La comptabilité l’envoie lundi.',
  menus: { support: 'Assistance', sales: 'Ventes', night: 'Astreinte de nuit' },
  pasted: (first, second) => `Merci d’appeler le bureau au ${first}, pas le serveur vocal ${second}.`,
  christmasNight: '25/12 21h30',
  scheduleNote: 'Veut savoir si le nouvel ascenseur marche.',
  promise: {
    garage: 'Dire quand la pièce arrive.',
    clinic: 'Lire le rapport du technicien.',
    hotel: 'La facture en anglais est-elle arrivée ?',
    bakery: 'Le devis.',
    plumber: 'Le double des clés.',
  },
};
