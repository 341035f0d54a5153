import type { WebPreferences } from 'electron';

/**
 * The preferences of every window, each stated although most are today's defaults: a default that changes in some later
 * Electron must not change this app. `preload` is an absolute path; `devTools` is for unpackaged apps.
 */
export function hardenedWebPreferences(options: {
  readonly preload: string;
  readonly devTools: boolean;
}): WebPreferences {
  return {
    preload: options.preload,
    devTools: options.devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Chromium would fetch the dictionary from Google, and what is checked are notes about callers.
    spellcheck: false,
  };
}
