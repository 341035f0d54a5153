import type { Strings } from '../strings.ts';

const door = {
  ok: 'Tout va bien\u202f: la porte est ouverte à qui connaît le secret, et à personne d’autre',
  notConfigured: 'Désactivé, ou encore sans secret',
  refused: 'Son propre secret est refusé',
  unreachable: 'Rien ne peut s’y connecter',
  timeout: 'Pas de réponse à temps',
  tls: 'Son certificat ou sa clé ne fonctionne pas',
  misconfigured: 'Autre chose répond à cette adresse',
  unreadable: 'Autre chose répond à cette adresse',
  serverError: 'Une erreur a été renvoyée',
  notListening: 'N’est pas à l’écoute',
} as const;

/** What "test the connection" found, for each system. */
export const testResultsFr: Strings['test']['result'] = {
  encom: {
    ok: 'Encom répond et accepte le jeton',
    notConfigured: 'Il manque l’adresse, le compte ou le jeton',
    refused: 'Encom refuse le jeton ou le compte',
    unreachable: 'Encom est injoignable\u202f: vérifiez l’adresse, le réseau et le proxy',
    timeout: 'Encom n’a pas répondu à temps',
    tls: 'Le certificat d’Encom n’est pas reconnu sur cet ordinateur',
    misconfigured: 'Quelque chose répond, mais pas comme Encom\u202f: vérifiez l’adresse et le compte',
    unreadable: 'Cette réponse n’est pas d’Encom',
    serverError: 'Encom signale une erreur de son côté',
    notListening: 'Rien n’écoute à cette adresse',
  },
  smartRouting: door,
  callHook: door,
  ccai: {
    ok: 'CCAI Platform répond et accepte le jeton',
    notConfigured: 'Il manque l’adresse, le sous-domaine ou le jeton',
    refused: 'CCAI Platform refuse le jeton, ou celui-ci est d’un autre sous-domaine',
    unreachable: 'CCAI Platform est injoignable\u202f: vérifiez l’adresse, le réseau et le proxy',
    timeout: 'CCAI Platform n’a pas répondu à temps',
    tls: 'Le certificat de CCAI Platform n’est pas reconnu sur cet ordinateur',
    misconfigured:
      'Quelque chose répond, mais pas comme CCAI Platform\u202f: vérifiez l’adresse et le sous-domaine',
    unreadable: 'Cette réponse n’est pas de CCAI Platform\u202f: vérifiez l’adresse',
    serverError: 'CCAI Platform signale une erreur de son côté, ou demande moins de requêtes',
    notListening: 'Rien n’écoute à cette adresse',
  },
  pitel: {
    ok: 'Pitel répond et accepte la clé d’API',
    notConfigured: 'Il manque l’adresse ou la clé d’API',
    refused: 'Pitel refuse la clé d’API',
    unreachable: 'Pitel est injoignable\u202f: vérifiez l’adresse, le réseau et le proxy',
    timeout: 'Pitel n’a pas répondu à temps',
    tls: 'Le certificat de Pitel n’est pas reconnu sur cet ordinateur',
    misconfigured: 'Quelque chose répond, mais pas comme Pitel\u202f: vérifiez l’adresse',
    unreadable: 'Cette réponse n’est pas de Pitel\u202f: vérifiez l’adresse',
    serverError: 'Pitel signale une erreur de son côté, ou demande moins de requêtes',
    notListening: 'Rien n’écoute à cette adresse',
  },
  cliqphone: {
    ok: 'Cliqphone répond et accepte le compte',
    notConfigured: 'Il manque l’adresse, l’identifiant ou le mot de passe',
    refused: 'Cliqphone refuse l’identifiant ou le mot de passe, ou le compte est inactif',
    unreachable: 'Cliqphone est injoignable\u202f: vérifiez l’adresse, le réseau et le proxy',
    timeout: 'Cliqphone n’a pas répondu à temps',
    tls: 'Le certificat de Cliqphone n’est pas reconnu sur cet ordinateur',
    misconfigured:
      'La configuration ne convient pas\u202f: vérifiez l’adresse, où s’identifier, et si HTTP simple est permis',
    unreadable: 'Cette réponse n’est pas de Cliqphone\u202f: vérifiez l’adresse et où s’identifier',
    serverError: 'Cliqphone signale une erreur de son côté, ou demande moins de requêtes',
    notListening: 'Rien n’écoute à cette adresse',
  },
};
