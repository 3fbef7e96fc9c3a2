import { describe, expect, it } from "@jest/globals";
import type { PersonId, World } from "#kernel/index.js";
import { story } from "#kernel/story.js";
import { adoptSeats } from "./adopt-seats.js";
import { committee, type CommitteeEvent, type Mandate } from "./committee.js";
import { endMandate } from "./end-mandate.js";
import { formCommittee } from "./form-committee.js";
import { giveMandate } from "./give-mandate.js";
import { chairOn, deputyOn, mandateOn, rollOn } from "./mandates.js";
import { nameChair } from "./name-chair.js";
import { nameDeputy } from "./name-deputy.js";
import { seatingOf } from "./seating.js";

const board = story(committee);
const today = "2026-09-01";
const person = (n: number) => `7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f0${n}` as PersonId;
const command = "00000000-0000-5000-8000-00000000c0de";
const seating = {
  schemeVersion: 1,
  definition: "5d".repeat(32),
  seats: [
    { institution: "CRCI", count: 1, substitutes: 1 },
    { institution: "NFX", count: 2, substitutes: 0 },
  ],
  chair: "CRCI",
};
const formed: CommitteeEvent = { type: "CommitteeFormed", ...seating, formedOn: today };
const member = (n: number, institution: string, more: Partial<Mandate> = {}) =>
  ({
    type: "MandateGiven",
    mandate: `m${n}`,
    person: person(n),
    institution,
    rank: "member",
    from: today,
    ...more,
  }) satisfies CommitteeEvent;
const asked = { person: person(1), institution: "CRCI", rank: "member", from: today } as const;
const known = { known: true };
const after = (...history: readonly CommitteeEvent[]) =>
  history.reduce(committee.evolve, committee.initial);

describe("forming a committee", () => {
  it("takes the seats from the scheme's rules", () =>
    board.given().when(formCommittee, {}, today, seating).then(formed));
  it("happens once", () => board.given(formed).when(formCommittee, {}, today, seating).then());
  it("needs rules", () =>
    board.given().when(formCommittee, {}, today, undefined).refused("NO_RULES_FOR_SEATS"));
});

describe("adopting the seats of a newer version", () => {
  const newer = { ...seating, schemeVersion: 2, definition: "6e".repeat(32), seats: [] };
  it("lays them out anew", () =>
    board
      .given(formed)
      .when(adoptSeats, {}, "2026-10-01", newer)
      .then({ type: "SeatsAdopted", ...newer, adoptedOn: "2026-10-01" }));
  it("says nothing where they are those", () =>
    board.given(formed).when(adoptSeats, {}, today, seating).then());
  it("needs rules", () =>
    board.given(formed).when(adoptSeats, {}, today, undefined).refused("NO_RULES_FOR_SEATS"));
  it("leaves the mandates that were given", () =>
    expect(
      rollOn(
        after(formed, member(1, "CRCI"), { type: "SeatsAdopted", ...newer, adoptedOn: today }),
        today,
      ),
    ).toHaveLength(1));
});

