import { describe, expect, it } from "@jest/globals";
import { hasRedis, needsRedis, redisServer } from "../../test/redis.js";
import { queueFindings } from "./queue-findings.js";

describe("the doctor, asked for the queue", () => {
  it("has nothing to say where it stands in the database", async () =>
    expect(await queueFindings(undefined)).toEqual([]));

  it("says that a Redis is away, as a start would", async () =>
    expect(await queueFindings("redis://:secret@127.0.0.1:1")).toMatchObject([
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
    expect(await queueFindings(url)).toMatchObject([
      { isWell: true, about: { place: `127.0.0.1:${port}` } },
    ]);
    await stop();
  });
});
