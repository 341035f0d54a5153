import type { Strings } from '../strings.ts';

/** The words for how the systems around the app are doing. */
export const healthFr: Strings['health'] = {
  title: 'État',
  verdict: {
    checking: 'Vérification…',
    good: 'Tout va bien',
    attention: 'À regarder',
    trouble: 'Un problème',
  },
  part: {
    smartRouting: 'Point d’accès SmartRouting',
    callHook: 'Connecteur d’appels',
    encom: 'Service Encom',
    ccai: 'CCAI Platform',
    pitel: 'Pitel',
    cliqphone: 'Cliqphone',
    storage: 'Historique',
  },
  door: {
    off: 'Désactivé',
    starting: 'Démarrage…',
    listening: 'À l’écoute',
    needsCredential: 'Fermé\u202f: pas de secret',
    portInUse: 'Fermé\u202f: port occupé',
    failed: 'Fermé\u202f: échec du démarrage',
  },
  doorAdvice: {
    needsCredential:
      'Donnez-lui un secret dans les réglages\u202f; sans lui, n’importe qui annoncerait des appels.',
    portInUse: 'Un autre programme utilise ce port. Choisissez-en un autre, ou fermez ce programme.',
    failed: 'Vérifiez l’adresse, le port et les fichiers TLS dans les réglages.',
  },
  asked: {
    notConfigured: 'Non configuré',
    idle: 'Prêt, pas encore interrogé',
    answering: 'Répond',
    failing: 'Ne répond pas',
    refused: 'Refuse les identifiants',
    resting: 'Laissé en paix un moment',
  },
  askedAdvice: {
    encom: {
      notConfigured:
        'Saisissez son adresse, le compte et le jeton\u202f; d’ici là, personne n’est identifié.',
      failing:
        'Les appels se montrent toujours\u202f; file, VIP et astreinte restent ouverts. Testez la connexion dans les réglages.',
      refused: 'Remplacez le jeton dans les réglages.',
      resting: 'Plusieurs échecs de suite\u202f: il sera bientôt interrogé de nouveau.',
    },
    ccai: {
      failing: 'Sa dernière réponse n’est pas venue. Si cela dure, testez la connexion dans les réglages.',
      refused: 'Vérifiez le sous-domaine, ou remplacez le jeton dans les réglages.',
      resting: 'Plusieurs échecs de suite\u202f: rien ne lui est demandé pendant quelques secondes.',
    },
    pitel: {
      failing: 'Vérifiez son adresse dans les réglages, et testez la connexion.',
      refused: 'Remplacez la clé d’API dans les réglages.',
      resting: 'Plusieurs échecs de suite\u202f: rien ne lui est demandé pendant quelques secondes.',
    },
    cliqphone: {
      failing:
        'Vérifiez dans les réglages son adresse, et si HTTP simple est permis\u202f; puis testez la connexion.',
      refused: 'Vérifiez l’identifiant et le mot de passe dans les réglages.',
      inClear:
        'Son adresse est en HTTP simple, ce qui n’est pas permis\u202f: rien n’est envoyé. Saisissez une adresse https:, ou permettez-le, dans les réglages.',
      signInPath:
        'Le chemin de connexion n’est ni un chemin ni une adresse\u202f: corrigez-le dans les réglages.',
      accountInactive: 'Cliqphone dit le compte désactivé\u202f: faites-le réactiver chez Cliqphone.',
      resting: 'Plusieurs échecs de suite\u202f: rien ne lui est demandé pendant quelques secondes.',
    },
  },
  storage: { opening: 'Ouverture…', ready: 'Prêt', failed: 'Enregistrement impossible' },
  storageAdvice: 'Les appels se montrent toujours, mais ne sont pas gardés. Le journal dit pourquoi.',
  open: 'Ouvrir les réglages',
  detail: 'Détail',
};
