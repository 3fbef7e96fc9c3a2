import { describe, expect, it } from "@jest/globals";
import type { DomainEvent, PersonId, StreamName } from "#kernel/index.js";
import { draft, received } from "#labelling/application/file.story.js";
import type { Ending, WebhookEvent } from "#labelling/webhook/webhook.js";
import { notifyOwners } from "./notify-owners.js";
import { followingAll } from "./reaction.story.js";
import { againIn, placeIn, tellingWebhooks } from "./tell-webhooks.js";

const [hook, other, file] = ["webhook-w1", "webhook-w2", "application-f1"] as const;
const keeper = "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f01" as PersonId;

const registered: WebhookEvent = {
  type: "WebhookRegistered",
  url: "effacé",
  topics: ["application.received"],
  owner: { organisation: "o1" },
  keeper,
  registeredOn: "2027-02-01",
};
const ended = (reason: Ending): WebhookEvent => ({
  type: "WebhookDisabled",
  reason,
  disabledOn: "2027-02-03",
});
const enabled: WebhookEvent = { type: "WebhookEnabled", enabledOn: "2027-02-04" };
const changed = (topics?: readonly "application.decided"[]): WebhookEvent => ({
  type: "WebhookChanged",
  ...(topics && { topics }),
  keeper,
  changedOn: "2027-02-02",
});

const asked: WebhookEvent = {
  type: "WebhookReplayAsked",
  from: "2027-02-01",
  since: "2027-01-31T23:00:00.000Z",
};

type Happened = readonly [StreamName, DomainEvent];
const after = (...history: readonly Happened[]) => followingAll(tellingWebhooks, ...history);

describe("an event that somebody may hear of", () => {
  const told = (version: number) => [
    { command: "TellWebhooks", to: "f1", body: { stream: file, version } },
  ];
  it("is told while somebody listens for it", () =>
    expect(after([hook, registered], [file, received])).toEqual(told(1)));
  it("is written nowhere while nobody does", () => {
    expect(after([file, received])).toEqual([]);
    expect(after([hook, registered], [hook, ended("asked")], [file, received])).toEqual([]);
    expect(
      after([hook, registered], [hook, changed(["application.decided"])], [file, received]),
    ).toEqual([]);
  });
  it("is told again once somebody does", () => {
    expect(
      after([hook, registered], [hook, ended("gone")], [hook, enabled], [file, received]),
    ).toEqual(told(3));
    expect(
      after([hook, registered], [other, registered], [hook, ended("gone")], [file, received]),
    ).toEqual(told(3));
    expect(after([hook, registered], [hook, changed()], [file, received])).toEqual(told(2));
  });
  it("is none that nobody may hear of", () => {
    for (const event of draft) expect(after([hook, registered], [file, event])).toEqual([]);
  });
});

it("a replay that is asked for is found out from its own event", () =>
  expect(after([hook, registered], [hook, asked])).toEqual([
    { command: "TellWebhookAgain", to: "w1", body: { version: 1 } },
  ]));

it("an end that nobody asked for is told to whom it belongs", () => {
  const letters = (reason: Ending) =>
    followingAll(notifyOwners, [hook, registered], [hook, ended(reason)]).map(({ body }) => body);
  for (const reason of ["failing", "gone"] as const)
    expect(letters(reason)).toMatchObject([{ template: "webhook-disabled", recipients: "owner" }]);
  expect(letters("asked")).toEqual([]);
});

it("what the outbox holds of a later release is not guessed at", () => {
  expect(placeIn({ stream: file, version: 1 })).toEqual({ stream: file, version: 1 });
  expect(() => placeIn({ stream: file })).toThrow("this release does not know");
  expect(againIn({ version: 1, after: "0007" })).toEqual({ version: 1, after: "0007" });
  expect(() => againIn({})).toThrow("this release does not know");
});
