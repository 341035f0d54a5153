import { z } from 'zod';

/** Which of its several habits the service has. Document 004 contradicts itself about each of them. */
export const cliqphoneFormsSchema = z.object({
  /** `arrow`: the sign-in as printed, with `=>` for a colon, which is no JSON. */
  signIn: z.enum(['json', 'arrow']),
  /** The name of the token's end, or none at all. */
  expiryKey: z.enum(['tokenExprid', 'tokenExpired', 'tokenExpried', 'none']),
  /** `printed`: spaces and missing zeros in codes, bodies broken off, as the rows show them; `clean`: mended. */
  refusals: z.enum(['printed', 'clean']),
  /**
   * Of the values in lists. `text`: as in most samples, everything is text; `numbers`: ids, types and numbers are
   * numbers; `nulls`: what is blank is null; `missing`: what is blank is left out; `capitals`: zone codes as in the table.
   */
  values: z.enum(['text', 'numbers', 'nulls', 'missing', 'capitals']),
  /** `byZone`: only the numbers of a zone have ids, as in the samples. */
  ids: z.enum(['everywhere', 'byZone']),
  /** `numbered`: a list as PHP writes one that was filtered, an object with numbers for keys. */
  lists: z.enum(['array', 'numbered']),
  /** The document names no HTTP status. `speaking`: 401 for sign-in and token, 400 for the rest. */
  statuses: z.enum(['always200', 'speaking']),
});
export type CliqphoneForms = Readonly<z.infer<typeof cliqphoneFormsSchema>>;

export const DEFAULT_FORMS: CliqphoneForms = {
  signIn: 'json',
  expiryKey: 'tokenExprid',
  refusals: 'printed',
  values: 'text',
  ids: 'everywhere',
  lists: 'array',
  statuses: 'always200',
};
