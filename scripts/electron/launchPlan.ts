/** Why the app is being started. A test never gives up Chromium's sandbox; a demonstration may. */
export type Purpose = 'test' | 'start';

/** What the decision depends on. */
export interface LaunchFacts {
  readonly platform: NodeJS.Platform;
  readonly purpose: Purpose;
  /** The current user's number; undefined where there are none (Windows). */
  readonly uid: number | undefined;
  /** The kernel lets ordinary users make user namespaces: the sandbox needs no helper. */
  readonly userNamespaces: boolean;
  /** `chrome-sandbox` belongs to root and has mode 4755, or root can make it so. */
  readonly sandboxHelper: boolean;
  /** Absolute path of the sandbox helper, for the command that puts it right. */
  readonly helperPath: string;
  /** There is an unprivileged user and the `setpriv` program to become that user. */
  readonly canDropPrivileges: boolean;
}

/**
 * How to start the app. `direct`: as we are. `asAgent`: as the unprivileged user, through a wrapper.
 * `noSandbox`: as root without Chromium's sandbox, which the caller must announce. `refuse`: not at
 * all; `reason` is for the person.
 */
export type LaunchPlan =
  | { readonly kind: 'direct' }
  | { readonly kind: 'asAgent' }
  | { readonly kind: 'noSandbox'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly reason: string };

/**
 * Decides how to start the app. Chromium refuses to run its sandbox as root, so as root the app runs
 * as another user; only where that cannot be, and never in a test, the sandbox is given up.
 */
export function planLaunch(facts: LaunchFacts): LaunchPlan {
  if (facts.platform !== 'linux') return { kind: 'direct' };
  const sandboxWorks = facts.userNamespaces || facts.sandboxHelper;
  if (facts.uid !== 0) {
    if (sandboxWorks) return { kind: 'direct' };
    return {
      kind: 'refuse',
      reason:
        "Chromium's sandbox needs either user namespaces or its helper. Allow the helper and try again:\n" +
        `  sudo chown root:root '${facts.helperPath}' && sudo chmod 4755 '${facts.helperPath}'`,
    };
  }
  if (facts.canDropPrivileges && sandboxWorks) return { kind: 'asAgent' };
  const reason = facts.canDropPrivileges
    ? "this kernel offers nothing that Chromium's sandbox could use"
    : 'there is no unprivileged user "nobody", or no setpriv to become that user';
  return facts.purpose === 'test' ? { kind: 'refuse', reason } : { kind: 'noSandbox', reason };
}
