import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { DisplayArea, Rect } from '../../../../src-main/windows/placement.ts';

/** A BrowserWindow that writes down what is asked of it and keeps the state that follows. */
export class FakeWindow extends EventEmitter {
  readonly asked: string[] = [];
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = Object.assign(new EventEmitter(), {
    reloads: 0,
    throttled: null as boolean | null,
    destroyed: false,
    setBackgroundThrottling(on: boolean) {
      this.throttled = on;
    },
    isDestroyed() {
      return this.destroyed;
    },
    reload() {
      this.reloads += 1;
    },
  });
  bounds: Rect;
  visible: boolean;
  minimized = false;
  maximized = false;
  destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.options = options;
    this.visible = options.show ?? true;
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
  }

  #note(what: string): void {
    this.asked.push(what);
  }
  show(): void {
    this.#note('show');
    this.visible = true;
  }
  showInactive(): void {
    this.#note('showInactive');
    this.visible = true;
    this.minimized = false;
  }
  hide(): void {
    this.#note('hide');
    this.visible = false;
  }
  focus(): void {
    this.#note('focus');
  }
  restore(): void {
    this.#note('restore');
    this.minimized = false;
  }
  maximize(): void {
    this.#note('maximize');
    this.maximized = true;
  }
  moveTop(): void {
    this.#note('moveTop');
  }
  setBounds(bounds: Rect): void {
    this.bounds = bounds;
    this.emit('move');
  }
  /** As the agent does it, with the mouse. */
  drag(x: number, y: number): void {
    this.bounds = { ...this.bounds, x, y };
    this.emit('move');
  }
  close(): boolean {
    let prevented = false;
    this.emit('close', { preventDefault: () => (prevented = true) });
    return !prevented;
  }
  destroy(): void {
    this.destroyed = true;
  }
  getBounds = (): Rect => this.bounds;
  getNormalBounds = (): Rect => this.bounds;
  isVisible = (): boolean => this.visible;
  isMinimized = (): boolean => this.minimized;
  isMaximized = (): boolean => this.maximized;
  isDestroyed = (): boolean => this.destroyed;
  loadURL(url: string): Promise<void> {
    this.#note(`load ${url}`);
    return Promise.reject(new Error('ERR_FAILED'));
  }
  setAlwaysOnTop(on: boolean, level: string): void {
    this.#note(`onTop ${String(on)} ${level}`);
  }
  setVisibleOnAllWorkspaces(_on: boolean, options: object): void {
    this.#note(`everywhere ${JSON.stringify(options)}`);
  }
  setMenu(): void {}
  setBackgroundColor(color: string): void {
    this.#note(`background ${color}`);
  }
}

/** A class to hand in where BrowserWindow is asked for, and the windows that were made of it. */
export function fakeWindows(): {
  readonly Window: new (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly made: FakeWindow[];
} {
  const made: FakeWindow[] = [];
  class Recorded extends FakeWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      super(options);
      made.push(this);
    }
  }
  return {
    Window: Recorded as unknown as new (options: BrowserWindowConstructorOptions) => BrowserWindow,
    made,
  };
}

/** Electron's `screen` with these displays; the pointer is on the first. */
export function fakeScreen(displays: readonly DisplayArea[]) {
  return Object.assign(new EventEmitter(), {
    displays,
    getAllDisplays(): never {
      return this.displays as never;
    },
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
    getDisplayNearestPoint(): never {
      return this.displays[0] as never;
    },
  });
}
