/** Small sound files made here, so that a player has something real to play. */

const SAMPLES_PER_SECOND = 8000;

/** A tone of half a second as WAV: 16 bits, one channel. */
export function wavTone(hertz = 440, seconds = 0.5): Buffer {
  const count = Math.round(SAMPLES_PER_SECOND * seconds);
  const file = Buffer.alloc(44 + count * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + count * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLES_PER_SECOND, 24);
  file.writeUInt32LE(SAMPLES_PER_SECOND * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(count * 2, 40);
  for (let index = 0; index < count; index += 1) {
    const wave = Math.sin((2 * Math.PI * hertz * index) / SAMPLES_PER_SECOND);
    file.writeInt16LE(Math.round(wave * 8000), 44 + index * 2);
  }
  return file;
}

/** MPEG-1 Layer III, no checksum, 128 kbit/s, 44.1 kHz, one channel. */
const FRAME_HEADER = Buffer.from([0xff, 0xfb, 0x90, 0xc4]);
/** 144 * 128000 / 44100, cut. */
const FRAME_BYTES = 417;

/** Silence as MP3: frames whose side information is zero decode to nothing. 38 frames are one second. */
export function mp3Silence(frames = 38): Buffer {
  const file = Buffer.alloc(FRAME_BYTES * frames);
  for (let index = 0; index < frames; index += 1) FRAME_HEADER.copy(file, index * FRAME_BYTES);
  return file;
}
