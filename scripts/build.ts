import { buildApp } from './build/buildApp.ts';
import { runCli } from './lib/say.ts';

// `npm run build`: main, preloads and pages into out/.
await runCli(async () => {
  await buildApp();
});
