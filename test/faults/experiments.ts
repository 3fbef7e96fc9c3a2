import { ballotsAtOnce } from "./ballots-at-once.js";
import { clockJumps } from "./clock-jumps.js";
import { damage } from "./damage.js";
import { databaseKills } from "./database-kills.js";
import { diskFull } from "./disk-full.js";
import { eventStoreGone } from "./event-store-gone.js";
import type { Experiment } from "./experiment.js";
import { failingFsync } from "./failing-fsync.js";
import { frozenLeader } from "./frozen-leader.js";
import { kills } from "./kills.js";
import { letters } from "./letters.js";
import { lostAnswers } from "./lost-answers.js";
import { oneKey } from "./one-key.js";
import { openTransaction } from "./open-transaction.js";
import { races } from "./races.js";
import { redisGone } from "./redis-gone.js";

/** In the order of their numbers. */
export const experiments: readonly Experiment[] = [
  kills,
  databaseKills,
  failingFsync,
  diskFull,
  redisGone,
  letters,
  lostAnswers,
  oneKey,
  ballotsAtOnce,
  races,
  openTransaction,
  frozenLeader,
  clockJumps,
  damage,
  eventStoreGone,
];
