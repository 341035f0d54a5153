import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** One example or rule of a source document, with a name that no other case of that document has. */
export type CorpusCase<T> = T & { readonly name: string };

/**
 * Reads the corpus of one document: every `.json` file of `test/conformance/{folder}`, each of the shape
 * `{ document, about, cases: [{ name, … }] }`, where `document` begins with the number. Throws on a file that names
 * another document, a case that does not fit, a name used twice, or an empty corpus.
 */
export function readCorpus<T extends object>(
  number: string,
  folder: string,
  caseSchema: z.ZodType<T>,
): readonly CorpusCase<T>[] {
  const file = z.strictObject({
    document: z.string().startsWith(`${number} (`),
    about: z.string().min(1),
    cases: z.array(z.intersection(z.looseObject({ name: z.string().min(1) }), caseSchema)).min(1),
  });
  const root = new URL(`${folder}/`, import.meta.url);
  const cases = readdirSync(root)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => {
      const parsed = file.safeParse(JSON.parse(readFileSync(new URL(name, root), 'utf8')));
      if (!parsed.success) throw new Error(`${folder}/${name}: ${z.prettifyError(parsed.error)}`);
      return parsed.data.cases;
    });
  const names = new Set<string>();
  for (const { name } of cases) {
    if (names.has(name)) throw new Error(`two cases of document ${number} are called "${name}"`);
    names.add(name);
  }
  if (cases.length === 0) throw new Error(`no case of document ${number} in ${folder}`);
  return cases;
}

/** Says how many cases were walked: one line a document. */
export function printCount(number: string, walked: number): void {
  console.log(`conformance ${number}: ${walked}`);
}
