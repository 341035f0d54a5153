import type { Edge } from '../house.ts';
import { ELECTRON } from '../layout.ts';
import { importRule, toPackage, type Rule } from './kinds.ts';

const takes = (edge: Edge, names: readonly string[]): boolean =>
  toPackage(edge, /^electron$/) && edge.form !== 'type' && edge.names.some((name) => names.includes(name));

/** Type names of the doors are harmless; the doors themselves, or all of Electron at once, are not. */
export const electronRules: readonly Rule[] = [
  importRule(
    'electron-rooms',
    'Electron lives in src-main and src-preload',
    /^(src-(?!main\/|preload\/)|simulators\/)/,
    (edge) => toPackage(edge, ELECTRON),
  ),
  importRule(
    'electron:ipc-main',
    'every message to main comes through the one door in src-main/ipc',
    /^src-(?!main\/ipc\/)/,
    (edge) => takes(edge, ['ipcMain']),
  ),
  importRule(
    'electron:bridge',
    'only the sandboxed bridge talks to main from the page',
    /^src-(?!preload\/)/,
    (edge) => takes(edge, ['ipcRenderer', 'contextBridge']),
  ),
  importRule(
    'electron:by-name',
    'Electron is imported by name, so that every use of a door can be seen',
    /^src-/,
    (edge) => takes(edge, ['default', '*']),
  ),
];
