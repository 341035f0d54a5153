import type { AboutView } from '#shared/contract/views.ts';

/**
 * The app's id on the desktop: the `appId` of electron-builder.yml, because Windows drops notifications and their clicks
 * where the two differ.
 */
export const APP_ID = 'fr.ringside.desktop';

/** What About shows. Versions are those of the running process. */
export function aboutView(facts: {
  readonly version: string;
  readonly process: {
    readonly versions: Readonly<Record<string, string | undefined>>;
    readonly platform: NodeJS.Platform;
    readonly arch: string;
  };
  readonly userData: string;
  readonly policyFile: string | null;
  /** Where history is; null while it is not open. */
  readonly memory: { countCalls(): number } | null;
  readonly popMs: AboutView['popMs'];
}): AboutView {
  const { process, memory, ...rest } = facts;
  const { versions, platform, arch } = process;
  return {
    ...rest,
    calls: countedCalls(memory),
    electron: versions['electron'] ?? '',
    chrome: versions['chrome'] ?? '',
    node: versions['node'] ?? '',
    platform: `${platform} ${arch}`,
  };
}

function countedCalls(memory: { countCalls(): number } | null): number | null {
  try {
    return memory?.countCalls() ?? null;
  } catch {
    // About says "unknown" then; health says why.
    return null;
  }
}
