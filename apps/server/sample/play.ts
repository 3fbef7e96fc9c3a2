import { mintToken } from "#access/token.js";
import { beginning } from "#event-store/port.js";
import { parisDay } from "#labelling/calendar/paris-day.js";
import type { Engine } from "../engine.js";
import { publishShipped } from "../publish-shipped.js";
import { acts } from "./acts.js";
import { readDossiers } from "./dossiers.js";
import { keep, type Kept, readKept } from "./kept.js";
import { people } from "./people.js";
import { Stage } from "./stage.js";

interface Playing {
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
  if (!before && (await hasBegun(engine))) return;
  const stage = new Stage(engine);
  const kept = before ?? {
    done: false,
    until: "",
    people: people.map((part) => tokenFor(stage, part)),
  };
  // Kept before any is issued: a sample that goes on issues the same tokens.
  if (!before) await keep(dataDir, kept);
  const all = acts(kept, readDossiers());
  for (const [nth, { on, play }] of all.entries()) {
    if (on <= kept.until) continue;
    setClock(engine, on);
    if (nth === 0) await publishShipped(engine);
    // A new day brings what was due by it.
    if (all[nth - 1]?.on !== on) await stage.settle();
    await play(stage);
    await stage.settle();
    const next = all[nth + 1];
    if (next?.on !== on) await keep(dataDir, { ...kept, until: on, done: next === undefined });
    progress({ played: nth + 1, of: all.length });
  }
};

/**
 * To the morning of an act; or back to the middle of that day, where the clock is beyond it. It was
 * never set, or ran on while a sample that was cut short lay there: a session opens on its day alone.
 */
const setClock = ({ clock }: Engine, day: string): void => {
  const morning = `${day}T08:00:00.000Z`;
  if (clock.now() < morning) clock.moveTo(morning);
  else if (parisDay(clock.now()) > day) clock.moveTo(`${day}T12:00:00.000Z`);
};

const hasBegun = async ({ store }: Engine): Promise<boolean> =>
  (await store.readAll(beginning, 1)).length > 0;

const tokenFor = (stage: Stage, part: (typeof people)[number]): Kept["people"][number] => {
  const { key, name, capacity } = part;
  return { key, name, capacity, token: mintToken(stage.personOf(part)).text };
};
