import { expect } from '@playwright/test';
import { deskTool, startDeskProgram } from './deskTools.ts';

/** Another program whose selection is on the clipboard of the desk. */
export interface ClipboardOwner {
  /** False as soon as anybody else has put something there. */
  stillOwns(): boolean;
  stop(): Promise<void>;
}

const OUT = ['-selection', 'clipboard', '-o'] as const;

/** The text on the clipboard, read as any other program does. White space at its ends is left out. */
export function deskClipboard(): Promise<string> {
  return deskTool('xclip', ...OUT);
}

/**
 * Puts something on the clipboard the way programs of this desk do: whoever copies answers for it until somebody else
 * copies, and xclip ends at that moment. `type` is a MIME type for what is no text.
 */
export async function copyElsewhere(content: string, type?: string): Promise<ClipboardOwner> {
  const target = type === undefined ? [] : ['-target', type];
  const owner = await startDeskProgram('xclip', ['-selection', 'clipboard', '-in', '-quiet', ...target], {
    ready: /Waiting for selection request number 1/,
    input: content,
  });
  // It has asked for the clipboard by then; once it answers, it has it.
  await expect.poll(() => deskTool('xclip', ...OUT, ...target)).toBe(content.trim());
  return { stillOwns: () => owner.runs(), stop: () => owner.stop() };
}
