import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readyApp } from './electron/readyApp.ts';
import { projectRoot } from './lib/paths.ts';
import { runCli, say } from './lib/say.ts';
import { pictureFile, takePictures } from './pictures/shots.ts';
import { openStudio } from './pictures/studio.ts';
import { en, fr } from './pictures/words.ts';
import { startDesk } from './system/desk.ts';

// `npm run pictures [-- en|fr]`: takes the pictures of the documents anew, from the real app, into docs/images.
await runCli(async () => {
  const folder = join(projectRoot, 'docs', 'images');
  await mkdir(folder, { recursive: true });
  const asked = process.argv.slice(2);
  // The agent of the pictures works in Paris, wherever they are taken.
  process.env['TZ'] = 'Europe/Paris';
  const { env } = await readyApp({ purpose: 'start', desk: true });
  const desk = await startDesk({ screen: 'own', windowManager: true, bus: true });
  Object.assign(process.env, env, desk.env);
  try {
    for (const words of [en, fr]) {
      if (asked.length > 0 && !asked.includes(words.language)) continue;
      const studio = await openStudio(words);
      try {
        await takePictures(studio, (name) => pictureFile(folder, words.language, name));
      } finally {
        await studio.close();
      }
      say(`pictures of the guide in ${words.language}: ${folder}`);
    }
  } finally {
    await desk.stop();
  }
});
