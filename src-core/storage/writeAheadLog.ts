import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

/** SQLite's file format, "The Write-Ahead Log". The last bit of the magic says in which order checksums read bytes. */
const MAGIC = 0x377f0682;
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const LARGEST_PAGE = 65_536;

/**
 * Whether all that was written to the log beside a database can still be read. SQLite itself ends silently at the first frame
 * that is damaged, as if nothing had been written after it. True where there is no log; never throws.
 */
export function logIsWhole(file: string): boolean {
  const path = `${file}-wal`;
  try {
    if (!existsSync(path) || statSync(path).size === 0) return true;
    const handle = openSync(path, 'r');
    try {
      return framesAreWhole(handle, statSync(path).size);
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}

function framesAreWhole(handle: number, size: number): boolean {
  const header = Buffer.alloc(HEADER_BYTES);
  if (readSync(handle, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return false;
  const magic = header.readUInt32BE(0);
  const pageBytes = header.readUInt32BE(8);
  if ((magic & ~1) !== MAGIC || pageBytes < 512 || pageBytes > LARGEST_PAGE) return false;
  const sums = runningSums((magic & 1) === 1);
  if (!sums.add(header.subarray(0, 24)).are(header.subarray(24))) return false;
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + pageBytes);
  for (let at = HEADER_BYTES; at < size; at += frame.length) {
    const read = readSync(handle, frame, 0, frame.length, at);
    // Of an earlier round of the log: what is in it went into the database long ago.
    if (read < 16 || frame.compare(header, 16, 24, 8, 16) !== 0) return true;
    if (read < frame.length) return false;
    sums.add(frame.subarray(0, 8)).add(frame.subarray(FRAME_HEADER_BYTES));
    if (!sums.are(frame.subarray(16, 24))) return false;
  }
  return true;
}

/** The two sums that run over the whole log. */
function runningSums(bigEndian: boolean) {
  let [first, second] = [0, 0];
  const word = (bytes: Buffer, at: number): number =>
    bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
  const sums = {
    add(bytes: Buffer) {
      for (let at = 0; at + 8 <= bytes.length; at += 8) {
        first = (first + word(bytes, at) + second) >>> 0;
        second = (second + word(bytes, at + 4) + first) >>> 0;
      }
      return sums;
    },
    /** As they stand in the log, always with the high byte first. */
    are: (bytes: Buffer): boolean => bytes.readUInt32BE(0) === first && bytes.readUInt32BE(4) === second,
  };
  return sums;
}
