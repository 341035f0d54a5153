import type { Routes } from '#core/routes/routes.ts';
import type { Handlers } from '#shared/contract/api.ts';
import type { routesCommands } from '#shared/contract/routesSchemas.ts';
import { EXPORT_HEADERS } from '#shared/domain/routesCsv.ts';
import type { PinFiles } from '../desktop/pinFiles.ts';

export interface RoutesHandlerParts {
  readonly core: Promise<{ readonly routes: Routes }>;
  readonly files: PinFiles;
  readonly language: () => 'fr' | 'en';
  /** ISO country in which spreadsheets open what is written here. */
  readonly region: () => string;
}

/** The commands about callers pinned to an extension. What needs the core waits for it. */
export function routesHandlers(parts: RoutesHandlerParts): Pick<Handlers, keyof typeof routesCommands> {
  const { files } = parts;
  const routes = async () => (await parts.core).routes;
  /** A second press while a dialog stands open is none. */
  let choosing = false;

  return {
    'routes.pin': async (wish) => (await routes()).pin(wish),
    'routes.unpin': async ({ route }) => (await routes()).unpin(route),
    'routes.state': async ({ refresh }) => {
      const held = await routes();
      held.need(refresh);
      return held.state();
    },
    'routes.rows': async ({ query, from, count }) => (await routes()).rows(query, from, count),
    'routes.bulk': async (wish) => (await routes()).startBulk(wish),
    'routes.holders': async ({ chosen, version }) => (await routes()).holders(chosen, version),
    'routes.bulkAgain': async ({ id, over }) => (await routes()).repeatBulk(id, over),
    'routes.bulkHolders': async ({ id }) => (await routes()).bulkHolders(id),
    'routes.bulkState': async () => ({ bulk: (await routes()).bulk() }),
    'routes.bulkRows': async (request) => (await routes()).bulkRows(request),
    'routes.bulkStop': async () => {
      (await routes()).stopBulk();
      return {};
    },
    'routes.importPreview': async () => {
      if (choosing) return { result: 'noFile' };
      choosing = true;
      const chosen = await files.open().finally(() => {
        choosing = false;
      });
      return chosen.result === 'text' ? (await routes()).previewImport(chosen) : chosen;
    },
    'routes.importCancel': async () => {
      (await routes()).cancelImport();
      return {};
    },
    'routes.importRows': async ({ id, what, from, count }) =>
      (await routes()).importRows(id, what, from, count),
    'routes.importRun': async ({ id, move }) => (await routes()).runImport(id, move),
    'routes.export': async ({ query }) => {
      const header = EXPORT_HEADERS[parts.language()];
      const { text, count } = await (
        await routes()
      ).toCsv(query, { separator: separatorIn(parts.region()), header });
      const saved = await files.save(text);
      return saved.result === 'saved' ? { ...saved, count } : saved;
    },
  };
}

/** Their numbers have a point, and their lists a semicolon all the same. */
const POINT_AND_SEMICOLON = ['CH', 'LI'];

/** What spreadsheets take for the end of a cell: where the comma stands in numbers, a semicolon. */
function separatorIn(region: string): ';' | ',' {
  if (POINT_AND_SEMICOLON.includes(region)) return ';';
  const { language } = new Intl.Locale('und', { region }).maximize();
  const parts = new Intl.NumberFormat(`${language}-${region}`).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ';' : ',';
}