describe("giving a mandate", () => {
  it("seats a person, from a day on", () =>
    board
      .given(formed)
      .when(giveMandate, asked, today, known)
      .then({ type: "MandateGiven", mandate: command, ...asked }));
  it("says nothing when it is so already", () =>
    board.given(formed, member(1, "CRCI")).when(giveMandate, asked, today, known).then());
  it("takes a person who is known", () =>
    board
      .given(formed)
      .when(giveMandate, asked, today, { known: false })
      .refused("MEMBER_UNKNOWN"));
  it("takes an institution that has a seat", () =>
    board
      .given(formed)
      .when(giveMandate, { ...asked, institution: "APIM" }, today, known)
      .refused("NO_SEAT_FOR_INSTITUTION", { institution: "APIM" }));
  it("does not reach into the past", () =>
    board
      .given(formed)
      .when(giveMandate, asked, "2026-09-02", known)
      .refused("MANDATE_STARTS_IN_THE_PAST", { today: "2026-09-02" }));
  it("lasts a day at least", () => {
    const on = (until: string) =>
      board.given(formed).when(giveMandate, { ...asked, until }, today, known);
    on("2026-08-31").refused("MANDATE_ENDS_BEFORE_IT_STARTS", { from: today });
    on(today).then({ type: "MandateGiven", mandate: command, ...asked, until: today });
  });
  it("gives nobody two at once", () =>
    board
      .given(formed, member(1, "CRCI", { until: "2026-12-31" }))
      .when(giveMandate, { ...asked, institution: "NFX", from: "2026-12-31" }, today, known)
      .refused("MANDATE_OVERLAPS", { institution: "CRCI", from: today }));
  it("gives nobody two for as much as a day, whichever comes first", () => {
    const later = member(1, "CRCI", { from: "2026-12-31" });
    const until = (day: string) =>
      board
        .given(formed, later)
        .when(giveMandate, { ...asked, institution: "NFX", until: day }, today, known);
    until("2026-12-31").refused("MANDATE_OVERLAPS", { institution: "CRCI", from: "2026-12-31" });
    until("2026-12-30").then({
      type: "MandateGiven",
      mandate: command,
      ...asked,
      institution: "NFX",
      until: "2026-12-30",
    });
  });
  it.each([{ rank: "substitute" }, { from: "2026-09-02" }, { until: "2026-12-31" }] as const)(
    "is not so already where it is said to be otherwise: %j",
    (other) =>
      board
        .given(formed, member(1, "CRCI"))
        .when(giveMandate, { ...asked, ...other }, today, known)
        .refused("MANDATE_OVERLAPS", { institution: "CRCI", from: today }),
  );
  it("gives an institution no substitute where the rules foresee none", () =>
    board
      .given(formed)
      .when(giveMandate, { ...asked, institution: "NFX", rank: "substitute" }, today, known)
      .refused("NO_SEAT_LEFT", { institution: "NFX" }));
  it("gives the next one to whom the first one ends", () => {
    const next = { ...asked, institution: "NFX", from: "2027-01-01" };
    board
      .given(formed, member(1, "CRCI", { until: "2026-12-31" }))
      .when(giveMandate, next, today, known)
      .then({ type: "MandateGiven", mandate: command, ...next });
  });
  it("gives no seat twice, by rank", () => {
    const taken = [formed, member(2, "CRCI", { from: "2027-01-01" })] as const;
    board
      .given(...taken)
      .when(giveMandate, asked, today, known)
      .refused("NO_SEAT_LEFT", { institution: "CRCI" });
    board
      .given(...taken)
      .when(giveMandate, { ...asked, until: "2026-12-31" }, today, known)
      .then({ type: "MandateGiven", mandate: command, ...asked, until: "2026-12-31" });
    board
      .given(...taken)
      .when(giveMandate, { ...asked, rank: "substitute" }, today, known)
      .then({ type: "MandateGiven", mandate: command, ...asked, rank: "substitute" });
  });
  it("counts those who sit on one day, not those who follow each other", () => {
    const first = member(2, "NFX", { until: "2026-09-30" });
    const second = member(3, "NFX", { from: "2026-10-01" });
    const wanted = { ...asked, institution: "NFX" };
    board
      .given(formed, first, second)
      .when(giveMandate, wanted, today, known)
      .then({ type: "MandateGiven", mandate: command, ...wanted });
    board
      .given(formed, first, second, member(4, "NFX", { from: "2026-10-15" }))
      .when(giveMandate, wanted, today, known)
      .refused("NO_SEAT_LEFT", { institution: "NFX" });
  });
});

describe("ending a mandate", () => {
  const end = (on: string, ...history: readonly CommitteeEvent[]) =>
    board.given(...history).when(endMandate, { mandate: "m1", on, motives: "Muté" }, today);
  it("brings its last day forward", () =>
    end("2026-09-15", formed, member(1, "CRCI")).then({
      type: "MandateEnded",
      mandate: "m1",
      until: "2026-09-15",
      motives: "Muté",
    }));
  it("needs no motives", () =>
    board
      .given(formed, member(1, "CRCI"))
      .when(endMandate, { mandate: "m1", on: today }, today)
      .then({ type: "MandateEnded", mandate: "m1", until: today }));
  it("says nothing when it ends so already", () =>
    end("2026-12-31", formed, member(1, "CRCI", { until: "2026-12-31" })).then());
  it("never lengthens it", () =>
    end("2027-01-01", formed, member(1, "CRCI", { until: "2026-12-31" })).refused(
      "MANDATE_ENDS_EARLIER",
      { until: "2026-12-31" },
    ));
  it("shortens one that had an end", () =>
    end("2026-10-01", formed, member(2, "NFX"), member(1, "CRCI", { until: "2026-12-31" })).then({
      type: "MandateEnded",
      mandate: "m1",
      until: "2026-10-01",
      motives: "Muté",
    }));
  it("is not before today, nor before it began", () => {
    end("2026-08-31", formed, member(1, "CRCI")).refused("MANDATE_ENDS_IN_THE_PAST", { today });
    end("2026-09-15", formed, member(1, "CRCI", { from: "2026-10-01" })).refused(
      "MANDATE_ENDS_BEFORE_IT_STARTS",
      { from: "2026-10-01" },
    );
  });
  it("is of a mandate that was given", () => end(today, formed).refused("MANDATE_UNKNOWN"));
});

