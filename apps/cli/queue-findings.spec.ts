import { describe, expect, it } from "@jest/globals";
import { hasRedis, needsRedis, redisServer } from "../../test/redis.js";
import { queueFindings } from "./queue-findings.js";

/** It is not asked. */
const nothing = { query: () => Promise.reject(new Error("It was asked.")) };

describe("the doctor, asked for the queue", () => {
  it("says that a Redis is away, as a start would", async () =>
    expect(await queueFindings(nothing, "redis://:secret@127.0.0.1:1")).toMatchObject([
      {
        isWell: false,
        sentence: { en: expect.stringMatching(/^Redis does not answer at {place}/) },
        about: { place: "127.0.0.1:1" },
      },
    ]));
});

(hasRedis ? describe : describe.skip)(`the doctor, asked for a Redis ${needsRedis}`, () => {
  it("says where it is", async () => {
    const { url, port, stop } = await redisServer();
    expect(await queueFindings(nothing, url)).toMatchObject([
      { isWell: true, about: { place: `127.0.0.1:${port}` } },
    ]);
    await stop();
  });
});
