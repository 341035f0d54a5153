import { readFileSync } from 'node:fs';

/**
 * What a fixture says it breaks: rule ids from a first line `// breaks: a, b` (or the same in an HTML
 * comment). A fixture without that line is lawful.
 */
export function declaredBreaches(file: string): string[] {
  const [firstLine = ''] = readFileSync(file, 'utf8').split('\n');
  return /^(?:\/\/|<!--) breaks: (.+?)(?: -->)?$/.exec(firstLine)?.[1]?.split(', ') ?? [];
}
