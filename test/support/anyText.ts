import fc from 'fast-check';

/** Any UTF-16 text, control characters and half surrogates included. fast-check's own takes seconds to set up. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.nat(0xffff), { maxLength }).map((units) => String.fromCharCode(...units));
}
