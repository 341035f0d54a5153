// The least Electron application that does what a figure measures; it bounds what Ringside can reach.
// `electron … FOLDER --windows=main` shows a window and does nothing else.
// `electron … FOLDER --windows=main,pop --port=N` also keeps a hidden pop. POST / with { anum } writes the
// number into the pop and shows it without focus, DELETE / hides it.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const folder = import.meta.dirname;

/** @param {string} name */
function argument(name) {
  return process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
}

/** @param {BrowserWindow} pop */
function serve(pop) {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (/** @type {string} */ text) => (body += text));
    request.on('end', () => {
      if (request.method === 'DELETE') {
        pop.hide();
      } else {
        pop.webContents.send('call', JSON.parse(body).anum);
        pop.showInactive();
      }
      response.writeHead(204).end();
    });
  });
  server.listen(Number(argument('port')), '127.0.0.1');
}

// Not awaited at the top level: Electron becomes ready only once this module has been evaluated.
void app.whenReady().then(async () => {
  const windows = (argument('windows') ?? 'main').split(',');
  if (windows.includes('pop')) {
    const pop = new BrowserWindow({
      width: 380,
      height: 220,
      show: false,
      frame: false,
      alwaysOnTop: true,
      webPreferences: { preload: join(folder, 'preload.cjs'), sandbox: true },
    });
    await pop.loadFile(join(folder, 'pop.html'));
    serve(pop);
  }
  if (windows.includes('main')) {
    const main = new BrowserWindow({ width: 1100, height: 720, webPreferences: { sandbox: true } });
    await main.loadFile(join(folder, 'main.html'));
  }
});
