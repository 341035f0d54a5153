import type { PlacingOptions } from '#shared/contract/placingViews.ts';
import type { MenuId } from '#shared/domain/outbound.ts';

/** A typed menu as it is sent: a number where it is one, else the text, about which the provider says what is wrong. */
export function menuIdOf(text: string): MenuId | null {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{1,15}$/.test(typed) ? Number(typed) : typed;
}

/** The menu that a form begins with: the one of the settings, else the only one there is a name for. */
export function usualMenu(
  options: Pick<PlacingOptions, 'menus'> | null,
  usual: MenuId | null | undefined,
): string {
  if (usual != null) return String(usual);
  const [only, ...others] = options?.menus ?? [];
  return only !== undefined && others.length === 0 ? String(only.id) : '';
}
