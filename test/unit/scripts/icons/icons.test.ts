import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { icnsFile, icoFile, pngFile } from '../../../../scripts/icons/imageFiles.ts';
import { mark, raster } from '../../../../scripts/icons/mark.ts';

function pixel(picture: Buffer, size: number, x: number, y: number): number[] {
  return [...picture.subarray((y * size + x) * 4, (y * size + x) * 4 + 4)];
}

describe('raster', () => {
  const size = 64;
  const picture = raster({ kind: 'icon' }, size);

  it('is clear in the corner and full in the middle', () => {
    expect(pixel(picture, size, 0, 0)[3]).toBe(0);
    expect(pixel(picture, size, 32, 32)[3]).toBe(255);
  });

  it('shows the call where the ring has its gap', () => {
    const offset = Math.SQRT1_2 * mark.ring.radius * size;
    expect(pixel(picture, size, Math.round(32 + offset), Math.round(32 - offset))).toEqual([
      ...mark.colours.call,
      255,
    ]);
    expect(pixel(picture, size, Math.round(32 - offset), Math.round(32 + offset))).toEqual([
      ...mark.colours.ring,
      255,
    ]);
  });
});

describe('pngFile', () => {
  it('holds the pixels it was given', () => {
    const pixels = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    const file = pngFile(pixels, 2);
    const start = file.indexOf('IDAT');
    const data = inflateSync(file.subarray(start + 4, start + 4 + file.readUInt32BE(start - 4)));
    expect(Buffer.concat([data.subarray(1, 9), data.subarray(10, 18)])).toEqual(pixels);
  });
});

describe('icon containers', () => {
  const png = (text: string): Buffer => Buffer.from(text);

  it('point to each picture (Windows)', () => {
    const file = icoFile([
      { size: 16, png: png('small') },
      { size: 256, png: png('largest') },
    ]);
    const at = (index: number): string => {
      const entry = 6 + 16 * index;
      const [length, offset] = [file.readUInt32LE(entry + 8), file.readUInt32LE(entry + 12)];
      return file.subarray(offset, offset + length).toString();
    };
    expect([at(0), at(1)]).toEqual(['small', 'largest']);
    expect([file[6], file[22]]).toEqual([16, 0]);
  });

  it('state their length (Apple) and know their sizes', () => {
    const file = icnsFile([{ size: 128, png: png('abc') }]);
    expect(file.readUInt32BE(4)).toBe(file.length);
    expect(file.subarray(8, 12).toString()).toBe('ic07');
    expect(() => icnsFile([{ size: 100, png: png('') }])).toThrow(RangeError);
  });
});
