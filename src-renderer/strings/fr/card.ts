import type { CardStrings } from '../cardStrings.ts';

export const cardFr: CardStrings = {
  placing: {
    label: 'Rappeler',
    call: 'Appeler',
    calling: 'Appel…',
    callAgain: 'Appeler de nouveau',
    tryAgain: 'Réessayer',
    queueNow: 'Mettre en file…',
    callLater: 'Rappeler plus tard…',
    missing: (names) => `Pour appeler d’ici, renseignez ${names.join(', ')} dans les réglages.`,
    missingName: {
      baseUrl: 'l’adresse de CCAI Platform',
      subdomain: 'son sous-domaine',
      token: 'son jeton',
      agentEmail: 'votre e-mail',
    },
    repeated: 'Demandé il y a un instant déjà ; l’appel ne part pas deux fois.',
    decide: 'Décider dans Ringside',
    more: 'Suite dans Ringside',
    detail: 'Détail technique',
  },
  flags: {
    label: 'Repères client',
    name: { verifiedCustomer: 'Client vérifié', badActor: 'Indésirable', repeatCustomer: 'Déjà client' },
    answer: { yes: 'Oui', no: 'Non', unknown: 'Non défini' },
    change: (name, answer) => `${name} : ${answer}. Modifier`,
    reading: 'CCAI Platform est interrogé…',
    readAt: (ago) => `CCAI Platform, ${ago}`,
    readAgain: 'Relire les repères',
    noSuchCall: 'CCAI Platform ne connaît pas cet appel',
    notRead: 'Les repères n’ont pas pu être lus',
    set: (name) => `${name} ?`,
    toYes: 'Oui',
    toNo: 'Non',
    cancel: 'Annuler',
    confirm: {
      yes: {
        ask: 'Marquer comme indésirable ? Les agents le voient dans CCAI Platform.',
        do: 'Marquer indésirable',
      },
      no: { ask: 'Retirer ce repère ? Les agents le voient dans CCAI Platform.', do: 'Pas indésirable' },
    },
    writing: 'Enregistrement…',
    written: (name, answer) => `Enregistré et relu. ${name} : ${answer}`,
    differs: (name, answer) =>
      `CCAI Platform a pris la modification, mais dit toujours autre chose. ${name} : ${answer}`,
    notWritten: 'Le repère n’a pas été modifié',
    unconfirmed: 'Peut-être modifié : aucune réponse ne le dit',
    why: {
      notSent: 'Rien n’a quitté ce poste.',
      unconfirmed: 'Relisez les repères pour le savoir.',
      rateLimited: 'CCAI Platform demande moins de requêtes et n’a rien fait.',
    },
    detail: 'Détail technique',
    tryAgain: 'Réessayer',
  },
};
