const { ipcRenderer } = require('electron');

ipcRenderer.on('call', (_event, number) => {
  const line = document.querySelector('[data-raw]');
  line.dataset.raw = number;
  line.textContent = number;
});
