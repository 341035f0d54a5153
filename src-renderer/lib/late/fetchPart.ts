/**
 * Fetches a part of the page that comes late, for the `tries`th time after the first (0). Chromium remembers for as long
 * as the page stands that a module could not be fetched, and never asks for it again. Under the same address with a query
 * it is another module to it; that address is known from the words of the failure alone.
 */
export async function fetchPart<Part>(load: () => Promise<Part>, tries: number): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    const address = tries === 0 ? null : missingModule(error);
    if (address === null) throw error;
    return (await import(/* @vite-ignore */ `${address}?again=${String(tries)}`)) as Part;
  }
}

/** The module of this app that a failure names, or null. Exported for its test. */
export function missingModule(error: unknown): string | null {
  const said = error instanceof Error ? error.message : '';
  const address = /[a-z-]+:\/\/\S+\.js$/.exec(said.trim())?.[0];
  if (address === undefined || !URL.canParse(address)) return null;
  return new URL(address).host === location.host && address.startsWith(location.protocol) ? address : null;
}
