import { expect, it } from "@jest/globals";
import type { MailTrouble } from "#infrastructure/mail/try-smtp.js";
import { hasRedis, needsRedis, redisServer } from "../../test/redis.js";
import { AwayWatch, mailTold, queueWatch } from "./away-watch.js";
import { healthOf, type Parts } from "./health.js";

const away: MailTrouble = {
  code: "MAIL_AWAY",
  about: { place: "mail.example.org:587", reason: "connect ECONNREFUSED" },
};

const readinessWith = (watched: Pick<Parts, "mail" | "redis">) =>
  healthOf({
    database: { query: async () => ({ rows: [] }) } as never,
    log: async () => undefined,
    ...watched,
  });

it("a mail server that is away is told once, stands in readiness without ending it, and its return is told", async () => {
  let found: MailTrouble | undefined;
  const told: (string | undefined)[] = [];
  const watch = new AwayWatch(
    async () => found,
    (trouble) => told.push(trouble?.code),
  );
  const readiness = () => readinessWith({ mail: watch });

  await watch.beat();
  expect(told).toEqual([]);
  expect((await readiness()).parts).not.toHaveProperty("mail");

  found = away;
  await watch.beat();
  await watch.beat();
  expect(told).toEqual(["MAIL_AWAY"]);
  expect(await readiness()).toEqual({
    isReady: true,
    parts: { database: "up", log: "up", mail: "away" },
  });

  found = undefined;
  await watch.beat();
  expect(told).toEqual(["MAIL_AWAY", undefined]);
});

it("is told in a sentence that says what to do", () => {
  expect(mailTold(away, "en")).toBe(
    "MAIL_AWAY: The mail server does not answer at mail.example.org:587 (connect ECONNREFUSED): letters wait. Start it, or correct SMTP_URL.",
  );
  expect(mailTold(away, "fr")).toMatch(/^MAIL_AWAY: Le serveur de courriel ne répond pas/);
});

const onRedis = hasRedis ? it : it.skip;

onRedis(
  `a Redis that goes while a worker runs, and comes back, does so too ${needsRedis}`,
  async () => {
    const server = await redisServer();
    const told: string[] = [];
    const tell = (line: unknown) => void told.push(String(line));
    const watch = queueWatch(server.url, { warn: tell, log: tell }, "en");
    try {
      await watch.beat();
      await server.kill();
      await watch.beat();
      await watch.beat();
      expect(await readinessWith({ redis: watch })).toEqual({
        isReady: true,
        parts: { database: "up", log: "up", queue: "away" },
      });
      await server.start();
      await watch.beat();
      expect((await readinessWith({ redis: watch })).parts).not.toHaveProperty("queue");
      expect(told).toEqual([
        expect.stringMatching(/^REDIS_AWAY: /),
        "Redis answers again: what was due is done.",
      ]);
    } finally {
      await server.stop();
    }
  },
);
