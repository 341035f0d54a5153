// Given to Electron with -r, after Playwright's own file, which sets `--password-store=basic`: the
// last word on that switch before the app is ready decides.
const { app } = require('electron');

app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
// The app must see the arguments it would have without this file.
const at = process.argv.indexOf('-r');
if (at > 0) process.argv.splice(at, 2);
