// What an attacker who took over a page would have: the bare line to main, without the bridge's own checks.
const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('lying', {
  invoke: (channel, payload) =>
    ipcRenderer.invoke(channel, payload).then(
      (value) => ({ answered: value }),
      (error) => ({ rejected: String(error) }),
    ),
  send: (channel, payload) => ipcRenderer.send(channel, payload),
});
