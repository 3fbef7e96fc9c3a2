import { describe, expect, it } from "@jest/globals";
import type { PersonEvent } from "#labelling/person/person.js";
import type { Told } from "#projections/told.js";
import { people, type PersonRow } from "./people.js";

const after = (...events: readonly PersonEvent[]) =>
  events.reduce<PersonRow | undefined>(
    (row, event) => people.project(row, { event } as Told<PersonEvent>, "ana"),
    undefined,
  );

const registered: PersonEvent = {
  type: "PersonRegistered",
  name: "Ana Dupré",
  email: "ana@example.org",
};
const granted: PersonEvent = { type: "RoleGranted", capacity: "chair", from: "2006-09-04" };

describe("a person in the list", () => {
  it("is found by words without their accents", () =>
    expect(after(registered)?.words).toBe("ana dupre ana example org"));
  it("has roles, past and to come", () =>
    expect(after(registered, granted)?.roles).toEqual([{ capacity: "chair", from: "2006-09-04" }]));
  it("sees a role end on its day, or at once", () => {
    const until = "2006-12-31";
    const ends: PersonEvent = { ...granted, type: "RoleEndSet", until };
    expect(after(registered, granted, ends)?.roles).toEqual([
      { capacity: "chair", from: "2006-09-04", until },
    ]);
    const revoked: PersonEvent = { ...granted, type: "RoleRevoked" };
    expect(after(registered, granted, revoked)?.roles).toEqual([]);
  });
  it("is nobody before being registered, and tokens say nothing of them", () => {
    expect(after(granted)).toBeUndefined();
    const token: PersonEvent = { type: "TokenRevoked", hash: "9f".repeat(32) };
    expect(after(registered, token)).toEqual(after(registered));
  });
});
