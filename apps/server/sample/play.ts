import { mintToken } from "#access/token.js";
import { beginning } from "#event-store/port.js";
import type { Engine } from "../engine.js";
import { publishShipped } from "../publish-shipped.js";
import { acts } from "./acts.js";
import { readDossiers } from "./dossiers.js";
import { keep, type Kept, readKept } from "./kept.js";
import { people } from "./people.js";
import { Stage } from "./stage.js";

export interface Playing {
  /** Acts played, of so many. */
  readonly played: number;
  readonly of: number;
}

/**
 * Plays the sample into an empty log, or goes on with one that was cut short; a log that anybody
 * else has written to is left alone. The folder's clock is set to 2006 and moved on from act to act.
 */
export const playSample = async (
  engine: Engine,
  dataDir: string,
  progress: (playing: Playing) => void,
): Promise<void> => {
  const before = await readKept(dataDir);
  if (before?.done) return;
  if (!before && (await engine.store.readAll(beginning, 1)).length > 0) return;
  const stage = new Stage(engine);
  const kept = before ?? { done: false, people: people.map((part) => tokenFor(stage, part)) };
  // Kept before any is issued: a sample that goes on issues the same tokens.
  if (!before) await keep(dataDir, kept);
  const all = acts(kept, readDossiers());
  for (const [nth, { on, play }] of all.entries()) {
    const morning = `${on}T08:00:00.000Z`;
    const { clock } = engine;
    if (nth === 0 && !(await hasBegun(engine))) clock.moveTo(morning);
    if (clock.now() < morning) clock.moveTo(morning);
    if (nth === 0) await publishShipped(engine);
    await play(stage);
    progress({ played: nth + 1, of: all.length });
  }
  await keep(dataDir, { ...kept, done: true });
};

/** Until something is stored the clock may be set back; afterwards it only goes forward. */
const hasBegun = async ({ store }: Engine): Promise<boolean> =>
  (await store.readAll(beginning, 1)).length > 0;

const tokenFor = (stage: Stage, part: (typeof people)[number]): Kept["people"][number] => {
  const { key, name, capacity } = part;
  return { key, name, capacity, token: mintToken(stage.personOf(part)).text };
};
