import { expect, it } from "@jest/globals";
import type { MailTrouble } from "#infrastructure/mail/try-smtp.js";
import { healthOf } from "../health.js";
import { mailTold, MailWatch } from "./mail-watch.js";

const away: MailTrouble = {
  code: "MAIL_AWAY",
  about: { place: "mail.example.org:587", reason: "connect ECONNREFUSED" },
};

it("a mail server that is away is told once, stands in readiness without ending it, and its return is told", async () => {
  let found: MailTrouble | undefined;
  const told: (string | undefined)[] = [];
  const watch = new MailWatch(
    async () => found,
    (trouble) => told.push(trouble?.code),
  );
  const readiness = () =>
    healthOf({
      database: { query: async () => ({ rows: [] }) } as never,
      log: async () => undefined,
      mail: watch,
    });

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
