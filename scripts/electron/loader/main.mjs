// Stands as resources/app in a development runtime that has no default app of its own, and does
// what Electron's does: `electron [-r FILE]… [switches] APP [arguments]` starts the app in folder
// APP. ESM, because Electron holds back `ready` until this file's top-level awaits are done, so that
// the app can still register its scheme.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = [];
let folder;
const words = process.argv.slice(1);
for (let i = 0; i < words.length && folder === undefined; i += 1) {
  const word = words[i];
  if (word === '-r' || word === '--require') modules.push(words[(i += 1)]);
  else if (!word.startsWith('-')) folder = resolve(word);
}

const require = createRequire(import.meta.url);
for (const file of modules) require(resolve(file));

if (folder === undefined) {
  console.error('ringside: name the folder of the app to start');
  app.exit(2);
} else {
  const about = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  app.setName(about.productName ?? about.name);
  app.setVersion(about.version);
  app.setAppPath(folder);
  await import(pathToFileURL(resolve(folder, about.main)).href);
}
