import type { RequestOf } from '#shared/contract/api.ts';
import type { RouteView } from '#shared/contract/routesViews.ts';
import type { RouteQuery } from '#shared/contract/routesSchemas.ts';

/** Several pins, as main is told of them. */
export type Chosen = Pick<RequestOf<'routes.bulk'>, 'chosen' | 'version'>;

/**
 * The pins that the agent selected: some by name, or all that match what is searched for but some. The names outlive a
 * search, so that several searches can be gathered; "all" ends with the search that it is about.
 */
export class RouteSelection {
  #named = $state.raw<ReadonlyMap<string, RouteView>>(new Map());
  #all = $state.raw<{ readonly query: RouteQuery; readonly except: ReadonlySet<string> } | null>(null);
  /** The list in which it was begun: what the agent saw of another one is not what they agreed to. */
  #version: number | null = null;
  /** What the last choice from one row to another took in, and from where: the next from there replaces it. */
  #range: { readonly from: number; readonly added: ReadonlySet<string> } | null = null;

  /** Everything that matches is selected, as far as it was not taken out again. */
  get isAll(): boolean {
    return this.#all !== null;
  }

  has({ id }: RouteView): boolean {
    return this.#all === null ? this.#named.has(id) : !this.#all.except.has(id);
  }

  /** How many are selected. `matched`: how many match what is searched for. */
  count(matched: number): number {
    return this.#all === null ? this.#named.size : Math.max(0, matched - this.#all.except.size);
  }

  toggle(route: RouteView, version: number | null): void {
    this.#begin(version);
    this.#range = null;
    if (this.#all !== null) {
      const except = new Set(this.#all.except);
      if (!except.delete(route.id)) except.add(route.id);
      this.#all = { ...this.#all, except };
      return;
    }
    const named = new Map(this.#named);
    if (!named.delete(route.id)) named.set(route.id, route);
    this.#named = named;
  }

  /** All rows from one to another. `from` is the place where the choice began. */
  takeRange(from: number, routes: readonly RouteView[], version: number | null): void {
    this.#begin(version);
    if (this.#all !== null) {
      const inRange = new Set(routes.map(({ id }) => id));
      this.#all = {
        ...this.#all,
        except: new Set([...this.#all.except].filter((id) => !inRange.has(id))),
      };
      return;
    }
    const named = new Map(this.#named);
    if (this.#range?.from === from) for (const id of this.#range.added) named.delete(id);
    const added = new Set(routes.map(({ id }) => id).filter((id) => !named.has(id)));
    for (const route of routes) named.set(route.id, route);
    this.#named = named;
    this.#range = { from, added };
  }

  takeAll(query: RouteQuery, version: number | null): void {
    this.#version = version;
    this.#range = null;
    this.#named = new Map();
    this.#all = { query, except: new Set() };
  }

  /** Something else is searched for. */
  searched(): void {
    this.#range = null;
    this.#all = null;
  }

  clear(): void {
    this.searched();
    this.#named = new Map();
  }

  /** Null if nothing is selected. */
  chosen(): Chosen | null {
    const version = this.#version;
    if (this.#all !== null)
      return { chosen: { query: this.#all.query, except: [...this.#all.except] }, version };
    return this.#named.size === 0 ? null : { chosen: { ids: [...this.#named.keys()] }, version };
  }

  #begin(version: number | null): void {
    if (this.#all === null && this.#named.size === 0) this.#version = version;
  }
}
