import type { IntentKind } from './intent.ts';

/** What has to be set up before a provider can be asked for anything. */
export type SetupPart = 'baseUrl' | 'subdomain' | 'token' | 'agentEmail';

/**
 * Those of the parts that are `missing` which a kind of call waits for. Only calling out names the agent (CCAI Platform, document
 * 002: `agent_email` is of Voice Outbound, and neither of Voice Inbound nor of Voice Scheduled); who reminds themselves
 * needs nobody.
 */
export function missingFor(kind: IntentKind, missing: readonly SetupPart[]): readonly SetupPart[] {
  switch (kind) {
    case 'dial':
      return missing;
    case 'queueNow':
    case 'callback':
      return missing.filter((part) => part !== 'agentEmail');
    case 'reminder':
      return [];
  }
}
