import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { plainToInstance } from "class-transformer";
import { validateSync } from "class-validator";
import { story } from "#kernel/story.js";
import { changeSettings } from "./change-settings.js";
import { endRole } from "./end-role.js";
import { grantRole } from "./grant-role.js";
import { issueToken, IssueTokenBody } from "./issue-token.js";
import { capacityByToken, person, type PersonEvent, roleOn } from "./person.js";
import { registerPerson } from "./register-person.js";
import { revokeRole } from "./revoke-role.js";
import { revokeToken } from "./revoke-token.js";

const somebody = story(person);
const camille = { name: "Camille Delattre", email: "camille.delattre@example.org" };
const registered: PersonEvent = { type: "PersonRegistered", ...camille };
const hash = "9f".repeat(32);
const year = { capacity: "secretariat", from: "2026-01-01", until: "2026-12-31" } as const;
const granted: PersonEvent = { type: "RoleGranted", ...year };
const goodUntilMay = { hash, capacity: "secretariat", expiresOn: "2026-05-31" } as const;
const issued: PersonEvent = { type: "TokenIssued", ...goodUntilMay, since: "2026-01-01" };
const revoked: PersonEvent = {
  type: "RoleRevoked",
  capacity: "secretariat",
  from: "2026-01-01",
};

const opens = (day: string, ...history: readonly PersonEvent[]) =>
  capacityByToken(history.reduce(person.evolve, person.initial), hash, day);

describe("registering a person", () => {
  it("records who it is", () =>
    somebody.given().when(registerPerson, camille, "2026-01-01").then(registered));
  it("happens once", () =>
    somebody
      .given(registered)
      .when(registerPerson, camille, "2026-01-01")
      .refused("PERSON_ALREADY_REGISTERED"));
});

describe("granting a role", () => {
  it("gives it over days", () =>
    somebody.given(registered).when(grantRole, year, "2026-01-01").then(granted));
  it("gives it for good where no last day is told", () =>
    somebody
      .given(registered)
      .when(grantRole, { capacity: "chair", from: "2026-03-01" }, "2026-01-01")
      .then({ type: "RoleGranted", capacity: "chair", from: "2026-03-01" }));
  it("wants a person", () =>
    somebody.given().when(grantRole, year, "2026-01-01").refused("PERSON_UNKNOWN"));
  it("says nothing new while the role is held until that same day", () =>
    somebody
      .given(registered, granted)
      .when(grantRole, { ...year, from: "2026-02-01" }, "2026-03-01")
      .then());
  it("does not rewrite who held what yesterday", () =>
    somebody
      .given(registered)
      .when(grantRole, year, "2026-01-02")
      .refused("ROLE_STARTS_IN_THE_PAST", { today: "2026-01-02" }));
  it("wants a last day that is not before the first", () =>
    somebody
      .given(registered)
      .when(grantRole, { ...year, until: "2025-12-31" }, "2026-01-01")
      .refused("ROLE_ENDS_BEFORE_IT_STARTS", { from: "2026-01-01" }));
  it("says nothing new of a role from and until those very days", () =>
    somebody.given(registered, granted).when(grantRole, year, "2026-01-01").then());
  it("refuses one that would start earlier and end with another", () =>
    somebody
      .given(registered, granted)
      .when(grantRole, { ...year, from: "2025-12-01" }, "2025-12-01")
      .refused("ROLE_OVERLAPS", { from: "2026-01-01" }));
  it("gives one day, when the first is the last", () => {
    const oneDay = { ...year, until: "2026-01-01" };
    somebody
      .given(registered)
      .when(grantRole, oneDay, "2026-01-01")
      .then({ type: "RoleGranted", ...oneDay });
  });
  it("refuses periods that share a day", () =>
    somebody
      .given(registered, granted)
      .when(grantRole, { capacity: "secretariat", from: "2026-12-31" }, "2026-06-01")
      .refused("ROLE_OVERLAPS", { from: "2026-01-01" }));
  it("lets a period follow another", () => {
    const next = { capacity: "secretariat", from: "2027-01-01" } as const;
    somebody
      .given(registered, granted)
      .when(grantRole, next, "2026-06-01")
      .then({ type: "RoleGranted", ...next });
  });
  it("lets a period come before another", () => {
    const before = { ...year, from: "2025-06-01", until: "2025-12-31" };
    somebody
      .given(registered, granted)
      .when(grantRole, before, "2025-06-01")
      .then({ type: "RoleGranted", ...before });
  });
  it("gives nobody unknown one to hold", () =>
    expect(roleOn(person.initial, "secretariat", "2026-02-01")).toBeUndefined());
  it("keeps capacities apart", () =>
    somebody
      .given(registered, granted)
      .when(grantRole, { ...year, capacity: "chair" }, "2026-01-01")
      .then({ type: "RoleGranted", ...year, capacity: "chair" }));
});

