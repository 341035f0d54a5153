import { z } from 'zod';

/** As much of a JSON schema as the settings use. */
interface Shape {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** The type of a setting in the words of docs/configuration.md. */
export function typeInWords(schema: z.ZodType): string {
  return words(z.toJSONSchema(schema, { unrepresentable: 'any' }) as Shape);
}

/** Its built-in default as it stands there. */
export function defaultInWords(schema: z.ZodType): string {
  return `\`${JSON.stringify(schema.parse(undefined))}\``;
}

function words(shape: Shape): string {
  if (shape.anyOf !== undefined) return shape.anyOf.map(words).join(' or ');
  if (shape.const !== undefined) return shape.const === '' ? 'empty' : `\`${JSON.stringify(shape.const)}\``;
  if (shape.enum !== undefined) return shape.enum.map((value) => `\`"${value}"\``).join(', ');
  switch (shape.type) {
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
      return `whole number, ${range(shape)}`;
    case 'number':
      return `number, ${range(shape)}`;
    case 'null':
      return '`null`';
    case 'array':
      return `list of ${shape.items?.type === 'object' ? 'objects' : 'texts'}, at most ${String(shape.maxItems)}`;
    case 'object':
      return `object of ${Object.keys(shape.properties ?? {})
        .map((name) => `\`${name}\``)
        .join(', ')}`;
    default:
      return textInWords(shape);
  }
}

function textInWords({ format, maxLength }: Shape): string {
  if (format === 'email') return 'e-mail address';
  if (format === 'uri') return 'http(s) address';
  return maxLength === undefined ? 'text' : `text, at most ${String(maxLength)}`;
}

function range({ minimum, maximum }: Shape): string {
  return `${String(minimum)} to ${String(maximum)}`;
}
