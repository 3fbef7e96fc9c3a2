import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { hasRedis, needsRedis, redisServer } from "../../../../test/redis.js";
import { redisFaults, tryRedis } from "./try-redis.js";

/** Whoever answers each request with the same words, or says nothing at all. */
const answering = async (words: string | undefined, look: (url: string) => Promise<void>) => {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", (asked) => {
      const commands = asked.toString().match(/^\*\d+\r$/gm) ?? [];
      if (words !== undefined) socket.write(words.repeat(Math.max(1, commands.length)));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  await look(`redis://127.0.0.1:${(server.address() as AddressInfo).port}`).finally(() =>
    server.close(),
  );
};

const info = (...lines: readonly string[]) => {
  const text = lines.join("\r\n");
  return `$${text.length}\r\n${text}\r\n`;
};

describe("a start that names a Redis", () => {
  it("is refused where nobody answers, and the secret is not repeated", async () => {
    const url = "redis://:secret@127.0.0.1:1";
    expect(await redisFaults(url)).toEqual([
      {
        code: "REDIS_AWAY",
        about: { place: "127.0.0.1:1", reason: expect.stringContaining("ECONNREFUSED") },
      },
    ]);
    const refused = await tryRedis(url).catch(String);
    expect(refused).toContain("REDIS_AWAY: Redis does not answer at 127.0.0.1:1");
    expect(refused).not.toContain("secret");
  });

  it("is refused where the sentinels do not answer", async () =>
    expect(await redisFaults("redis+sentinel://127.0.0.1:1/jobs")).toMatchObject([
      { code: "REDIS_AWAY", about: { place: "jobs (127.0.0.1:1)" } },
    ]));

  it("is refused where somebody listens and says nothing", async () =>
    answering(undefined, async (url) =>
      expect(await redisFaults(url)).toMatchObject([{ code: "REDIS_AWAY" }]),
    ));

  it("is refused where something else answers, in our words alone", async () =>
    answering("HTTP/1.1 400 Bad Request\r\n\r\n", async (url) =>
      expect(await redisFaults(url)).toEqual([
        { code: "NOT_A_REDIS", about: { place: url.slice("redis://".length) } },
      ]),
    ));

  it("is refused where TLS is asked for and nobody encrypts", async () =>
    answering("-ERR unknown command\r\n", async (url) =>
      expect(await redisFaults(url.replace("redis:", "rediss:"))).toMatchObject([
        { code: "REDIS_WITHOUT_TLS" },
      ]),
    ));

  it.each(["2.8.0", "5.0.14", "6.0.9"])("is refused by version %s", async (version) =>
    answering(info(`redis_version:${version}`, "role:master"), async (url) =>
      expect(await redisFaults(url)).toMatchObject([
        { code: "REDIS_TOO_OLD", about: { version, oldest: "6.2" } },
      ]),
    ),
  );

  it.each(["6.2.0", "7.4.1", "10.0.0"])("is content with version %s", async (version) =>
    answering(info(`redis_version:${version}`, "role:master"), async (url) =>
      expect(await redisFaults(url)).toEqual([]),
    ),
  );
});

(hasRedis ? describe : describe.skip)(`a start that names a real Redis ${needsRedis}`, () => {
  const faultsOf = async (settings: readonly string[], access = "", number = "") => {
    const redis = await redisServer(...settings);
    const url = redis.url.replace("//", `//${access}`) + number;
    return redisFaults(url).finally(() => redis.stop());
  };

  it("is content with one that evicts nothing", async () => expect(await faultsOf([])).toEqual([]));

  it("is refused by one that evicts", async () =>
    expect(await faultsOf(["--maxmemory-policy", "allkeys-lru"])).toMatchObject([
      { code: "REDIS_EVICTS", about: { policy: "allkeys-lru" } },
    ]));

  it("is refused by one that asks for a password, or for another one", async () => {
    const shut = ["--requirepass", "secret"];
    expect(await faultsOf(shut, ":secret@")).toEqual([]);
    expect(await faultsOf(shut)).toMatchObject([{ code: "REDIS_SHUT" }]);
    expect(await faultsOf(shut, ":other@")).toMatchObject([{ code: "REDIS_SHUT" }]);
    expect(await faultsOf(shut, "nobody:secret@")).toMatchObject([{ code: "REDIS_SHUT" }]);
  });

  it("is refused by a replica", async () =>
    expect(await faultsOf(["--replicaof", "127.0.0.1", "1"])).toMatchObject([
      { code: "REDIS_FOLLOWS" },
    ]));

  it("is refused by a node of a cluster", async () =>
    expect(await faultsOf(["--cluster-enabled", "yes"])).toMatchObject([
      { code: "REDIS_IN_CLUSTER" },
    ]));

  it("is refused where it has no database of that number", async () => {
    const shut = ["--requirepass", "secret"];
    expect(await faultsOf(shut, ":secret@", "/99")).toMatchObject([
      { code: "REDIS_NO_SUCH_NUMBER", about: { number: 99 } },
    ]);
    expect(await faultsOf(shut, ":secret@", "/15")).toEqual([]);
  });

  it("is refused by one that takes no writes, and by one that does not let this user write", async () => {
    expect(await faultsOf(["--min-replicas-to-write", "1"])).toMatchObject([
      { code: "REDIS_TAKES_NOTHING", about: { reason: expect.stringContaining("NOREPLICAS") } },
    ]);
    const reader = ["--user", ..."reader on >secret ~* +@read +@connection +info".split(" ")];
    expect(await faultsOf(reader, "reader:secret@")).toMatchObject([{ code: "REDIS_SHUT" }]);
  });

  it("leaves nothing of its trial there", async () => {
    const redis = await redisServer();
    expect(await redisFaults(redis.url)).toEqual([]);
    expect(await redis.ask("dbsize")).toBe(0);
    await redis.stop();
  });

  it("is told of everything at once", async () =>
    expect(
      await faultsOf(["--replicaof", "127.0.0.1", "1", "--maxmemory-policy", "volatile-ttl"]),
    ).toMatchObject([{ code: "REDIS_EVICTS" }, { code: "REDIS_FOLLOWS" }]));
});