describe("ending a role", () => {
  const end = { capacity: "secretariat", on: "2026-06-30" } as const;
  const ended: PersonEvent = {
    type: "RoleEndSet",
    capacity: "secretariat",
    from: "2026-01-01",
    until: "2026-06-30",
  };
  it("sets its last day", () =>
    somebody.given(registered, granted).when(endRole, end, "2026-06-30").then(ended));
  it("says nothing new twice", () =>
    somebody.given(registered, granted, ended).when(endRole, end, "2026-06-30").then());
  it("wants a person", () =>
    somebody.given().when(endRole, end, "2026-06-30").refused("PERSON_UNKNOWN"));
  it("wants a role", () =>
    somebody.given(registered).when(endRole, end, "2026-06-30").refused("ROLE_NOT_HELD"));
  it("leaves a role that is over alone", () =>
    somebody
      .given(registered, granted)
      .when(endRole, { ...end, on: "2027-02-01" }, "2027-01-01")
      .refused("ROLE_NOT_HELD"));
  it("does not reach back", () =>
    somebody
      .given(registered, granted)
      .when(endRole, end, "2026-07-01")
      .refused("ROLE_ENDS_IN_THE_PAST", { today: "2026-07-01" }));
  it("does not end a role before it starts", () =>
    somebody
      .given(registered, granted)
      .when(endRole, { ...end, on: "2025-12-31" }, "2025-12-01")
      .refused("ROLE_ENDS_BEFORE_IT_STARTS", { from: "2026-01-01" }));
  it("may end a role on its first day", () =>
    somebody
      .given(registered, granted)
      .when(endRole, { ...end, on: "2026-01-01" }, "2025-12-01")
      .then({ ...ended, until: "2026-01-01" }));
  const next: PersonEvent = { type: "RoleGranted", capacity: "secretariat", from: "2027-01-01" };
  it("does not move the end into the next period", () =>
    somebody
      .given(registered, next, granted)
      .when(endRole, { ...end, on: "2027-01-01" }, "2026-07-01")
      .refused("ROLE_OVERLAPS", { from: "2027-01-01" }));
});

describe("ending one of two periods", () => {
  const next = { capacity: "secretariat", from: "2027-01-01", until: "2027-12-31" } as const;
  const both = [registered, granted, { type: "RoleGranted", ...next }] as const;
  it("keeps out of the other, that has a last day too", () =>
    somebody
      .given(...both)
      .when(endRole, { capacity: "secretariat", on: "2027-03-01" }, "2026-07-01")
      .refused("ROLE_OVERLAPS", { from: "2027-01-01" }));
  it("may come as near as the day before the other", () =>
    somebody
      .given(...both)
      .when(endRole, { capacity: "secretariat", on: "2026-12-30" }, "2026-07-01")
      .then({ type: "RoleEndSet", capacity: "secretariat", from: year.from, until: "2026-12-30" }));
  it("leaves the other, and its tokens, as they were", () => {
    const ended: PersonEvent = { ...revoked, type: "RoleEndSet", until: "2026-06-30" };
    const token: PersonEvent = { type: "TokenIssued", hash, ...next, since: next.from };
    expect(opens("2027-02-01", ...both, token, ended)).toBe("secretariat");
    expect(opens("2027-02-01", ...both, token, revoked)).toBe("secretariat");
  });
});

describe("revoking a role", () => {
  const secretariat = { capacity: "secretariat" } as const;
  it("takes it away at once, with the periods to come", () => {
    const next = { capacity: "secretariat", from: "2027-01-01" } as const;
    somebody
      .given(registered, granted, { type: "RoleGranted", ...next })
      .when(revokeRole, secretariat, "2026-06-01")
      .then(revoked, { type: "RoleRevoked", ...next });
  });
  it("leaves other roles alone", () =>
    somebody
      .given(registered, granted)
      .when(revokeRole, { capacity: "chair" }, "2026-06-01")
      .then());
  it("says nothing new once it is over", () =>
    somebody.given(registered, granted).when(revokeRole, secretariat, "2027-01-01").then());
  it("wants a person", () =>
    somebody.given().when(revokeRole, secretariat, "2026-06-01").refused("PERSON_UNKNOWN"));
});

