import { Redis, ReplyError } from "ioredis";
import { type Fault, StartRefused } from "../../configuration/faults.js";
import { isWithoutTls } from "../../without-tls.js";
import { type RedisPlace, redisPlace } from "./place.js";

/** In milliseconds. */
const patience = 3_000;
/** Major and minor version: what BullMQ asks for. */
const oldest = [6, 2] as const;
/** A key that is written and taken away again, named as our others are. */
const trial = "creativallee-trial";

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
    const found = inInfo(await client.info(), place.told);
    return found.length > 0 ? found : await inUse(client, place);
  } catch (thrown) {
    return [faultIn(reasons[0] ?? thrown, place.told)];
  } finally {
    if (client.status !== "end") client.disconnect();
  }
};

/** It may answer, and serve nobody: with fewer databases than that, no room left, or not to this user. */
const inUse = async (client: Redis, { options, told }: RedisPlace): Promise<readonly Fault[]> => {
  try {
    await client.select(options.db ?? 0);
    await client.set(trial, "", "PX", patience);
    await client.del(trial);
    return [];
  } catch (thrown) {
    const reason = wordsOf(thrown);
    if (isOutOfRange(reason))
      return [{ code: "REDIS_NO_SUCH_NUMBER", about: { place: told, number: options.db ?? 0 } }];
    // Not an answer of its own: it went meanwhile.
    if (!(thrown instanceof ReplyError) || isShut(reason)) throw thrown;
    return [{ code: "REDIS_TAKES_NOTHING", about: { place: told, reason } }];
  }
};

const faultIn = (thrown: unknown, place: string): Fault => {
  const reason = wordsOf(thrown);
  if (reason.startsWith("Protocol error")) return { code: "NOT_A_REDIS", about: { place } };
  if (isWithoutTls(reason)) return { code: "REDIS_WITHOUT_TLS", about: { place } };
  return { code: isShut(reason) ? "REDIS_SHUT" : "REDIS_AWAY", about: { place, reason } };
};

/** A name that leads to several addresses fails with an error for each, and no words of its own. */
const wordsOf = (thrown: unknown): string => {
  if (thrown instanceof AggregateError) return thrown.errors.map(wordsOf).join(", ");
  return thrown instanceof Error ? thrown.message : String(thrown);
};

const isOutOfRange = (reason: string): boolean => /DB index is out of range/i.test(reason);

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
  const mode = field("redis_mode") || field("server_mode");
  if (mode === "cluster") found.push({ code: "REDIS_IN_CLUSTER", about: { place } });
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
