/** The family number by which an entry fits a display of any host. */
const familyWild = 65_535;
const protocolName = 'MIT-MAGIC-COOKIE-1';

function field(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/**
 * The contents of an Xauthority file with one key that fits every display number, so that it can be
 * written before the X server has chosen its number. Format: Xau(3), all numbers big-endian.
 *
 * @param cookie 16 random bytes
 */
export function xauthorityFile(cookie: Uint8Array): Buffer {
  const family = Buffer.alloc(2);
  family.writeUInt16BE(familyWild);
  const none = field(new Uint8Array());
  return Buffer.concat([family, none, none, field(Buffer.from(protocolName)), field(cookie)]);
}
