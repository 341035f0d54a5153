import { tick } from 'svelte';

/**
 * Selects what a form brought into a field when the keyboard comes to it, as long as nobody has changed it: then the first
 * key takes its place instead of being appended.
 */
export function selectedWhile(untouched: () => boolean) {
  return (field: HTMLInputElement): (() => void) => {
    const select = (): void => {
      // A form that opens has its keyboard before its text.
      void tick().then(() => {
        if (untouched()) field.select();
      });
    };
    field.addEventListener('focus', select);
    return () => {
      field.removeEventListener('focus', select);
    };
  };
}
