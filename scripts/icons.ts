import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { icnsFile, icoFile, pngFile, type SizedPng } from './icons/imageFiles.ts';
import { iconSvg, mark, raster, type Colour, type Picture } from './icons/mark.ts';
import { projectRoot } from './lib/paths.ts';
import { runCli } from './lib/say.ts';

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
const icnsSizes = [16, 32, 64, 128, 256, 512, 1024];

const black: Colour = [0, 0, 0];
const ink: Colour = [38, 38, 48];
const paper: Colour = [245, 245, 250];
const amber: Colour = mark.colours.call;

/**
 * Tray pictures. `light` and `dark` name the panel they are for; `Template` is macOS's own word for
 * a picture whose colours the system chooses. The call is amber while one rings.
 */
const trays: Readonly<Record<string, readonly [ring: Colour, call: Colour]>> = {
  light: [ink, ink],
  dark: [paper, paper],
  'light-ringing': [ink, amber],
  'dark-ringing': [paper, amber],
  Template: [black, black],
};

function png(picture: Picture, size: number): SizedPng {
  return { size, png: pngFile(raster(picture, size), size) };
}

// `tsx scripts/icons.ts`: draws all icons into resources/ anew.
await runCli(async () => {
  const resources = join(projectRoot, 'resources');
  await mkdir(join(resources, 'icons'), { recursive: true });
  await mkdir(join(resources, 'tray'), { recursive: true });
  const icon = (size: number): SizedPng => png({ kind: 'icon' }, size);
  const write = (name: string, content: Buffer | string): Promise<void> =>
    writeFile(join(resources, name), content);

  await write('icon.svg', iconSvg());
  await write('icon.ico', icoFile(icoSizes.map(icon)));
  await write('icon.icns', icnsFile(icnsSizes.map(icon)));
  for (const size of linuxSizes) {
    const name = `icons/${String(size)}x${String(size)}.png`;
    await write(name, icon(size).png);
  }
  for (const [name, [ring, call]] of Object.entries(trays)) {
    const picture: Picture = { kind: 'tray', ring, call };
    await write(`tray/${name}.png`, png(picture, 22).png);
    await write(`tray/${name}@2x.png`, png(picture, 44).png);
  }
});