describe("naming the chair and the deputy", () => {
  const seated = [formed, member(1, "CRCI"), member(2, "NFX")] as const;
  const from = "2026-09-10";
  const one = { person: person(1), from };
  const two = { person: person(2), from };
  it("is for a member of the presiding institution", () => {
    board
      .given(...seated)
      .when(nameChair, one, today)
      .then({ type: "ChairNamed", ...one });
    board
      .given(...seated)
      .when(nameChair, two, today)
      .refused("ANOTHER_INSTITUTION_PRESIDES", { institution: "CRCI" });
  });
  it("is for any member as deputy, save the chair", () => {
    board
      .given(...seated)
      .when(nameDeputy, two, today)
      .then({ type: "DeputyNamed", ...two });
    board
      .given(...seated, { type: "ChairNamed", ...one })
      .when(nameDeputy, one, today)
      .refused("CHAIRS_ALREADY");
  });
  it("is for nobody without a member's mandate that day", () => {
    for (const name of [nameChair, nameDeputy]) {
      const late = member(1, "CRCI", { from: "2026-09-11" });
      board
        .given(formed, late)
        .when(name, one, today)
        .refused("NOT_A_MEMBER_THAT_DAY", { day: from });
      const substitute = member(1, "CRCI", { rank: "substitute" });
      board
        .given(formed, substitute)
        .when(name, one, today)
        .refused("NOT_A_MEMBER_THAT_DAY", { day: from });
      board
        .given(...seated)
        .when(name, one, "2026-09-11")
        .refused("OFFICE_STARTS_IN_THE_PAST", { today: "2026-09-11" });
    }
  });
  it("says nothing when it is so already", () => {
    const named: readonly CommitteeEvent[] = [
      ...seated,
      { type: "ChairNamed", ...one },
      { type: "DeputyNamed", ...two },
    ];
    board
      .given(...named)
      .when(nameChair, one, today)
      .then();
    board
      .given(...named)
      .when(nameDeputy, two, today)
      .then();
  });
  it("lasts as long as the mandate, and until another is named", () => {
    const ended: CommitteeEvent = { type: "MandateEnded", mandate: "m1", until: "2026-09-20" };
    const state = after(
      ...seated,
      member(3, "NFX"),
      { type: "ChairNamed", ...one },
      { type: "DeputyNamed", ...two },
      { type: "DeputyNamed", person: person(3), from: "2026-09-15" },
      ended,
    );
    expect(
      ["2026-09-09", from, "2026-09-20", "2026-09-21"].map((day) => chairOn(state, day)),
    ).toEqual([undefined, person(1), person(1), undefined]);
    expect(["2026-09-14", "2026-09-15"].map((day) => deputyOn(state, day))).toEqual([
      person(2),
      person(3),
    ]);
    expect(mandateOn(state, person(1), "2026-09-21")).toBeUndefined();
    const back = member(5, "CRCI", { rank: "substitute", from: "2026-09-21" });
    const returned = committee.evolve(state, { ...back, person: person(1) });
    expect(chairOn(returned, "2026-09-21")).toBeUndefined();
  });
});

describe("a committee that is not formed", () => {
  it("has nobody", () => {
    expect(rollOn(committee.initial, today)).toEqual([]);
    expect(mandateOn(committee.initial, person(1), today)).toBeUndefined();
    expect(chairOn(committee.initial, today)).toBeUndefined();
    expect(deputyOn(committee.initial, today)).toBeUndefined();
  });
  it("takes nothing but its forming", () => {
    board.given().when(adoptSeats, {}, today, seating).refused("COMMITTEE_NOT_FORMED");
    board.given().when(giveMandate, asked, today, known).refused("COMMITTEE_NOT_FORMED");
    board
      .given()
      .when(endMandate, { mandate: "m1", on: today }, today)
      .refused("COMMITTEE_NOT_FORMED");
    for (const name of [nameChair, nameDeputy])
      board
        .given()
        .when(name, { person: person(1), from: today }, today)
        .refused("COMMITTEE_NOT_FORMED");
  });
});

describe("the roll", () => {
  it("has each institution's members before its substitutes", () => {
    const state = after(
      formed,
      member(2, "NFX"),
      member(1, "CRCI", { rank: "substitute" }),
      member(3, "CRCI"),
      member(4, "NFX", { from: "2026-10-01" }),
    );
    expect(rollOn(state, today).map(({ person: who, rank }) => [who, rank])).toEqual([
      [person(3), "member"],
      [person(1), "substitute"],
      [person(2), "member"],
    ]);
  });
});

it("finds no seats before rules are published", async () => {
  const world = {
    fold: async <State>() => ({ phase: "drafted" }) as State,
    blob: () => Promise.reject(new Error("there are none here")),
  } as unknown as World;
  expect(await seatingOf(world, "creativallee")).toBeUndefined();
});
