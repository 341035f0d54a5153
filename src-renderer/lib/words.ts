import { getContext } from 'svelte';
import type { CallStrings, Language } from '../strings/callStrings.ts';

/** The words in the agent's language. Read `strings` where it is used: it changes when the language does. */
export interface Words<S extends CallStrings = CallStrings> {
  readonly strings: S;
  readonly language: Language;
  /** The agent's own extension, empty if settings name none. */
  readonly extension: string;
}

/** The key of the words in a component's context. */
export const WORDS = Symbol('words');

/** The words that a component above gave. */
export function useWords(): Words {
  return getContext<Words>(WORDS);
}
