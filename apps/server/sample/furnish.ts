import progress from "cli-progress";
import type { Tongue } from "#infrastructure/configuration/faults.js";
import type { Settings } from "#infrastructure/configuration/settings.js";
import type { Engine } from "../engine.js";
import { publishShipped } from "../publish-shipped.js";
import { playSample } from "./play.js";

/** What a folder holds from its first start on: the shipped schemes, and the sample if it is wanted. */
export const furnish = async (
  engine: Engine,
  { sample, dataDir }: Settings,
  tongue: Tongue,
): Promise<void> => {
  if (sample) await playShown(engine, dataDir, tongue);
  await publishShipped(engine);
};

const title = {
  fr: "Campagne d’exemple, de septembre 2006 à mars 2008",
  en: "Sample campaign, September 2006 to March 2008",
} as const;

/** The bar comes with the first act: a second start shows none. */
const playShown = async (engine: Engine, dataDir: string, tongue: Tongue): Promise<void> => {
  const format = `${title[tongue]} [{bar}] {value}/{total}`;
  const bar = new progress.SingleBar(
    // Where nobody watches, such as in a log, it says now and then how far it has come.
    { format, noTTYOutput: true, notTTYSchedule: 1_000 },
    progress.Presets.shades_classic,
  );
  try {
    await playSample(engine, dataDir, ({ played, of }) => {
      if (!bar.isActive) bar.start(of, 0);
      bar.update(played);
    });
  } finally {
    bar.stop();
  }
};
