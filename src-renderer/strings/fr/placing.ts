import type { PlacingStrings, Said } from '../placingStrings.ts';

const said = (title: string, advice: string): Said => ({ title, advice });

const quote = (text: string): string => (text === '' ? '' : ` «\u202f${text}\u202f»`);

const look = 'Regardez d’abord dans l’adaptateur d’agent ou dans CCAI Platform.';

export const placingFr: PlacingStrings = {
  kind: { dial: 'Appel', queueNow: 'Appel par une file', callback: 'Rappel', reminder: 'Pense-bête' },
  field: {
    agent: 'l’e-mail de l’agent',
    number: 'le numéro à appeler',
    ticket: 'le ticket',
    outboundNumber: 'le numéro présenté à l’appelé',
    menu: 'le menu',
    parentCall: 'l’appel précédent',
    scheduledAt: 'l’heure',
    language: 'la langue',
    recordingPermission: 'l’accord d’enregistrement',
    callType: 'le type d’appel',
  },
  something: 'une valeur',
  sending: {
    dial: said('Appel en cours de lancement…', 'CCAI Platform vous appelle, puis appelle l’autre côté.'),
    queueNow: said('Mise en file…', 'CCAI Platform est prié d’appeler cette personne maintenant.'),
    callback: said('Remise du rappel…', 'CCAI Platform est prié d’appeler à l’heure dite.'),
    reminder: said('Enregistrement du pense-bête…', 'Il reste sur ce poste.'),
  },
  notSent: {
    title: {
      dial: 'Pas appelé\u202f: rien n’a quitté ce poste',
      queueNow: 'Pas mis en file\u202f: rien n’a quitté ce poste',
      callback: 'Pas encore remis',
      reminder: 'Pas encore enregistré',
    },
    turnedAway: {
      dial: 'Pas appelé\u202f: demande écartée pour l’instant',
      queueNow: 'Pas mis en file\u202f: demande écartée pour l’instant',
      callback: 'Pas remis\u202f: demande écartée pour l’instant',
      reminder: 'Pas encore enregistré',
    },
    waiting: {
      dial: 'Prêt, pas encore appelé',
      queueNow: 'Prêt, pas encore mis en file',
      callback: 'En attente de remise à CCAI Platform',
      reminder: 'En attente d’enregistrement',
    },
    why: {
      notConfigured: () => 'CCAI Platform n’est pas configuré sur ce poste.',
      invalid: (detail) => `La demande ne peut pas être écrite${detail === '' ? '' : `\u202f: ${detail}`}.`,
      misconfigured: () => 'L’adresse de CCAI Platform est inutilisable telle quelle.',
      timeout: () => 'La connexion à CCAI Platform ne s’est pas faite à temps.',
      unreachable: () => 'CCAI Platform est injoignable.',
      tls: () => 'Le certificat de CCAI Platform n’est pas reconnu sur ce poste.',
      resting: () =>
        'CCAI Platform a échoué plusieurs fois de suite et est laissé en paix quelques secondes.',
      cancelled: () => 'La demande a été arrêtée avant de partir.',
      rateLimited: () => 'CCAI Platform demande moins de requêtes et n’a rien fait.',
    },
    advice: {
      notConfigured: 'Complétez la configuration, puis réessayez.',
      invalid: 'Changez ce qui est nommé, puis réessayez.',
      misconfigured: 'Vérifiez l’adresse dans les réglages.',
      timeout: 'Vérifiez le réseau et le proxy, puis réessayez.',
      unreachable: 'Vérifiez le réseau et le proxy, puis réessayez.',
      tls: 'Demandez à votre administrateur, ou vérifiez l’adresse dans les réglages.',
      resting: 'Réessayez dans un instant.',
      cancelled: 'Réessayez si c’est toujours voulu.',
      rateLimited: 'Réessayez un peu plus tard.',
    },
    tooLate: said(
      'L’heure est passée avant la remise à CCAI Platform',
      'CCAI Platform ne l’a jamais eu et n’appelle personne. Appelez maintenant ou choisissez une autre heure.',
    ),
    byItself: 'L’envoi se fera de lui-même dès que possible.',
    againAt: (time) => `Pas avant ${time}.`,
  },
  created: {
    dial: said('L’appel est lancé', 'Votre téléphone sonne d’abord\u202f; l’appel se montre dans En direct.'),
    queueNow: said(
      'Dans la file',
      'CCAI Platform appelle cette personne et la relie à un agent libre\u202f; l’appel se montre dans En direct.',
    ),
    callback: said('CCAI Platform a le rappel', 'Le client est appelé à l’heure dite et relié à un agent.'),
    reminder: said('Pense-bête noté', 'Ringside vous le rappelle à l’heure dite.'),
  },
  agentSaysSo: {
    dial: said('Lancé, d’après vous', 'Vous avez vérifié\u202f; rien n’est renvoyé.'),
    queueNow: said('Dans la file, d’après vous', 'Vous avez vérifié\u202f; rien n’est renvoyé.'),
    callback: said('CCAI Platform l’a, d’après vous', 'Vous avez vérifié\u202f; rien n’est renvoyé.'),
    reminder: said('Pense-bête noté', 'Ringside vous le rappelle à l’heure dite.'),
  },
  reminderSet: said(
    'C’est vous qui appelez',
    'Ringside vous le rappelle à l’heure dite. CCAI Platform n’en sait rien.',
  ),
  providerId: (id) => `Appel CCAI ${id}`,
  finish: {
    chooseNumber: said(
      'Choisissez le numéro dans l’adaptateur d’agent',
      'CCAI Platform y demande quel numéro présenter à l’appelé. L’appel part dès que vous avez choisi.',
    ),
    adapter: said(
      'Terminez dans l’adaptateur d’agent',
      'CCAI Platform y a ouvert l’appel et attend votre confirmation.',
    ),
    ticket: said(
      'Appelez depuis le ticket, dans l’adaptateur d’agent',
      'CCAI Platform veut que cet appel parte de là, depuis le ticket.',
    ),
    unknown: said(
      'Regardez dans l’adaptateur d’agent',
      'CCAI Platform a accepté la demande sans lancer d’appel. Quelque chose vous y attend.',
    ),
  },
  finished: said('Fait', 'Vous l’avez marqué comme fait.'),
  cancelled: {
    nothing: said('Annulé', 'CCAI Platform ne l’a jamais eu\u202f: personne n’est appelé.'),
    remains: said('Annulé ici seulement', 'CCAI Platform l’a toujours et appellera. Supprimez-le là-bas.'),
    removedByAgent: said('Annulé', 'Vous l’avez supprimé dans CCAI Platform.'),
    unknown: said('Abandonné', 'On ne sait pas si CCAI Platform l’a. Un appel peut encore partir.'),
  },
  unconfirmed: {
    title: {
      dial: 'Peut-être lancé\u202f: aucune réponse ne le dit',
      queueNow: 'Peut-être en file\u202f: aucune réponse ne le dit',
      callback: 'Peut-être remis\u202f: aucune réponse ne le dit',
      reminder: 'Pas certain',
    },
    sentAt: (when) => `Envoyé le ${when}.`,
    why: {
      timeout: 'Aucune réponse n’est venue à temps.',
      connectionLost: 'La connexion a été coupée avant la réponse.',
      serverError: 'CCAI Platform a signalé une erreur de son côté.',
      unreadable: 'La réponse est illisible.',
      unexpected: 'La réponse ne dit ni oui ni non.',
      cancelled: 'Ringside a cessé d’attendre la réponse.',
      interrupted: 'Ringside s’est arrêté pendant l’envoi.',
    },
    advice: {
      dial: `${look} Si votre téléphone sonne ou si l’appel y figure, il a été lancé.`,
      queueNow: `${look} Si la personne y attend dans la file, l’appel a été lancé.`,
      callback: `${look} Si le rappel y figure, il a été pris.`,
      reminder: 'Regardez et décidez.',
    },
  },
  refusal: {
    required: (field) => said(`CCAI Platform demande ${field}`, 'Complétez et réessayez.'),
    malformed: (field) => said(`CCAI Platform ne peut pas lire ${field}`, 'Corrigez et réessayez.'),
    notFound: (field, quoted) =>
      said(`CCAI Platform ne connaît pas ${field}${quote(quoted)}`, 'Corrigez et réessayez.'),
    numberOrTicketRequired: () =>
      said('CCAI Platform demande un numéro ou un ticket', 'Saisissez l’un des deux et réessayez.'),
    agentUnavailable: () =>
      said(
        'Vous êtes occupé ou hors ligne dans CCAI Platform',
        'Rendez-vous disponible dans l’adaptateur d’agent, puis réessayez.',
      ),
    agentUnknown: () =>
      said('CCAI Platform ne connaît pas votre e-mail', 'Saisissez l’e-mail de votre compte CCAI Platform.'),
    agentMayNotCall: () =>
      said(
        'Vous n’avez pas le droit d’appeler dans CCAI Platform',
        'Un administrateur de CCAI Platform doit le permettre.',
      ),
    contactNotFound: () =>
      said('Le ticket n’a personne à appeler', 'Vérifiez le ticket, ou appelez par le numéro.'),
    callTypeInvalid: () =>
      said(
        'CCAI Platform n’accepte pas ce type d’appel',
        'Votre CCAI Platform ne l’offre peut-être pas. Demandez à un administrateur.',
      ),
    menuRedirected: () =>
      said(
        'Ce menu est redirigé à la main et ne prend pas d’appels',
        'Choisissez un autre menu, ou planifiez pour plus tard.',
      ),
    menuAfterHours: () =>
      said(
        'Ce menu est fermé\u202f: hors de ses horaires',
        'Choisissez un autre menu, ou planifiez dans ses horaires.',
      ),
    menuClosed: (_field, quoted) =>
      said(
        `Ce menu ne prend pas d’appels en ce moment${quote(quoted)}`,
        'Choisissez un autre menu, ou planifiez pour plus tard.',
      ),
    menuWrongKind: (_field, quoted) =>
      said(
        'Ce menu ne convient pas pour cela',
        `${quoted === '' ? '' : `CCAI Platform demande\u202f: ${quoted}. `}Choisissez un autre menu.`,
      ),
    languageUnavailable: (_field, quoted) =>
      said(`Le menu ne parle pas la langue${quote(quoted)}`, 'Choisissez une autre langue, ou aucune.'),
    languageUnknown: (_field, quoted) =>
      said(
        `CCAI Platform ne connaît pas la langue${quote(quoted)}`,
        'Choisissez une autre langue, ou aucune.',
      ),
    credentialRefused: () =>
      said(
        'CCAI Platform refuse le jeton',
        'Vérifiez le sous-domaine, ou remplacez le jeton dans les réglages.',
      ),
    wrongAddress: () =>
      said(
        'Rien ne prend d’appels à cette adresse',
        'Vérifiez le sous-domaine et l’adresse dans les réglages.',
      ),
    other: () => said('CCAI Platform a refusé', 'Ses propres mots disent pourquoi.'),
  },
  refused: {
    dial: 'Pas appelé.',
    queueNow: 'Pas mis en file.',
    callback: 'Pas pris par CCAI Platform.',
    reminder: 'Pas enregistré.',
  },
  raw: 'Ce que CCAI Platform a répondu',
  detail: 'Détail technique',
  status: (status) => `Réponse HTTP ${status}`,
  step: {
    send: 'Réessayer',
    sendIn: (wait) => `Réessayer dans ${wait}`,
    sendAgain: 'Renvoyer',
    callAgain: 'Appeler de nouveau quand même',
    exists: {
      dial: 'L’appel a été lancé',
      queueNow: 'L’appel a été lancé',
      callback: 'Le rappel y figure',
      reminder: 'Il est noté',
    },
    scheduleInstead: 'Programmer un rappel à la place',
    giveUp: 'Abandonner',
    openSettings: 'Ouvrir les réglages',
    mayRingTwice: 'Si l’appel est tout de même parti, le téléphone sonnera une seconde fois.',
  },
};
