/**
 * The mark: a ring, and beside it, in the gap at its upper right, the call. All lengths are parts of
 * the picture's width; one set of numbers makes the vector file and every raster.
 */
export const mark = {
  /** Rounded square behind the mark. */
  tile: { inset: 0.04, corner: 0.225 },
  ring: { radius: 0.25, thickness: 0.1 },
  /** The call: its middle on the ring, at this angle above the horizontal (radians). */
  call: { radius: 0.095, angle: Math.PI / 4, margin: 0.055 },
  colours: {
    tileTop: [79, 70, 229],
    tileBottom: [30, 27, 110],
    ring: [255, 255, 255],
    call: [251, 191, 36],
  },
} as const;

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Which picture to draw: the app's icon, or the mark alone for the system tray. */
export type Picture =
  { readonly kind: 'icon' } | { readonly kind: 'tray'; readonly ring: Colour; readonly call: Colour };

/** The tray shows the mark without a tile, so it is drawn larger: this much. */
const trayScale = 1.42;

interface Layer {
  readonly colour: Colour;
  /** Signed distance to the shape's edge in parts of the width; negative inside. */
  readonly distance: (x: number, y: number) => number;
}

function layersOf(picture: Picture, y: number): readonly Layer[] {
  const { tile, colours } = mark;
  if (picture.kind === 'tray') return markLayers(picture.ring, picture.call, trayScale);
  const mix = (part: 0 | 1 | 2): number =>
    colours.tileTop[part] + (colours.tileBottom[part] - colours.tileTop[part]) * (y + 0.5);
  const half = 0.5 - tile.inset;
  return [
    { colour: [mix(0), mix(1), mix(2)], distance: (px, py) => roundedSquare(px, py, half, tile.corner) },
    ...markLayers(colours.ring, colours.call, 1),
  ];
}

function markLayers(ringColour: Colour, callColour: Colour, scale: number): readonly Layer[] {
  const { ring, call } = mark;
  const cx = Math.cos(call.angle) * ring.radius * scale;
  const cy = -Math.sin(call.angle) * ring.radius * scale;
  const toCall = (x: number, y: number): number => Math.hypot(x - cx, y - cy);
  return [
    {
      colour: ringColour,
      distance: (x, y) => {
        const onRing = Math.abs(Math.hypot(x, y) - ring.radius * scale) - (ring.thickness * scale) / 2;
        return Math.max(onRing, (call.radius + call.margin) * scale - toCall(x, y));
      },
    },
    { colour: callColour, distance: (x, y) => toCall(x, y) - call.radius * scale },
  ];
}

function roundedSquare(x: number, y: number, half: number, corner: number): number {
  const dx = Math.abs(x) - half + corner;
  const dy = Math.abs(y) - half + corner;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
}

/** The picture as RGBA bytes, `size` by `size`, edges smoothed over one pixel. */
export function raster(picture: Picture, size: number): Buffer {
  const pixels = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    const y = (row + 0.5) / size - 0.5;
    const layers = layersOf(picture, y);
    for (let column = 0; column < size; column += 1) {
      const x = (column + 0.5) / size - 0.5;
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (const { colour, distance } of layers) {
        const cover = Math.min(1, Math.max(0, 0.5 - distance(x, y) * size));
        const total = cover + alpha * (1 - cover);
        if (total === 0) continue;
        const over = (above: number, below: number): number =>
          (above * cover + below * alpha * (1 - cover)) / total;
        [red, green, blue] = [over(colour[0], red), over(colour[1], green), over(colour[2], blue)];
        alpha = total;
      }
      pixels.set([red, green, blue, alpha * 255].map(Math.round), (row * size + column) * 4);
    }
  }
  return pixels;
}

const hex = (colour: Colour): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** The app's icon as a vector file, 512 units wide. */
export function iconSvg(): string {
  const { tile, ring, call, colours } = mark;
  const unit = (part: number): string => (part * 512).toFixed(1);
  const x = unit(0.5 + Math.cos(call.angle) * ring.radius);
  const y = unit(0.5 - Math.sin(call.angle) * ring.radius);
  const middle = unit(0.5);
  const width = unit(1 - 2 * tile.inset);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <defs>
    <linearGradient id="tile" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${hex(colours.tileTop)}"/>
      <stop offset="1" stop-color="${hex(colours.tileBottom)}"/>
    </linearGradient>
    <mask id="gap">
      <rect width="512" height="512" fill="#fff"/>
      <circle cx="${x}" cy="${y}" r="${unit(call.radius + call.margin)}" fill="#000"/>
    </mask>
  </defs>
  <rect x="${unit(tile.inset)}" y="${unit(tile.inset)}" width="${width}" height="${width}" rx="${unit(tile.corner)}" fill="url(#tile)"/>
  <circle cx="${middle}" cy="${middle}" r="${unit(ring.radius)}" fill="none" stroke="${hex(colours.ring)}" stroke-width="${unit(ring.thickness)}" mask="url(#gap)"/>
  <circle cx="${x}" cy="${y}" r="${unit(call.radius)}" fill="${hex(colours.call)}"/>
</svg>
`;
}
