import type { Strings } from '../strings.ts';
import { pluralOf } from '../callStrings.ts';
import { callFr } from './call.ts';
import { healthFr } from './health.ts';
import { settingsFr } from './settings.ts';
import { testResultsFr } from './testResults.ts';

const plural = pluralOf('fr');

const inClear: Readonly<Record<string, string>> & { readonly smartRouting: string } = {
  encom: 'Encom est interrogé en HTTP simple\u202f: le jeton et les numéros peuvent être lus en route.',
  ccai: 'CCAI Platform est joint en HTTP simple\u202f: le jeton peut être lu en route.',
  pitel: 'Pitel est joint en HTTP simple\u202f: la clé d’API et les numéros peuvent être lus en route.',
  cliqphone:
    'Cliqphone est joint en HTTP simple\u202f: identifiant, mot de passe et jeton peuvent être lus en route.',
  smartRouting:
    'Le point d’accès SmartRouting est joignable depuis d’autres ordinateurs en HTTP simple\u202f: sa clé peut être lue en route.',
};

export const fr: Strings = {
  ...callFr,
  app: {
    name: 'Ringside',
    title: (screen) => `${screen} – Ringside`,
    skip: 'Aller au contenu',
    navigation: 'Écrans',
    back: 'Retour',
    close: 'Fermer',
    retry: 'Réessayer',
    reload: 'Recharger la fenêtre',
    loading: 'Chargement…',
    loadFailed: 'Le chargement a échoué',
    partMissing: 'Une partie de Ringside n’est pas disponible. Appels et notes sont en sûreté.',
  },
  screen: {
    live: 'En direct',
    lookup: 'Rechercher',
    history: 'Historique',
    callbacks: 'Rappels',
    numbers: 'Numéros',
    media: 'Sons',
    routes: 'Appelants épinglés',
    settings: 'Réglages',
    about: 'À propos',
  },
  callbacks: {
    waiting: (overdue, undecided) =>
      [
        overdue === 0 ? '' : `${overdue} en retard`,
        undecided === 0 ? '' : `${undecided} ${plural(undecided, 'attend', 'attendent')} votre décision`,
      ]
        .filter((part) => part !== '')
        .join(', '),
  },
  live: {
    waiting: (count) => `${count} ${plural(count, 'appel sonne', 'appels sonnent')}`,
    list: 'Appels en cours',
    emptyTitle: 'Aucun appel pour l’instant',
    emptyText: 'Le prochain se montre ici et dans la fiche d’appel, dès qu’il est annoncé.',
    dismissEnded: (count) => `Masquer les appels terminés (${count})`,
    dismissEndedAbout: 'Ils restent dans l’historique.',
    clearNotPlaced: (count) => `Effacer les appels non passés (${count})`,
    clearNotPlacedAbout:
      'Refusés, ou jamais partis de ce poste. Ce qui sonne peut-être reste jusqu’à votre décision.',
    emptyNoDoor:
      'Aucun appel ne peut encore arriver\u202f: ni le point d’accès SmartRouting ni le connecteur d’appels n’écoute.',
  },
  callOut: {
    call: 'Appeler',
    laterWho: (who) => `Rappeler ${who} plus tard`,
    callWho: (who) => `Appeler ${who}`,
    calling: 'Appel…',
    dial: 'Appeler quelqu’un',
    open: (count) => `${count} ${plural(count, 'appel attend', 'appels attendent')} votre décision`,
    openFailed: 'Les appels qui attendent peut-être votre décision n’ont pas pu être lus',
  },
  lookup: {
    label: 'Numéro ou code',
    placeholder: '01 87 22 44 65, +32 2 555 12 12, 12345 …',
    by: 'Chercher comme',
    byNumber: 'Numéro',
    byCode: 'Code client',
    guessed: 'deviné',
    ask: 'Chercher',
    hint: 'Saisissez le numéro d’un appelant, ou le code qu’il a donné.',
    unreadable: (text) => `«\u202f${text}\u202f» n’est pas un numéro par lequel on puisse chercher.`,
    tryCode: 'Le chercher comme code',
  },
  history: {
    search: 'Chercher dans l’historique',
    filter: 'Montrer',
    only: { all: 'Tous', missed: 'Manqués', noted: 'Avec une note' },
    list: 'Appels passés',
    empty: 'Aucun appel dans l’historique',
    emptyText: 'Chaque appel y est gardé avec ce qui en était connu, et vos notes.',
    noMatch: (text) =>
      text === '' ? 'Aucun appel pour ce filtre' : `Aucun appel pour «\u202f${text}\u202f»`,
    moreFailed: 'Les appels plus anciens n’ont pas pu être chargés',
    anonymous: 'Pas de fiche pour un appelant sans numéro',
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    lasted: (duration) => `a duré ${duration}`,
    ccaiCall: (id) => `appel CCAI ${id}`,
  },
  caller: {
    name: 'Nom',
    namePlaceholder: 'Donnez un nom à cet appelant',
    nameSaved: 'Nom enregistré',
    note: 'Note sur cet appelant',
    facts: 'Ce qui est connu',
    earlier: 'Appels',
    earlierShown: (shown, count) => `les ${shown} derniers sur ${count}`,
    none: 'Aucun appel de cet appelant gardé sur ce poste',
    addNote: 'Ajouter une note',
    noteOf: (when) => `Note du ${when}`,
    now: 'En ce moment',
  },
  source: { smartRouting: 'Par Enreach', callHook: 'Téléphone', link: 'Lien', placed: 'Appelé d’ici' },
  health: healthFr,
  notice: {
    label: 'Avis',
    text: {
      settingsBroken: ({ file }) =>
        `Les réglages étaient illisibles\u202f; Ringside utilise ses valeurs d’origine.${file ? ` L’ancien fichier est gardé sous ${file}.` : ''}`,
      settingsValueIgnored: ({ detail }) =>
        `Certains réglages ne conviennent pas\u202f; leurs valeurs d’origine sont utilisées${detail ? `\u202f: ${detail}` : ''}.`,
      databaseBroken: ({ file, carried = '0', lost }) =>
        lost === undefined
          ? [
              'L’historique était endommagé\u202f; un nouveau a été commencé.',
              carried === '0'
                ? ''
                : ` ${carried} ${plural(Number(carried), 'appel ou rappel en cours a été repris', 'appels et rappels en cours ont été repris')}.`,
              file ? ` L’ancien est gardé sous ${file}.` : '',
            ].join('')
          : [
              lost === 'unknown'
                ? 'Des rappels promis avant que l’historique ne soit endommagé manquent peut-être\u202f; rien ici ne permet de le savoir.'
                : `${lost} ${plural(Number(lost), 'appel ou rappel en cours quand l’historique a été endommagé manque', 'appels et rappels en cours quand l’historique a été endommagé manquent')}.`,
              ' Vérifiez là où vous le pouvez, puis fermez cet avis.',
            ].join(''),
      policyProblem: ({ file, detail }) =>
        `La stratégie de l’administrateur${file ? ` (${file})` : ''} a un défaut.${detail ? ` Ignoré\u202f: ${detail}` : ''}`,
      secretsProblem: ({ file, detail }) =>
        `Le fichier des identifiants${file ? ` (${file})` : ''} n’a pas pu être repris.${detail ? ` ${detail}` : ''}`,
      vaultSessionOnly: () =>
        'Cet ordinateur n’offre pas de lieu sûr pour les identifiants\u202f: ils sont gardés jusqu’à la fermeture de Ringside.',
      vaultUnreadable: ({ file, detail }) =>
        `Des identifiants gardés sont devenus illisibles${detail ? ` (${detail})` : ''}\u202f; veuillez les saisir à nouveau.${file ? ` L’ancien fichier est gardé sous ${file}.` : ''}`,
      storageFailed: ({ detail }) =>
        `Les appels et les notes ne peuvent pas être enregistrés.${detail ? ` ${detail}` : ''}`,
      inClear: ({ name = '' }) => inClear[name] ?? inClear.smartRouting,
      shortcutRefused: ({ key = '' }) =>
        `Le raccourci ${key} n’est pas disponible\u202f: un autre programme l’utilise, ou ce n’est pas une touche.`,
      callsLeftOpen: ({ count = '' }) =>
        `${count} ${plural(Number(count), 'appel était en cours à la fermeture de Ringside et dure peut-être encore\u202f: sa', 'appels étaient en cours à la fermeture de Ringside et durent peut-être encore\u202f: leur')} fin n’a pas été signalée.`,
      sandboxOff: () => 'Ringside tourne sans son bac à sable. À réserver aux essais.',
    },
    openHistory: 'Ouvrir l’historique',
    dismiss: 'Masquer cet avis',
  },
  about: {
    tagline: 'Dit qui appelle avant que vous ne décrochiez.',
    pops: (p50, p95, count) =>
      `Vos fiches d’appel\u202f: ${p50} ms en médiane, 95 sur 100 en ${p95} ms au plus (${count} ${plural(count, 'dernier appel', 'derniers appels')})`,
    noPops: 'La rapidité de vos fiches d’appel sera mesurée ici dès le premier appel.',
    ms: (value) => `${value} ms`,
    version: 'Version installée',
    runtime: 'Environnement',
    platform: 'Système',
    userData: 'Dossier des données',
    policyFile: 'Fichier de stratégie',
    noPolicy: 'Aucun',
    calls: 'Appels dans l’historique',
    unknownCalls: 'Inconnu\u202f: l’historique n’est pas ouvert',
    openLog: 'Ouvrir le journal',
    keyboard: 'Clavier',
    keys: [
      ['Ctrl 1 … 9', 'Les écrans, dans l’ordre du volet'],
      ['Ctrl K', 'Rechercher quelqu’un'],
      ['Ctrl D', 'Appeler quelqu’un'],
      ['Échap', 'Fermer la fiche'],
      ['↑ ↓', 'Se déplacer dans les listes'],
      ['C, L', 'Dans l’historique\u202f: appeler, rappeler plus tard'],
      ['Suppr, Maj Suppr', 'Dans En direct\u202f: masquer un appel terminé, ou tous'],
    ],
  },
  settings: settingsFr,
  section: {
    agent: 'Vous',
    appearance: 'Apparence et langue',
    alerts: 'Fiche et son',
    encom: 'Encom',
    smartRouting: 'SmartRouting',
    callHook: 'Connecteur d’appels',
    ccai: 'CCAI Platform',
    pitel: 'Pitel',
    cliqphone: 'Cliqphone',
    links: 'Liens et raccourci',
    callbacks: 'Rappels et horaires',
    history: 'Historique',
    startup: 'Démarrage',
    network: 'Réseau',
  },
  credentials: {
    title: 'Identifiants',
    field: {
      token: 'Jeton',
      apiKey: 'Clé d’API',
      username: 'Nom d’utilisateur',
      login: 'Identifiant',
      password: 'Mot de passe',
    },
    configured: 'Configuré',
    notSet: 'Absent',
    account: (account) => `pour ${account}`,
    refused: (status, when) => (status === null ? `Refusé ${when}` : `Refusé avec ${status} ${when}`),
    replace: 'Remplacer',
    set: 'Saisir',
    save: 'Enregistrer',
    cancel: 'Abandonner',
    clear: 'Retirer',
    clearAsk: 'Retirer ces identifiants\u202f?',
    clearYes: 'Oui, retirer',
    generate: 'En créer un et le copier',
    generateAgain: 'En créer un nouveau et le copier',
    generated: 'Créé et copié. Collez-le maintenant où il faut\u202f: il n’est jamais montré.',
    writeOnly: 'Ce qui est gardé n’est plus jamais montré.',
    either: 'Une clé d’API, ou un nom d’utilisateur et un mot de passe, ou les deux.',
    vault: {
      system: 'Chiffrés par le système d’exploitation',
      session: 'Gardés en mémoire seulement, jusqu’à la fermeture de Ringside',
    },
    vaultWhy: {
      unavailable: 'l’ordinateur n’offre pas de trousseau',
      basicText: 'le trousseau ne garderait que du texte en clair',
      unreadableFile: 'le fichier gardé ne peut pas être déchiffré',
    },
  },
  test: {
    run: 'Tester la connexion',
    running: 'Test en cours…',
    result: testResultsFr,
    account: {
      accountInactive: 'Cliqphone connaît le compte et le dit désactivé',
      loginInvalid: 'Cliqphone refuse l’identifiant ou le mot de passe',
      tokenRefused:
        'Cliqphone accepte l’identifiant et le mot de passe, mais pas la session qu’il donne\u202f: ses listes restent fermées',
    },
    took: (ms, status) => (status === null ? `${ms} ms` : `HTTP ${status}, ${ms} ms`),
  },
};
