import { faults } from "#infrastructure/configuration/faults.js";
import { redisPlace } from "#infrastructure/queue/redis/place.js";
import { redisFaults } from "#infrastructure/queue/redis/try-redis.js";
import type { Finding } from "./finding.js";

/** The jobs' place, where they do not stand in the database. */
export const queueFindings = async (url: string | undefined): Promise<readonly Finding[]> => {
  if (url === undefined) return [];
  const found = await redisFaults(url);
  const told = found.map(({ code, about }) => ({ isWell: false, sentence: faults[code], about }));
  const place = redisPlace(url)?.told ?? "";
  return told.length > 0 ? told : [{ isWell: true, sentence: well, about: { place } }];
};

const well = { fr: "Tâches : Redis, {place}", en: "Jobs: Redis, {place}" };
