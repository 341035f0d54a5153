type Environment = Readonly<Record<string, string | undefined>>;

/** True for this machine's own addresses, which never go through a proxy. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  );
}

/**
 * The proxy for an address by `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, lower case first as curl has it,
 * or null. A proxy without a scheme is an http one.
 */
export function proxyFromEnvironment(url: URL, env: Environment): string | null {
  const read = (name: string) => env[name] || env[name.toUpperCase()] || null;
  const proxy = read(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') ?? read('all_proxy');
  if (proxy === null || isExempt(url, read('no_proxy') ?? '')) return null;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** `NO_PROXY`: hosts or domains, with or without a leading dot and a port, or `*` for all. */
function isExempt(url: URL, noProxy: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const withPort = /^(.+):(\d+)$/.exec(entry);
      if (withPort && withPort[2] !== port) return false;
      const domain = (withPort?.[1] ?? entry).replace(/^\*?\./, '');
      return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
    });
}

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  SOCKS: 'socks5',
  SOCKS5: 'socks5',
};

/**
 * The proxy in what the operating system answered: a URL, or the list of proxy auto-configuration files
 * (`PROXY host:port; DIRECT`), of which the first entry that we can speak counts. Null goes direct.
 */
export function proxyFromSystem(answer: string | null): string | null {
  if (answer === null) return null;
  if (answer.includes('://')) return answer.trim();
  for (const entry of answer.split(';')) {
    const [kind = '', address] = entry.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return null;
    const scheme = SCHEMES[kind.toUpperCase()];
    if (scheme !== undefined && address !== undefined) return `${scheme}://${address}`;
  }
  return null;
}
