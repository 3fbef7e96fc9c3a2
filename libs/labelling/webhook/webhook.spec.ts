import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { plainToInstance } from "class-transformer";
import { validate } from "class-validator";
import type { Aggregate, DomainEvent, PersonId, World } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { committee } from "../committee/committee.js";
import { ana, as, bob, board, office, stranger, today } from "../instruction/instruction.story.js";
import { changeWebhook } from "./change-webhook.js";
import { disableWebhook } from "./disable-webhook.js";
import { enableWebhook } from "./enable-webhook.js";
import { giveUpWebhook } from "./give-up-webhook.js";
import { boardOf, stillSits } from "./keeper.js";
import { registerWebhook, RegisterWebhookBody } from "./register-webhook.js";
import { replayWebhook, ReplayWebhookBody } from "./replay-webhook.js";
import { rotateSecret } from "./rotate-secret.js";
import { isForCarriers, topicOf, topics } from "./topics.js";
import { signingAt, webhook, type WebhookEvent } from "./webhook.js";

const hooks = story(webhook);
const nobody = { board: committee.initial };
const members = { board: board() };
const organisation = "5a0b7c1d-93f0-5d2e-8b66-2c9f4e1d7a03";
const url = "https://systemes.example.org/creativallee";
const theirs = as(ana, "carrier");
const body = { url, topics: ["application.decided", "label.granted"] as const, organisation };
const [scheme, institution] = ["creativallee", "CRCI"];
const seat = { url, topics: ["session.convened"] as const, scheme, institution, person: ana };

const registered: WebhookEvent = {
  type: "WebhookRegistered",
  url,
  topics: body.topics,
  owner: { organisation },
  keeper: ana,
  registeredOn: today,
};
const seated: WebhookEvent = {
  type: "WebhookRegistered",
  url,
  topics: seat.topics,
  owner: { scheme, institution },
  keeper: ana,
  registeredOn: today,
};
const asked: WebhookEvent = { type: "WebhookDisabled", reason: "asked", disabledOn: today };
const rotated = (nth: number, overlap: number, previousUntil: string): WebhookEvent => ({
  type: "WebhookSecretRotated",
  nth,
  overlap,
  previousUntil,
});

describe("registering a webhook", () => {
  const given = hooks.given();
  it("is for one of an organisation’s people, whose sight it has", () =>
    given.when(registerWebhook, body, today, nobody, theirs).then(registered));
  it("is for the secretariat where an institution of the committee listens, by a member’s sight", () =>
    given.when(registerWebhook, seat, today, members, office).then(seated));
  it("is for nobody else", () => {
    given.when(registerWebhook, body, today, nobody, office).refused("WEBHOOK_BY_ITS_OWN_PEOPLE");
    given.when(registerWebhook, seat, today, members, theirs).refused("WEBHOOK_BY_THE_SECRETARIAT");
  });
  it.each([
    { url, topics: body.topics },
    { ...seat, organisation },
    { url, topics: seat.topics, scheme, institution },
    { url, topics: seat.topics, scheme, person: ana },
    { url, topics: seat.topics, institution, person: ana },
  ])("wants to know whose it is (%#)", (unclear) =>
    given.when(registerWebhook, unclear, today, nobody, office).refused("WEBHOOK_OWNER_UNCLEAR"),
  );
  it("lends the sight of nobody who does not sit for the institution", () => {
    for (const person of [bob, stranger])
      given
        .when(registerWebhook, { ...seat, person }, today, members, office)
        .refused("KEEPER_HAS_NO_SEAT", { institution, today });
  });
  it("tells an organisation nothing of a committee’s sessions", () =>
    given
      .when(registerWebhook, { ...body, topics: seat.topics }, today, nobody, theirs)
      .refused("TOPICS_OF_A_COMMITTEE", { topics: ["session.convened"] }));
  it("is done once", () =>
    hooks
      .given(registered)
      .when(registerWebhook, body, today, nobody, theirs)
      .refused("WEBHOOK_ALREADY_REGISTERED"));
});

