import type { AgentUser } from './agentUser.ts';
import { setprivArgs } from './agentUser.ts';

/** What a wrapper script needs to know. */
export interface WrapperFacts {
  readonly setpriv: string;
  readonly user: AgentUser;
  /** The real Electron program. */
  readonly executable: string;
  /** Arguments below `from` are rewritten to stand below `to` (a readable copy of the app). */
  readonly moved?: { readonly from: string; readonly to: string };
}

/** A word as the shell reads it back unchanged. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * A shell script that stands in for Electron: it gives up root and becomes the real program by
 * `exec`, so that process id, signals, standard streams and inherited handles stay what the caller
 * believes them to be.
 */
export function wrapperScript({ setpriv, user, executable, moved }: WrapperFacts): string {
  const words = [setpriv, ...setprivArgs(user), executable].map(quoted).join(' ');
  const rewrite = moved
    ? `    ${quoted(moved.from)}) arg=${quoted(moved.to)} ;;
    ${quoted(moved.from)}/*) rest=\${arg#${quoted(moved.from)}}; arg=${quoted(moved.to)}$rest ;;
`
    : '';
  return `#!/bin/sh
# Electron as the unprivileged user "${user.name}", because Chromium's sandbox does not run as root.
set -eu
if [ -n "\${XAUTHORITY:-}" ] && [ -r "$XAUTHORITY" ]; then
  # The display's key usually is readable by its owner alone.
  own=${quoted(user.runtimeDir)}/xauthority-$(printf %s "$XAUTHORITY" | cksum | cut -d ' ' -f 1)
  install -m 600 -o ${String(user.uid)} -g ${String(user.gid)} "$XAUTHORITY" "$own"
  export XAUTHORITY="$own"
fi
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME
export HOME=${quoted(user.home)} USER=${quoted(user.name)} LOGNAME=${quoted(user.name)}
export XDG_RUNTIME_DIR=${quoted(user.runtimeDir)}
count=$#
while [ "$count" -gt 0 ]; do
  arg=$1
  shift
  count=$((count - 1))
  [ "$arg" = . ] && arg=$PWD
  case $arg in
${rewrite}    *) ;;
  esac
  set -- "$@" "$arg"
done
cd "$HOME"
exec ${words} "$@"
`;
}
