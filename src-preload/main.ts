import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge.ts';

contextBridge.exposeInMainWorld('ringside', createBridge('main', process.platform, ipcRenderer));