describe("what a body says of it", () => {
  const faults = async (some: object) =>
    (await validate(plainToInstance(RegisterWebhookBody, { ...body, ...some }))).map(
      ({ property }) => property,
    );
  it("is taken as it should be", async () => expect(await faults({})).toEqual([]));
  it.each(["http://10.0.0.7/", `https://example.org/${"a".repeat(2_000 - 20)}`])(
    "is an address, allowed or not: %j",
    async (fine) => expect(await faults({ url: fine })).toEqual([]),
  );
  it.each([
    "ftp://example.org",
    "systemes.example.org",
    "https://user:secret@example.org/",
    "https://user@example.org/",
    "https://:secret@example.org/",
    "xhttps://example.org/",
    "httpsx://example.org/",
    "https://example.org/#part",
    `https://example.org/${"a".repeat(2_000)}`,
    "javascript:alert(1)",
    5,
    "",
  ])("is no address: %j", async (wrong) => expect(await faults({ url: wrong })).toEqual(["url"]));
  it.each([
    { wrong: [] },
    { wrong: ["application.started"] },
    { wrong: ["label.granted", "label.granted"] },
    { wrong: "label.granted" },
  ])("is no list of topics: $wrong", async ({ wrong }) =>
    expect(await faults({ topics: wrong })).toEqual(["topics"]),
  );
});

describe("changing a webhook", () => {
  const both = hooks.given(registered);
  it("gives it to whoever changes it", () =>
    both.when(changeWebhook, {}, today, nobody, as(bob, "carrier")).then({
      type: "WebhookChanged",
      keeper: bob,
      changedOn: today,
    }));
  it("changes where it is told, and of what", () => {
    const other = { url: `${url}/2`, topics: ["label.revoked"] as const };
    both
      .when(changeWebhook, other, today, nobody, theirs)
      .then({ type: "WebhookChanged", ...other, keeper: ana, changedOn: today });
    both.when(changeWebhook, {}, today, nobody, theirs).then();
    hooks
      .given(seated)
      .when(changeWebhook, { url: other.url }, today, nobody, office)
      .then({ type: "WebhookChanged", url: other.url, keeper: ana, changedOn: today });
  });
  it("lends an institution’s another member’s sight", () => {
    const given = hooks.given({ ...seated, keeper: bob } as WebhookEvent);
    given
      .when(changeWebhook, { person: ana }, today, members, office)
      .then({ type: "WebhookChanged", keeper: ana, named: true, changedOn: today });
    given
      .when(changeWebhook, { person: stranger }, today, members, office)
      .refused("KEEPER_HAS_NO_SEAT", { institution, today });
  });
  it("is refused where it is another’s, or makes no sense", () => {
    both.when(changeWebhook, {}, today, nobody, office).refused("WEBHOOK_NOT_YOURS");
    hooks.given(seated).when(changeWebhook, {}, today, nobody, theirs).refused("WEBHOOK_NOT_YOURS");
    both
      .when(changeWebhook, { person: bob }, today, nobody, theirs)
      .refused("WEBHOOK_OWNER_UNCLEAR");
    both
      .when(changeWebhook, { topics: ["session.closed"] }, today, nobody, theirs)
      .refused("TOPICS_OF_A_COMMITTEE", { topics: ["session.closed"] });
    hooks.given().when(changeWebhook, {}, today, nobody, theirs).refused("WEBHOOK_UNKNOWN");
  });
});

describe("rotating its secret", () => {
  it("leaves the one before for a day, or for as long as asked", () => {
    const given = hooks.given(registered);
    const until = "2026-12-01T09:00:00.000Z";
    given.when(rotateSecret, {}, today, undefined, theirs).then(rotated(2, 24, until));
    const now = `${today}T09:00:00.000Z`;
    given.when(rotateSecret, { overlap: 0 }, today, undefined, theirs).then(rotated(2, 0, now));
  });
  it("is its owner’s alone", () => {
    const once = hooks.given(registered);
    once.when(rotateSecret, {}, today, undefined, office).refused("WEBHOOK_NOT_YOURS");
    hooks.given().when(rotateSecret, {}, today).refused("WEBHOOK_UNKNOWN");
  });
  it("has both sign until then", () => {
    const until = "2026-12-01T09:00:00.000Z";
    const state = [registered, rotated(2, 24, until)].reduce(webhook.evolve, webhook.initial);
    if (state.phase === "unknown") throw new Error("it is registered");
    expect(signingAt(state, "2026-12-01T08:59:59.999Z")).toEqual([2, 1]);
    expect(signingAt(state, until)).toEqual([2]);
  });
});

