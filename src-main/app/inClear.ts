import { isLoopback } from '#core/http/proxy.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { AskedSystem } from './askedSystems.ts';

/** What speaks plain HTTP beyond this computer, so that secrets or numbers can be read on the way. Pure. */
export function namesInClear(settings: Settings): readonly (AskedSystem | 'smartRouting')[] {
  const { encom, ccai, pitel, cliqphone, smartRouting } = settings;
  const names: (AskedSystem | 'smartRouting')[] = [];
  if (isInClear(encom.baseUrl)) names.push('encom');
  if (isInClear(ccai.baseUrl)) names.push('ccai');
  if (isInClear(pitel.baseUrl)) names.push('pitel');
  if (isCliqphoneInClear(cliqphone)) names.push('cliqphone');
  const { enabled, host, tls } = smartRouting;
  if (enabled && tls === null && host !== '::1' && !isLoopback(host)) names.push('smartRouting');
  return names;
}

/** Without its yes nothing is sent over http, and so nothing can be read. Signing in may have an address of its own. */
function isCliqphoneInClear({ baseUrl, allowInsecureHttp, signInPath }: Settings['cliqphone']): boolean {
  if (baseUrl === null || !allowInsecureHttp) return false;
  return isInClear(baseUrl) || (URL.canParse(signInPath) && isInClear(signInPath));
}

function isInClear(address: string | null): boolean {
  if (address === null) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && !isLoopback(hostname);
}
