import { isLoopback } from '#core/http/proxy.ts';
import type { Settings } from '#shared/contract/settings.ts';

/** What speaks plain HTTP beyond this computer, so that secrets or numbers can be read on the way. Pure. */
export function namesInClear({ encom, smartRouting }: Settings): readonly ('encom' | 'smartRouting')[] {
  const names: ('encom' | 'smartRouting')[] = [];
  if (encom.baseUrl !== null) {
    const { protocol, hostname } = new URL(encom.baseUrl);
    if (protocol === 'http:' && !isLoopback(hostname)) names.push('encom');
  }
  const { enabled, host, tls } = smartRouting;
  if (enabled && tls === null && host !== '::1' && !isLoopback(host)) names.push('smartRouting');
  return names;
}