describe("issuing a token", () => {
  const now = "2026-05-31";
  it("is for a capacity held that day", () =>
    somebody.given(registered, granted).when(issueToken, goodUntilMay, now).then(issued));
  it("keeps the label", () =>
    somebody
      .given(registered, granted)
      .when(issueToken, { ...goodUntilMay, label: "bureau" }, now)
      .then({ ...issued, label: "bureau" }));
  it("wants a person", () =>
    somebody.given().when(issueToken, goodUntilMay, now).refused("PERSON_UNKNOWN"));
  it("wants the role, that day", () =>
    somebody
      .given(registered, granted)
      .when(issueToken, { hash, capacity: "secretariat" }, "2027-01-01")
      .refused("ROLE_NOT_HELD"));
  it("wants that very role", () =>
    somebody
      .given(registered, granted)
      .when(issueToken, { hash, capacity: "administrator" }, now)
      .refused("ROLE_NOT_HELD"));
  it("is not expired from the start", () =>
    somebody
      .given(registered, granted)
      .when(issueToken, goodUntilMay, "2026-06-01")
      .refused("TOKEN_EXPIRES_IN_THE_PAST", { today: "2026-06-01" }));
  it("says nothing new for the same token", () =>
    somebody.given(registered, granted, issued).when(issueToken, goodUntilMay, now).then());
  it.each([
    ["another last day", { hash, capacity: "secretariat" }],
    ["another capacity", { ...goodUntilMay, capacity: "chair" }],
  ] as const)("does not give a known token %s", (_, body) =>
    somebody.given(registered, granted, issued).when(issueToken, body, now).refused("TOKEN_KNOWN"),
  );
  it("does not wake a revoked one", () =>
    somebody
      .given(registered, granted, issued, { type: "TokenRevoked", hash })
      .when(issueToken, goodUntilMay, now)
      .refused("TOKEN_KNOWN"));
});

const isTaken = (given: string) =>
  validateSync(plainToInstance(IssueTokenBody, { hash: given, capacity: "chair" })).length === 0;

describe("the hash of a token", () => {
  it("is a SHA-256 in lower-case hex, and nothing before or after it", () => {
    expect(isTaken(hash)).toBe(true);
    for (const wrong of [`0${hash}`, `${hash}0`, hash.toUpperCase(), ""])
      expect(isTaken(wrong)).toBe(false);
  });
});

describe("revoking a token", () => {
  it("makes it useless", () =>
    somebody
      .given(registered, granted, issued)
      .when(revokeToken, { hash }, "2026-02-01")
      .then({ type: "TokenRevoked", hash }));
  it("says nothing new twice", () =>
    somebody
      .given(registered, granted, issued, { type: "TokenRevoked", hash })
      .when(revokeToken, { hash }, "2026-02-01")
      .then());
  it("wants a token of this person", () =>
    somebody.given(registered).when(revokeToken, { hash }, "2026-02-01").refused("TOKEN_UNKNOWN"));
  it("wants a person", () =>
    somebody.given().when(revokeToken, { hash }, "2026-02-01").refused("PERSON_UNKNOWN"));
});

describe("changing settings", () => {
  const changed: PersonEvent = { type: "SettingsChanged", language: "en" };
  it("changes the language, French at first", () =>
    somebody
      .given(registered)
      .when(changeSettings, { language: "en" }, "2026-02-01")
      .then(changed));
  it.each([
    ["fr", []],
    ["en", [changed]],
  ] as const)("says nothing new when it is %s already", (language, history) =>
    somebody
      .given(registered, ...history)
      .when(changeSettings, { language }, "2026-02-01")
      .then(),
  );
  it("wants a person", () =>
    somebody
      .given()
      .when(changeSettings, { language: "en" }, "2026-02-01")
      .refused("PERSON_UNKNOWN"));
});

describe("a token", () => {
  const other = "00".repeat(32);
  const held = [registered, granted, issued] as const;

  it("opens to the capacity it is for, its last day included", () =>
    expect(opens("2026-05-31", ...held)).toBe("secretariat"));
  it("is no good after its last day", () => expect(opens("2026-06-01", ...held)).toBeUndefined());
  it("is no good when unknown, of somebody unknown, or revoked", () => {
    expect(opens("2026-02-01")).toBeUndefined();
    expect(opens("2026-02-01", issued)).toBeUndefined();
    expect(opens("2026-02-01", registered, granted)).toBeUndefined();
    expect(opens("2026-02-01", ...held, { type: "TokenRevoked", hash })).toBeUndefined();
  });
  it("outlives the revocation of others", () => {
    expect(opens("2026-02-01", ...held, { type: "TokenRevoked", hash: other })).toBe("secretariat");
    expect(opens("2026-02-01", ...held, { ...revoked, capacity: "chair" })).toBe("secretariat");
  });
  it("ends with its role", () => {
    const end: PersonEvent = { ...revoked, type: "RoleEndSet", until: "2026-01-31" };
    expect(opens("2026-01-31", ...held, end)).toBe("secretariat");
    expect(opens("2026-02-01", ...held, end)).toBeUndefined();
    expect(opens("2026-02-01", ...held, revoked)).toBeUndefined();
  });
  it("is not woken by a later role in the same capacity", () => {
    const end: PersonEvent = { ...revoked, type: "RoleEndSet", until: "2026-01-31" };
    const again: PersonEvent = { ...granted, from: "2026-02-01" };
    expect(opens("2026-02-01", ...held, end, again)).toBeUndefined();
    expect(opens("2026-02-01", ...held, revoked, granted)).toBeUndefined();
  });
  it("is no good before its role starts again", () =>
    expect(opens("2025-12-31", ...held)).toBeUndefined());
});
