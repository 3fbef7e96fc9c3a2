import type { Pool } from "pg";
import { faults } from "#infrastructure/configuration/faults.js";
import { queueParts } from "#infrastructure/queue/queue-parts.js";
import { redisPlace } from "#infrastructure/queue/redis/place.js";
import { redisFaults } from "#infrastructure/queue/redis/try-redis.js";
import type { Finding } from "./finding.js";

/** Where the jobs stand. A queue that no worker has made yet is made when one begins. */
export const queueFindings = async (
  db: Pick<Pool, "query">,
  url: string | undefined,
): Promise<readonly Finding[]> => {
  if (url === undefined) {
    const { isAbsent, lacking } = await queueParts(db);
    if (isAbsent || lacking.length === 0) return [];
    const about = { missing: lacking };
    return [{ isWell: false, sentence: faults.QUEUE_NOT_WHOLE, about }];
  }
  const found = await redisFaults(url);
  const told = found.map(({ code, about }) => ({ isWell: false, sentence: faults[code], about }));
  const place = redisPlace(url)?.told ?? "";
  return told.length > 0 ? told : [{ isWell: true, sentence: well, about: { place } }];
};

const well = { fr: "Tâches : Redis, {place}", en: "Jobs: Redis, {place}" };
