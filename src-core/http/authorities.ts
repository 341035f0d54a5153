import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the distributions keep their bundle: Debian, Fedora, openSUSE, Alpine. */
const LINUX_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

export interface AuthoritySources {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  /** Told of a file that cannot be used; the others still count. */
  readonly onProblem: (file: string, why: string) => void;
}

/**
 * The TLS context that trusts what this machine trusts: the built-in authorities, those of the operating system (many
 * companies inspect traffic with their own), and the file named by `NODE_EXTRA_CA_CERTS`, which Node itself forgets as
 * soon as a list is given. Costs tens of milliseconds: make it once.
 */
export function trustedContext(sources: AuthoritySources): tls.SecureContext {
  const extra = sources.env['NODE_EXTRA_CA_CERTS'];
  const authorities = [
    ...tls.rootCertificates,
    ...systemAuthorities(sources),
    ...(extra ? readBundle(extra, sources.onProblem) : []),
  ];
  return tls.createSecureContext({ ca: [...new Set(authorities)] });
}

function systemAuthorities({ platform, onProblem }: AuthoritySources): readonly string[] {
  // Newer than the oldest runtime we support.
  const { getCACertificates } = tls as { getCACertificates?: (store: 'system') => string[] };
  if (getCACertificates !== undefined) return getCACertificates('system');
  if (platform !== 'linux') return [];
  for (const file of LINUX_BUNDLES) {
    const bundle = readBundle(file, (_file, why) => {
      if (why !== 'ENOENT') onProblem(file, why);
    });
    if (bundle.length > 0) return bundle;
  }
  return [];
}

/** The certificates of a file, each in PEM; what cannot be read or parsed is reported and left out. */
function readBundle(file: string, onProblem: (file: string, why: string) => void): readonly string[] {
  try {
    const found = readFileSync(file, 'utf8').match(CERTIFICATE) ?? [];
    const sound = found.filter(isSound);
    if (found.length === 0) onProblem(file, 'no certificate in it');
    else if (sound.length < found.length) onProblem(file, `${found.length - sound.length} damaged`);
    return sound;
  } catch (error) {
    onProblem(file, error instanceof Error && 'code' in error ? String(error.code) : String(error));
    return [];
  }
}

/** OpenSSL passes over a damaged certificate without a word, BoringSSL may refuse the whole list. */
function isSound(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
