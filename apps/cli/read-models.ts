import { maySee } from "#access/sight.js";
import type { Viewer } from "#access/viewer.js";
import type { House } from "#infrastructure/house.js";
import { caughtUp } from "#projections/caught-up.js";
import { endOfLog } from "#projections/end-of-log.js";
import { Projector } from "#projections/projector.js";
import type { Language } from "#labelling/person/person.js";
import { FilterRefused, type Query } from "#projections/query.js";
import { FoldStopped } from "#projections/rebuild.js";
import type { Asking } from "#projections/reader.js";
import type { Page, Paging } from "#read-models/page.js";
import { readModels } from "#read-models/registry.js";
import type { Engine } from "../server/engine.js";
import { openingOf } from "../server/opening.js";
import { openReader } from "../server/open-reader.js";
import { recordReadings } from "../server/record-readings.js";
import { problemOf } from "../server/http/problem-of.js";
import { faultsOf } from "../server/http/validation.js";
import { BadInput, Failed } from "./failures.js";
import { linesOf, plain } from "./fault-lines.js";
import { progressBar } from "./progress-bar.js";
import { say, type Terminal } from "./terminal.js";

/** Asked as the API is, under the same policies. */
export interface ReadModels {
  /** @throws BadInput for what the API refuses; Failed where the viewer may not, or there is none */
  ask<Params extends object, Answer>(
    query: Query<Params, Answer>,
    params: Params,
    asking?: Asking,
  ): Promise<Answer>;
  /** What is shown as it is asked for: recorded first, where a member of a committee reads it. */
  open: ReadModels["ask"];
  /** All that a list holds, page after page. */
  every<Params extends Paging, Item>(
    query: Query<Params, Page<Item>>,
    params: Params,
    asking?: Asking,
  ): AsyncGenerator<Item>;
  close(): Promise<void>;
}

/** The read models as of the last event that is stored now: brought there by the server, or by us. */
export const openReadModels = async (
  house: House,
  engine: Engine,
  viewer: Viewer,
  terminal: Terminal,
): Promise<ReadModels> => {
  const bar = progressBar(terminal, say(terminal, words.building));
  const projector = new Projector({
    connection: house.connection,
    store: engine.store,
    open: openingOf(engine),
    models: readModels,
    progress: ({ events, of }) => bar.update(events, of),
    report: (fault) => terminal.error(String(fault)),
  });
  const over = new AbortController();
  const running = projector.run(AbortSignal.any([over.signal, terminal.signal]));
  const { reader, close: closeReader } = openReader(house, engine, projector);
  const close = async () => {
    over.abort();
    await running;
    await closeReader();
  };
  try {
    const { store, reading } = engine;
    await caughtUp(reading, readModels, await endOfLog(store, reading), terminal.signal);
  } catch (fault) {
    await close();
    throw fault;
  } finally {
    bar.stop();
  }
  const find = async <Params extends object, Answer>(
    query: Query<Params, Answer>,
    params: Params,
    asking: Asking = {},
  ) => {
    if (!maySee(query.name, viewer)) throw new Failed(words.forbidden);
    const faults = await faultsOf(query.shape, params);
    if (faults.length > 0) throw new BadInput(plain(linesOf(faults, terminal.language)));
    const { signal } = terminal;
    const asked = reader.ask(query, params, viewer, { signal, ...asking });
    const { answer, shown } = await asked.catch(toldOr(terminal.language));
    if (answer === undefined) throw new Failed(words.notFound);
    return { answer, shown };
  };
  const ask: ReadModels["ask"] = async (...asked) => (await find(...asked)).answer;
  const open: ReadModels["open"] = async (...asked) => {
    const { answer, shown } = await find(...asked);
    await recordReadings(engine, viewer, shown);
    return answer;
  };
  const every: ReadModels["every"] = async function* (query, params, asking) {
    let page = await ask(query, { ...params, limit: mostOnPage }, asking);
    for (;;) {
      yield* page.items;
      if (page.next === undefined) return;
      page = await ask(query, { ...params, limit: mostOnPage, after: page.next }, asking);
    }
  };
  return { ask, open, every, close };
};

const toldOr =
  (language: Language) =>
  (thrown: unknown): never => {
    if (thrown instanceof FoldStopped) throw new Failed(problemOf(thrown).sentence);
    if (!(thrown instanceof FilterRefused)) throw thrown;
    throw new BadInput(plain(linesOf(problemOf(thrown).faults, language)));
  };

const mostOnPage = 200;

const words = {
  building: { fr: "Tables de lecture", en: "Read models" },
  forbidden: {
    fr: "Ce jeton ne permet pas de voir cela.",
    en: "This token does not let one see that.",
  },
  notFound: {
    fr: "Introuvable, ou pas à montrer à qui porte ce jeton.",
    en: "Not found, or not to be shown to whoever holds this token.",
  },
} as const;
