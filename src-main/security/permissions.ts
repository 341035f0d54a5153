import type { Session } from 'electron';

/**
 * What pages may use of the device: nothing. Copying goes through main; there is no microphone, because Ringside carries
 * no audio. Requests (may I?), checks (could I?), devices and downloads are different doors; all are closed.
 *
 * One thing is a permission since Chromium 142: to load from an address of this machine or its network. Where a sound file
 * lies there, its player needs it, while it `isHeard`; what it may load stays what its policy names.
 */
export function denyPermissions(
  session: PermissionSession,
  { isHeard }: { readonly isHeard: () => boolean },
): void {
  const isGranted = (permission: string): boolean => NEAR_NETWORK.has(permission) && isHeard();
  session.setPermissionRequestHandler((_contents, permission, reply) => {
    reply(isGranted(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => isGranted(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, reply) => {
    reply({});
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** The first is the older name of the other two together. */
const NEAR_NETWORK: ReadonlySet<string> = new Set([
  'local-network-access',
  'local-network',
  'loopback-network',
]);

/** The part of a session that decides on permissions. */
export type PermissionSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'on'
>;
