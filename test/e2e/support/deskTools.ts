import { agentUser, asAgent } from '../../../scripts/electron/agentUser.ts';
import { exec } from '../../../scripts/lib/exec.ts';

/**
 * Runs a tool at the tests' desk (xdotool, dunstctl, …) as the user who owns that desk, and gives
 * what it printed. Rejects with what it said when it fails.
 */
export async function deskTool(command: string, ...args: string[]): Promise<string> {
  const result = await exec(...asAgent(await agentUser(), command, args), { cwd: '/' });
  if (result.code !== 0) throw new Error(`${command} ${args.join(' ')}: ${result.stderr.trim()}`);
  return result.stdout.trim();
}
