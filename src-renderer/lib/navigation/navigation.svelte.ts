import { SCREENS } from './screens.ts';
import type { Screen } from './screens.ts';
import type { SectionName } from '../settings/sections.ts';

/** Where the agent is: a screen of the rail, and perhaps a caller's card that lies over it. */
export class Navigation {
  #screen = $state<Screen>('live');
  #callerKey = $state<string | null>(null);
  #section = $state<SectionName>('agent');
  /** Rises with every move, so that the page puts the keyboard at the head of what it shows. */
  #moves = $state(0);

  get screen(): Screen {
    return this.#screen;
  }

  get callerKey(): string | null {
    return this.#callerKey;
  }

  /** The open page of the settings. */
  get section(): SectionName {
    return this.#section;
  }

  get moves(): number {
    return this.#moves;
  }

  go(screen: Screen): void {
    this.#screen = screen;
    this.#callerKey = null;
    this.#moves += 1;
  }

  /** The screen of a digit, from 1. */
  goByDigit(digit: number): void {
    const screen = SCREENS[digit - 1];
    if (screen !== undefined) this.go(screen);
  }

  goToSection(section: SectionName): void {
    this.#section = section;
    this.go('settings');
  }

  /** Another page of the settings, while they are on screen: the keyboard stays where it is. */
  showSection(section: SectionName): void {
    this.#section = section;
  }

  openCaller(key: string): void {
    this.#callerKey = key;
    this.#moves += 1;
  }

  /** Back from the card to the screen below it. */
  back(): void {
    if (this.#callerKey === null) return;
    this.#callerKey = null;
    this.#moves += 1;
  }
}
