import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge.ts';

contextBridge.exposeInMainWorld('ringside', createBridge('pop', process.platform, ipcRenderer));
