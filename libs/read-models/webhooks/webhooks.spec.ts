import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { PersonId } from "#kernel/index.js";
import { organisation } from "#labelling/organisation/organisation.js";
import { webhook, type WebhookEvent } from "#labelling/webhook/webhook.js";
import { as, type TestReading, testReading } from "../../../test/reading.js";
import { listWebhooks } from "./list-webhooks.js";

const nth = (n: number) => `9c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f${String(n).padStart(2, "0")}`;
const [own, institutions, another] = [nth(51), nth(52), nth(53)];
const [hers, his] = [nth(61), nth(62)];
const [editor, onlooker, stranger] = [nth(71), nth(72), nth(73)] as PersonId[] as [
  PersonId,
  PersonId,
  PersonId,
];
const url = "https://systemes.example.org/creativallee?jeton=secret";

const registered = (owner: (WebhookEvent & { type: "WebhookRegistered" })["owner"]) =>
  ({
    type: "WebhookRegistered",
    url,
    topics: ["label.granted"],
    owner,
    keeper: editor,
    registeredOn: "2027-02-01",
  }) as const;

let reading: TestReading;
beforeAll(async () => {
  reading = await testReading("2027-03-01T10:00:00.000Z");
  const { log } = reading;
  await log.tell(organisation, hers, [
    { type: "PersonInvited", person: editor, right: "edit" },
    { type: "PersonInvited", person: onlooker, right: "view" },
  ]);
  await log.tell(webhook, own, [registered({ organisation: hers })], {
    at: "2027-02-01T09:00:00.000Z",
  });
  await log.tell(webhook, own, [
    {
      type: "WebhookChanged",
      url: "https://systemes.example.org/label",
      keeper: editor,
      changedOn: "2027-02-02",
    },
    {
      type: "WebhookChanged",
      topics: ["label.revoked", "label.granted"],
      keeper: onlooker,
      changedOn: "2027-02-02",
    },
    { type: "WebhookDisabled", reason: "failing", disabledOn: "2027-02-03" },
  ]);
  const scheme = { scheme: "creativallee", institution: "CRCI" };
  await log.tell(webhook, institutions, [registered(scheme)]);
  await log.tell(webhook, another, [registered({ organisation: his })]);
}, 60_000);
afterAll(() => reading.stop());

const list = (viewer: ReturnType<typeof as>, asked: object = {}, asking = {}) =>
  reading.ask(listWebhooks, asked, viewer, asking);

describe("the list of webhooks", () => {
  it("shows a carrier their organisation’s alone, as last said", async () =>
    expect((await list(as("carrier", editor)))?.items).toEqual([
      {
        id: own,
        organisation: hers,
        scheme: null,
        institution: null,
        keeper: onlooker,
        topics: ["label.revoked", "label.granted"],
        url: "https://systemes.example.org/label",
        phase: "disabled",
        reason: "failing",
        registeredOn: "2027-02-01",
        calls: { succeededAt: null, failedAt: null, error: null, failures: 0 },
      },
    ]));

  it("shows an address to those who may change it, and to nobody else", async () => {
    const urls = async (viewer: ReturnType<typeof as>) =>
      (await list(viewer))?.items.map((one) => [one.id, one.url !== null]);
    expect(await urls(as("carrier", onlooker))).toEqual([[own, false]]);
    expect(await urls(as("carrier", stranger))).toEqual([]);
    const all = [own, institutions, another];
    expect(await urls(as("secretariat", stranger))).toEqual(
      all.map((id) => [id, id === institutions]),
    );
    expect(await urls(as("auditor", editor))).toEqual(all.map((id) => [id, false]));
  });

  it("goes back in time, and comes page by page", async () => {
    const asOf = { asOf: "2027-02-01T09:00:00.000Z" };
    expect((await list(as("carrier", editor), {}, asOf))?.items).toMatchObject([
      { id: own, url, phase: "enabled", reason: null, topics: ["label.granted"] },
    ]);
    const office = as("secretariat", stranger);
    const page = await list(office, { limit: 2 });
    const rest = await list(office, { after: page?.next ?? "" });
    expect([...(page?.items ?? []), ...(rest?.items ?? [])]).toMatchObject([
      { id: own },
      { id: institutions },
      { id: another },
    ]);
  });

  it("comes out the same when it is built anew", async () => {
    const before = await list(as("secretariat", stranger));
    await reading.rebuilt();
    expect(await list(as("secretariat", stranger))).toEqual(before);
  });
});
