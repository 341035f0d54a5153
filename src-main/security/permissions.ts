import type { Session } from 'electron';

/**
 * What pages may use of the device: nothing. Copying goes through main; there is no microphone, because Ringside carries
 * no audio. Requests (may I?), checks (could I?), devices and downloads are different doors; all are closed.
 */
export function denyPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, _permission, reply) => {
    reply(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, reply) => {
    reply({});
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}

/** The part of a session that decides on permissions. */
export type PermissionSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'on'
>;