describe("silencing a webhook", () => {
  it("is for its owner, for the secretariat, and for the engine, which says why", () => {
    const given = hooks.given(registered);
    for (const who of [theirs, office])
      given.when(disableWebhook, {}, today, undefined, who).then(asked);
    for (const reason of ["failing", "gone"] as const)
      given
        .when(giveUpWebhook, { reason }, today)
        .then({ type: "WebhookDisabled", reason, disabledOn: today });
  });
  it("is so already", () => {
    const given = hooks.given(registered, asked);
    given.when(disableWebhook, {}, today).then();
    given.when(giveUpWebhook, { reason: "gone" }, today).then();
  });
  it("ends when its owner says so", () => {
    const given = hooks.given(registered, asked);
    const enabled = { type: "WebhookEnabled", enabledOn: today } as const;
    given.when(enableWebhook, {}, today, undefined, theirs).then(enabled);
    given.when(enableWebhook, {}, today, undefined, office).refused("WEBHOOK_NOT_YOURS");
    hooks
      .given(registered, asked, enabled)
      .when(enableWebhook, {}, today, undefined, theirs)
      .then();
  });
  it("is about one that is there", () => {
    const none = hooks.given();
    none.when(disableWebhook, {}, today).refused("WEBHOOK_UNKNOWN");
    none.when(giveUpWebhook, { reason: "gone" }, today).refused("WEBHOOK_UNKNOWN");
    none.when(enableWebhook, {}, today).refused("WEBHOOK_UNKNOWN");
    none.when(replayWebhook, { from: today }, today).refused("WEBHOOK_UNKNOWN");
  });
});

describe("telling a webhook again", () => {
  const replay = (from: string, ...history: readonly WebhookEvent[]) =>
    hooks.given(registered, ...history).when(replayWebhook, { from }, today, undefined, theirs);
  it("goes back to the beginning of a day in Paris, or to an instant", () => {
    const type = "WebhookReplayAsked";
    replay("2026-11-01").then({ type, from: "2026-11-01", since: "2026-10-31T23:00:00.000Z" });
    const from = "2026-11-01T10:00:00+01:00";
    replay(from).then({ type, from, since: "2026-11-01T09:00:00.000Z" });
  });
  it.each([
    ["2026-11-01", 0],
    ["2026-11-01T10:00:00+01:00", 0],
    ["2026-02-30", 1],
    ["hier", 1],
    [20_261_101, 1],
  ])("is asked for from %j", async (from, faults) =>
    expect(await validate(plainToInstance(ReplayWebhookBody, { from }))).toHaveLength(faults),
  );
  it("is of what has been, to one that listens, for its owner", () => {
    replay("2026-12-01").refused("REPLAY_FROM_TO_COME", { from: "2026-12-01" });
    replay("2026-11-01", asked).refused("WEBHOOK_IS_DISABLED");
    hooks
      .given(registered)
      .when(replayWebhook, { from: today }, today, undefined, office)
      .refused("WEBHOOK_NOT_YOURS");
  });
});

describe("topics", () => {
  it("are told by the kind of stream and the type of event, and are no more than they say", () => {
    expect(topicOf("application", "DecisionDeemed")).toBe("application.decided");
    expect(topicOf("label", "DecisionDeemed")).toBeUndefined();
    for (const [kind, type] of [
      ["application", "DraftEdited"],
      ["application", "ApplicationHeld"],
      ["instruction", "ReviewSubmitted"],
      ["session", "SecretBallotCast"],
      ["session", "ItemDecided"],
    ] as const)
      expect(topicOf(kind, type)).toBeUndefined();
    expect(topics.filter((topic) => !isForCarriers(topic))).toEqual([
      "session.convened",
      "session.adjourned",
      "session.closed",
      "session.minutes",
    ]);
  });
});

it("has a keeper whose sight it has for as long as they sit", () => {
  const sits = { owner: { scheme, institution }, keeper: ana };
  expect(stillSits(sits, board(), today)).toBe(true);
  expect(stillSits({ ...sits, keeper: stranger }, board(), today)).toBe(false);
  expect(stillSits({ owner: { organisation }, keeper: stranger }, board(), today)).toBe(true);
});

it("looks at the committee of the scheme that an institution listens to, and at no other", async () => {
  const world = {
    fold: async <State, Event extends DomainEvent>({ kind }: Aggregate<State, Event>, id: string) =>
      `${kind} ${id}` as State,
    blob: async () => null,
  } satisfies World;
  expect(await boardOf(world, { scheme, institution })).toBe("committee creativallee");
  expect(await boardOf(world, { organisation })).toBe(committee.initial);
  const state = webhook.evolve(webhook.initial, seated);
  const gathered = await registerWebhook.gather?.(webhook.initial, seat, world, "w1");
  expect(gathered).toEqual({ board: "committee creativallee" });
  expect(await changeWebhook.gather?.(state, {}, world, "w1")).toEqual(gathered);
  expect(await changeWebhook.gather?.(webhook.initial, {}, world, "w1")).toEqual(nobody);
  const unclear = { url, topics: body.topics, person: ana as PersonId };
  expect(await registerWebhook.gather?.(webhook.initial, unclear, world, "w1")).toEqual(nobody);
});
