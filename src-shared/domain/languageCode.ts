const LANGUAGE_CODE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})?$/;

/** Whether a text, trimmed, is written as a language is at CCAI Platform: `fr`, `en-GB`. */
export function isLanguageCode(text: string): boolean {
  return LANGUAGE_CODE.test(text.trim());
}
