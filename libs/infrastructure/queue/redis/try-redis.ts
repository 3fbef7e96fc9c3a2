import { Redis } from "ioredis";
import { type Fault, StartRefused } from "../../configuration/faults.js";
import { redisPlace } from "./place.js";

/** In milliseconds. */
const patience = 3_000;
/** Major and minor version: what BullMQ asks for. */
const oldest = [6, 2] as const;

/** @throws StartRefused with everything that is wrong with a Redis. */
export const tryRedis = async (url: string): Promise<void> => {
  const found = await redisFaults(url);
  if (found.length > 0) throw new StartRefused(...found);
};

export const redisFaults = async (url: string): Promise<readonly Fault[]> => {
  const place = redisPlace(url);
  if (!place) return [{ code: "SETTING_NOT_A_REDIS", about: { setting: "REDIS_URL" } }];
  const client = new Redis({
    ...place.options,
    lazyConnect: true,
    disableClientInfo: true,
    connectTimeout: patience,
    commandTimeout: patience,
    sentinelCommandTimeout: patience,
    retryStrategy: () => null,
    sentinelRetryStrategy: () => null,
  });
  // What `connect` throws says no more than that the connection was closed.
  const reasons: unknown[] = [];
  client.on("error", (fault) => reasons.push(fault));
  try {
    await client.connect();
    return inInfo(await client.info(), place.told);
  } catch (thrown) {
    const reason = wordsOf(reasons[0] ?? thrown);
    const code = isShut(reason) ? "REDIS_SHUT" : "REDIS_AWAY";
    return [{ code, about: { place: place.told, reason } }];
  } finally {
    if (client.status !== "end") client.disconnect();
  }
};

/** A name that leads to several addresses fails with an error for each, and no words of its own. */
const wordsOf = (thrown: unknown): string => {
  if (thrown instanceof AggregateError) return thrown.errors.map(wordsOf).join(", ");
  return thrown instanceof Error ? thrown.message : String(thrown);
};

const isShut = (reason: string): boolean =>
  /NOAUTH|WRONGPASS|NOPERM|invalid password/i.test(reason);

const inInfo = (info: string, place: string): readonly Fault[] => {
  const field = (name: string) => new RegExp(`^${name}:(.*?)\r?$`, "m").exec(info)?.[1] ?? "";
  const [version, policy] = [field("redis_version"), field("maxmemory_policy")];
  const found: Fault[] = [];
  if (isOlder(version))
    found.push({ code: "REDIS_TOO_OLD", about: { place, version, oldest: oldest.join(".") } });
  if (policy && policy !== "noeviction")
    found.push({ code: "REDIS_EVICTS", about: { place, policy } });
  if (field("role") === "slave") found.push({ code: "REDIS_FOLLOWS", about: { place } });
  return found;
};

/** One that does not tell its version, as some that are rented do not, is taken at its word. */
const isOlder = (version: string): boolean => {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) return false;
  return (
    Number(major) < oldest[0] || (Number(major) === oldest[0] && Number(minor ?? 0) < oldest[1])
  );
};
