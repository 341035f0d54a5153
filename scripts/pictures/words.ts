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
};
