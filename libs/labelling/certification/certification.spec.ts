import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Aggregate, DomainEvent, Id, World } from "#kernel/index.js";
import { circumstances, story } from "#kernel/story.js";
import type { LabelEvent } from "../label/events.js";
import { label, type Label } from "../label/label.js";
import { granted, grantedOn, suspended } from "../label/label.story.js";
import {
  certification,
  type CertificationEvent,
  places,
  placesIn,
  purposes,
  type Standing,
} from "./certification.js";
import { issueCertificate } from "./issue-certificate.js";
import { publishStatusList } from "./publish-status-list.js";
import { recordStanding } from "./record-standing.js";

const lists = story(certification);
const today = "2026-06-01";
const one = "1d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const other = "2d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";
const hash = "5f".repeat(32);
const body = { label: one };

const issued = (index: number, of = one): CertificationEvent => ({
  type: "CertificateIssued",
  label: of,
  index,
  issuedOn: today,
});
const recorded = (standing: Standing, of = one, recordedOn = today): CertificationEvent => ({
  type: "StandingRecorded",
  label: of,
  standing,
  recordedOn,
});
const published = (changes: number, of = hash): CertificationEvent => ({
  type: "StatusListPublished",
  purpose: "suspension",
  changes,
  hash: of,
  publishedOn: today,
});

const held = (...history: readonly LabelEvent[]) => ({
  held: history.reduce(label.evolve, label.initial),
});

const worldWith = (state: Label): World => ({
  fold: async <State, Event extends DomainEvent>({ kind, initial }: Aggregate<State, Event>) =>
    kind === label.kind ? (state as State) : initial,
  blob: async () => null,
});

describe("issuing a certificate", () => {
  // The command of a story begins with eight zeros.
  it("gives it the place that its command draws", () =>
    lists.given().when(issueCertificate, body, today, { granted: true }).then(issued(0)));
  it("gives it the next one where somebody has that", () =>
    lists
      .given(issued(0, other), issued(1, "3d"))
      .when(issueCertificate, body, today, { granted: true })
      .then(issued(2)));
  it("gives it one alone, however often it is asked", () =>
    lists.given(issued(5)).when(issueCertificate, body, today, { granted: false }).then());
  it("is for labels that were granted", () =>
    lists
      .given()
      .when(issueCertificate, body, today, { granted: false })
      .refused("NO_LABEL_TO_CERTIFY"));
  it("finds out whether it was", async () => {
    const asked = (state: Label) =>
      issueCertificate.gather?.(certification.initial, body, worldWith(state), "1");
    expect(await asked(held(granted).held)).toEqual({ granted: true });
    expect(await asked(label.initial)).toEqual({ granted: false });
  });
  it("tells when no place is left", () => {
    const certificates = Array.from({ length: places }, (_, index) => ({
      label: String(index),
      index,
      issuedOn: today,
    }));
    const state = { ...certification.initial, certificates };
    const decision = issueCertificate.decide(state, body, circumstances(today), { granted: true });
    expect(decision).toMatchObject({ rejected: { code: "STATUS_LISTS_FULL" } });
  });
  it("gives no place twice, whatever is drawn", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 40 }), (draws) => {
        let state = certification.initial;
        for (const [nth, draw] of draws.entries()) {
          const command = `${draw.toString(16).padStart(8, "0")}-` as Id<"command">;
          const now = { ...circumstances(today), command };
          const decision = issueCertificate.decide(state, { label: `l${nth}` }, now, {
            granted: true,
          });
          if ("accepted" in decision) state = decision.accepted.reduce(certification.evolve, state);
        }
        const taken = state.certificates.map(({ index }) => index);
        expect(new Set(taken).size).toBe(draws.length);
        for (const index of taken) expect(index >= 0 && index < places).toBe(true);
      }),
    ));
});

describe("how a certificate stands", () => {
  const when = (facts: { readonly held: Label }, ...before: readonly CertificationEvent[]) =>
    lists.given(issued(5), ...before).when(recordStanding, body, grantedOn, facts);

  it("is as its label does", () => {
    when(held(granted, { ...suspended, until: "2099-01-01" })).then(
      recorded("suspended", one, grantedOn),
    );
    const gone: LabelEvent = { type: "LabelSurrendered", surrenderedOn: grantedOn };
    when(held(granted, gone)).then(recorded("revoked", one, grantedOn));
    when(held(granted), recorded("suspended")).then(recorded("clear", one, grantedOn));
  });
  it("is not recorded where it is recorded already", () => {
    when(held(granted)).then();
    when(held(granted, suspended), recorded("suspended")).then();
  });
  it("that has run out by its own dates is told by itself", () => {
    const over: LabelEvent = { type: "LabelExpired", expiredOn: grantedOn };
    when(held(granted, suspended, over), recorded("suspended")).then(
      recorded("clear", one, grantedOn),
    );
  });
  it("waits for the certificate", () =>
    lists.given().when(recordStanding, body, grantedOn, held(granted, suspended)).then());
  it("is found in the label", async () => {
    const state = held(granted).held;
    expect(
      await recordStanding.gather?.(certification.initial, body, worldWith(state), "1"),
    ).toEqual({ held: state });
  });
});

describe("publishing a list", () => {
  const list = { purpose: "suspension", changes: 1, hash } as const;
  const before = [issued(5), recorded("suspended")] as const;
  it("names it by its hash, after so many changes", () =>
    lists
      .given(...before)
      .when(publishStatusList, list, today)
      .then(published(1)));
  it("is done once for what is the same", () =>
    lists
      .given(...before, published(0))
      .when(publishStatusList, list, today)
      .then());
  it("leaves it to the changes that have come since", () =>
    lists
      .given(...before, recorded("clear"))
      .when(publishStatusList, list, today)
      .then());
  it("is of what is recorded", () =>
    lists
      .given(issued(5))
      .when(publishStatusList, list, today)
      .refused("CHANGES_NOT_RECORDED", { changes: 1, recorded: 0 }));
});

describe("what a list says", () => {
  const state = [
    issued(5),
    issued(9, other),
    recorded("suspended"),
    recorded("revoked", other),
    recorded("clear"),
  ].reduce(certification.evolve, certification.initial);
  it("follows from the first so many changes", () => {
    const told = [0, 1, 2, 3].map((count) =>
      purposes.map((purpose) => placesIn(state, purpose, count)),
    );
    expect(told).toEqual([
      [[], []],
      [[5], []],
      [[5], [9]],
      [[], [9]],
    ]);
  });
});
