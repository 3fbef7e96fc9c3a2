import { describe, expect, it } from "@jest/globals";
import { type StreamName, streamName } from "#kernel/index.js";
import type { CertificationEvent } from "#labelling/certification/certification.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { granted } from "#labelling/label/label.story.js";
import { certifyLabels } from "./certify-labels.js";
import { followingAll } from "./reaction.story.js";

const one = "1d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const mark = streamName("label", one);
const lists = streamName("certification", "1");
const day = "2026-06-01";

const issued: CertificationEvent = {
  type: "CertificateIssued",
  label: one,
  index: 5,
  issuedOn: day,
};
const recorded: CertificationEvent = {
  type: "StandingRecorded",
  label: one,
  standing: "suspended",
  recordedOn: day,
};
const after = (...history: readonly (readonly [StreamName, LabelEvent | CertificationEvent])[]) =>
  followingAll(certifyLabels, ...history);
const record = { command: "RecordStanding", to: "1", body: { label: one } };
const publish = (changes: number) =>
  ["suspension", "revocation"].map((purpose) => ({
    command: "PublishStatusList",
    to: "1",
    body: { purpose, changes },
  }));

describe("certificates", () => {
  it("are issued on each grant", () =>
    expect(after([mark, granted])).toEqual([
      { command: "IssueCertificate", to: "1", body: { label: one } },
    ]));
  it("have their lists published when they are issued, and what has happened meanwhile recorded", () => {
    expect(after([lists, issued])).toEqual([record, ...publish(0)]);
    expect(after([lists, issued], [lists, recorded], [lists, issued])).toEqual([
      record,
      ...publish(1),
    ]);
  });
  it("stand otherwise when their label does, and on the day after a suspension that ends", () => {
    const suspended = { type: "LabelSuspended", motives: "m", suspendedOn: day } as const;
    expect(after([mark, suspended])).toEqual([record]);
    expect(after([mark, { ...suspended, until: "2026-06-30" }])).toEqual([
      record,
      { ...record, from: "2026-07-01" },
    ]);
    const others: readonly LabelEvent[] = [
      { type: "LabelReinstated", reinstatedOn: day },
      { type: "LabelRevoked", motives: "m", revokedOn: day },
      { type: "LabelSurrendered", surrenderedOn: day },
      { type: "LabelExpired", expiredOn: day },
    ];
    for (const event of others) expect(after([mark, event])).toEqual([record]);
  });
  it("have their lists published after each change, as far as it goes", () =>
    expect(after([lists, recorded], [lists, recorded])).toEqual(publish(2)));
  it("mind nothing else", () =>
    expect(after([mark, { type: "ConditionMet", condition: 1, metOn: day }])).toEqual([]));
});
