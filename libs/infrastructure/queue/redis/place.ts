import type { RedisOptions } from "ioredis";

/** Where a Redis is. */
export interface RedisPlace {
  readonly options: RedisOptions;
  /** For people: its addresses, and nothing that is secret. */
  readonly told: string;
}

/**
 * `redis://user:password@host:port/number`, and with TLS `rediss://…`; behind sentinels
 * `redis+sentinel://user:password@host:port,host:port/name/number?sentinel-password=…`, or `rediss+sentinel://…`.
 */
const form =
  /^redis(?<tls>s?)(?<watched>\+sentinel)?:\/\/(?:(?<who>[^@/?#]*)@)?(?<hosts>[^@/?#]+)(?:\/(?<path>[^?#]*))?(?:\?sentinel-password=(?<theirs>[^&#]+))?$/;
const address = /^(?:\[(?<six>[\da-f:.]+)\]|(?<host>[^\s:[\]]+))(?::(?<port>\d{1,5}))?$/i;

/** Undefined where the text is no such address. */
export const redisPlace = (url: string): RedisPlace | undefined => {
  const { tls, watched, who = "", hosts = "", path = "", theirs } = form.exec(url)?.groups ?? {};
  const places = hosts.split(",").flatMap((one) => addressOf(one, watched ? 26_379 : 6_379));
  if (places.length !== hosts.split(",").length) return undefined;
  const told = places.map(({ host, port }) => `${host}:${port}`).join(", ");
  const [first] = places;
  if (!first || !isDecodable(`${who}${theirs ?? ""}`)) return undefined;
  const access = { ...nameIn(who), ...(tls && { tls: {} }) };
  if (!watched) {
    if (places.length > 1 || theirs !== undefined || !/^\d*$/.test(path)) return undefined;
    return { options: { ...first, ...access, db: Number(path) }, told };
  }
  const [, name = "", number] = /^([^\s/]+)(?:\/(\d+))?$/.exec(path) ?? [];
  if (!name) return undefined;
  const options = {
    ...access,
    sentinels: places,
    name,
    db: Number(number ?? 0),
    ...(tls && { sentinelTLS: {}, enableTLSForSentinelMode: true }),
    ...(theirs && { sentinelPassword: decodeURIComponent(theirs) }),
  };
  return { options, told: `${name} (${told})` };
};

const addressOf = (text: string, usual: number) => {
  const { six, host = six, port = usual } = address.exec(text)?.groups ?? {};
  const isOne = host !== undefined && Number(port) > 0 && Number(port) < 65_536;
  return isOne ? [{ host, port: Number(port) }] : [];
};

const isDecodable = (text: string): boolean => !/%(?![\da-f]{2})/i.test(text);

const nameIn = (who: string) => {
  const [username = "", ...rest] = who.split(":");
  const password = rest.join(":");
  return {
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
  };
};
