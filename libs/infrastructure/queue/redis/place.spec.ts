import { describe, expect, it } from "@jest/globals";
import { redisPlace } from "./place.js";

describe("the address of a Redis", () => {
  it.each([
    ["redis://localhost", { host: "localhost", port: 6379, db: 0 }, "localhost:6379"],
    ["redis://127.0.0.1:7000/2", { host: "127.0.0.1", port: 7000, db: 2 }, "127.0.0.1:7000"],
    ["redis://:s%40cret@r", { host: "r", port: 6379, password: "s@cret", db: 0 }, "r:6379"],
    [
      "redis://user:a:b@r",
      { host: "r", port: 6379, username: "user", password: "a:b", db: 0 },
      "r:6379",
    ],
    ["redis://[::1]:7000", { host: "::1", port: 7000, db: 0 }, "::1:7000"],
    ["rediss://r", { host: "r", port: 6379, tls: {}, db: 0 }, "r:6379"],
    [
      "redis+sentinel://:secret@one,two:7000/jobs/3?sentinel-password=other%3F",
      {
        sentinels: [
          { host: "one", port: 26379 },
          { host: "two", port: 7000 },
        ],
        name: "jobs",
        db: 3,
        password: "secret",
        sentinelPassword: "other?",
      },
      "jobs (one:26379, two:7000)",
    ],
    [
      "rediss+sentinel://one/jobs",
      {
        sentinels: [{ host: "one", port: 26379 }],
        name: "jobs",
        db: 0,
        tls: {},
        sentinelTLS: {},
        enableTLSForSentinelMode: true,
      },
      "jobs (one:26379)",
    ],
  ])("is read from %s, and told without its secrets", (url, options, told) =>
    expect(redisPlace(url)).toEqual({ options, told }),
  );

  it.each([
    "http://localhost",
    "redis://",
    "redis:///0",
    "localhost:6379",
    "redis://one,two",
    "redis://r/jobs",
    "redis://r:0",
    "redis://r:70000",
    "redis://:%@r",
    "redis://r?sentinel-password=x",
    "redis+sentinel://one",
    "redis+sentinel://one/",
    "redis+sentinel://one,/jobs",
    "redis+sentinel://one/jobs/first",
  ])("is not %s", (url) => expect(redisPlace(url)).toBeUndefined());
});
