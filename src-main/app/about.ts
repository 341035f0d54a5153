import type { AboutView } from '#shared/contract/views.ts';

/**
 * The app's id on the desktop: the `appId` of electron-builder.yml, because Windows drops notifications and their clicks
 * where the two differ.
 */
export const APP_ID = 'fr.ringside.desktop';

/** What About shows. Versions are those of the running process. */
export function aboutView(facts: {
  readonly version: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly userData: string;
  readonly policyFile: string | null;
  /** How many calls history holds; null while it is not open. */
  readonly calls: number | null;
  readonly popMs: AboutView['popMs'];
}): AboutView {
  const { versions, platform, arch, ...rest } = facts;
  return {
    ...rest,
    electron: versions['electron'] ?? '',
    chrome: versions['chrome'] ?? '',
    node: versions['node'] ?? '',
    platform: `${platform} ${arch}`,
  };
}
