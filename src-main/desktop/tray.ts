import { join } from 'node:path';
import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import type { DesktopStrings } from './strings/desktopStrings.ts';

/** What the tray shows. */
export interface TrayState {
  readonly strings: DesktopStrings['tray'];
  readonly doNotDisturb: boolean;
  /** Something rings that no pop shows. */
  readonly ringing: boolean;
  /** The panel is dark, as far as the system tells. */
  readonly darkPanel: boolean;
}

export interface TrayActions {
  readonly open: () => void;
  readonly setDoNotDisturb: (on: boolean) => void;
  readonly quit: () => void;
}

/** What of Electron makes a tray. */
export interface TrayMakers {
  readonly Tray: new (image: NativeImage) => Tray;
  readonly Menu: { buildFromTemplate(template: MenuItemConstructorOptions[]): Menu };
  readonly nativeImage: { createFromPath(path: string): NativeImage };
}

export interface AppTray {
  update(state: TrayState): void;
  stop(): void;
}

/** Puts the app into the tray. Throws where there is none (some Linux desktops): the caller goes on without. */
export function createTray(
  makers: TrayMakers,
  place: { readonly folder: string; readonly platform: NodeJS.Platform },
  actions: TrayActions,
  first: TrayState,
): AppTray {
  const image = (state: TrayState): NativeImage =>
    makers.nativeImage.createFromPath(join(place.folder, trayImageName(state, place.platform)));
  const tray = new makers.Tray(image(first));
  tray.on('click', actions.open);

  const update = (state: TrayState): void => {
    if (tray.isDestroyed()) return;
    tray.setImage(image(state));
    tray.setToolTip(state.ringing ? state.strings.ringing : state.strings.idle);
    // Linux shows changes of a menu only when the whole menu is set again.
    tray.setContextMenu(makers.Menu.buildFromTemplate(trayMenu(state, actions)));
  };
  update(first);
  return {
    update,
    stop() {
      if (!tray.isDestroyed()) tray.destroy();
    },
  };
}

/** The entries of the tray's menu. */
export function trayMenu(state: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  const { strings } = state;
  return [
    { label: strings.open, click: actions.open },
    {
      label: strings.doNotDisturb,
      type: 'checkbox',
      checked: state.doNotDisturb,
      click: ({ checked }) => {
        actions.setDoNotDisturb(checked);
      },
    },
    { type: 'separator' },
    { label: strings.quit, click: actions.quit },
  ];
}

/** The picture's file. macOS colours a template by itself; elsewhere it must suit the panel. */
export function trayImageName(
  state: Pick<TrayState, 'ringing' | 'darkPanel'>,
  platform: NodeJS.Platform,
): string {
  if (platform === 'darwin') return 'Template.png';
  return `${state.darkPanel ? 'dark' : 'light'}${state.ringing ? '-ringing' : ''}.png`;
}
