import type { NumberRefusalView } from '#shared/contract/numbersViews.ts';
import type { NumberRefusal } from '#shared/domain/numberSaving.ts';

/** A refusal as windows see it. */
export function refusalViewOf({ code, field, params, raw, byStatus }: NumberRefusal): NumberRefusalView {
  return { code, field, params: { ...params }, raw, ...(byStatus === undefined ? {} : { byStatus }) };
}
