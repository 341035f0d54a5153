import { isLoopback } from '#core/http/proxy.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { AskedSystem } from './openProviders.ts';

/** What speaks plain HTTP beyond this computer, so that secrets or numbers can be read on the way. Pure. */
export function namesInClear(settings: Settings): readonly (AskedSystem | 'smartRouting')[] {
  const { encom, ccai, smartRouting } = settings;
  const names: (AskedSystem | 'smartRouting')[] = [];
  if (isInClear(encom.baseUrl)) names.push('encom');
  if (isInClear(ccai.baseUrl)) names.push('ccai');
  const { enabled, host, tls } = smartRouting;
  if (enabled && tls === null && host !== '::1' && !isLoopback(host)) names.push('smartRouting');
  return names;
}

function isInClear(address: string | null): boolean {
  if (address === null) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !isLoopback(hostname);
}
