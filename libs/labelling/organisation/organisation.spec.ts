import { describe, expect, it } from "@jest/globals";
import type { PersonId } from "#kernel/index.js";
import { circumstances, story } from "#kernel/story.js";
import { abandonRegistration } from "./abandon-registration.js";
import { addSignatory } from "./add-signatory.js";
import { amendOrganisation } from "./amend-organisation.js";
import { dropIdentifier } from "./drop-identifier.js";
import { enrolOrganisation } from "./enrol-organisation.js";
import { invitePerson } from "./invite-person.js";
import { organisation, type OrganisationEvent, standingOf } from "./organisation.js";
import { removePerson } from "./remove-person.js";
import { removeSignatory } from "./remove-signatory.js";

const someone = story(organisation);
const today = "2026-05-04";
const ana = "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as PersonId;
const bob = "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" as PersonId;
const norcomex = {
  name: "Norcomex",
  kind: "réseau consulaire",
  identifier: { kind: "siret", value: "73282932000074", claim: "c1" },
  seat: "59350",
  actsIn: ["59", "62"],
  regionalOrigin: true,
  institution: "CRCI",
} as const;
const registered: OrganisationEvent = { type: "OrganisationRegistered", ...norcomex };
const neverStarted: OrganisationEvent = { type: "NeverStarted", claim: "c1" };
const dropped: OrganisationEvent = { type: "IdentifierDropped", claim: "c1", reason: "Not ours" };
const signatory: OrganisationEvent = { type: "SignatoryAdded", person: ana, role: "Présidente" };
const invited: OrganisationEvent = { type: "PersonInvited", person: ana, right: "view" };
const state = (...history: readonly OrganisationEvent[]) =>
  history.reduce(organisation.evolve, organisation.initial);

describe("enrolling an organisation", () => {
  it("records who it is, each department once and in order", () =>
    someone
      .given()
      .when(enrolOrganisation, { ...norcomex, actsIn: ["62", "59", "62"] }, today)
      .then(registered));
  it("takes one from abroad with neither number nor institution", () => {
    const { seat: _, institution: __, ...rest } = norcomex;
    const body = { ...rest, identifier: { kind: "none", reason: "not provided" } } as const;
    someone
      .given()
      .when(enrolOrganisation, body, today)
      .then({ type: "OrganisationRegistered", ...body });
  });
  it("lets the carrier who registers it edit its files", () => {
    const carrier = { id: ana, as: "carrier" } as const;
    const decision = enrolOrganisation.decide(
      organisation.initial,
      norcomex,
      circumstances(today, carrier),
      undefined,
    );
    expect(decision).toEqual({ accepted: [registered, { ...invited, right: "edit" }] });
  });
  it("does not let the secretariat in with it", () => {
    const secretariat = { id: ana, as: "secretariat" } as const;
    someone
      .given()
      .when(enrolOrganisation, norcomex, today, undefined, secretariat)
      .then(registered);
  });
  it("happens once", () =>
    someone
      .given(registered)
      .when(enrolOrganisation, norcomex, today)
      .refused("ORGANISATION_ALREADY_REGISTERED"));
  it("never comes after its registration was given up", () =>
    someone
      .given(neverStarted)
      .when(enrolOrganisation, norcomex, today)
      .refused("REGISTRATION_GIVEN_UP"));
});

describe("abandoning a registration", () => {
  it("says that it never started", () =>
    someone.given().when(abandonRegistration, { claim: "c1" }, today).then(neverStarted));
  it("says nothing new twice", () =>
    someone.given(neverStarted).when(abandonRegistration, { claim: "c1" }, today).then());
  it("says nothing once it is registered under that claim", () =>
    someone.given(registered).when(abandonRegistration, { claim: "c1" }, today).then());
  const letGo: OrganisationEvent = { type: "ClaimLetGo", claim: "c2" };
  it("lets each further claim go, once, that was taken for what never started", () => {
    someone.given(neverStarted).when(abandonRegistration, { claim: "c2" }, today).then(letGo);
    someone.given(neverStarted, letGo).when(abandonRegistration, { claim: "c2" }, today).then();
  });
  it("lets another claim go", () =>
    someone.given(registered).when(abandonRegistration, { claim: "c2" }, today).then(letGo));
  it("lets it go once", () =>
    someone.given(registered, letGo).when(abandonRegistration, { claim: "c2" }, today).then());
  it("cannot be read from other events", () =>
    expect(() => abandonRegistration.commandOf([registered])).toThrow("OrganisationRegistered"));
});

describe("a claim, to its owner", () => {
  it("may go once the owner never started", () =>
    expect(standingOf(state(neverStarted), "c1")).toBe("never-started"));
  it("is held while the owner may still register", () =>
    expect(standingOf(state(), "c1")).toBe("held"));
  it("is held by who is registered under it", () =>
    expect(standingOf(state(registered), "c1")).toBe("held"));
  it("is held by one who never spoke of it", () =>
    expect(standingOf(state(registered), "c2")).toBe("held"));
  it("may go once it was dropped or let go", () => {
    expect(standingOf(state(registered, dropped), "c1")).toBe("let-go");
    expect(standingOf(state(registered, { type: "ClaimLetGo", claim: "c2" }), "c2")).toBe("let-go");
    expect(standingOf(state(registered, { type: "ClaimLetGo", claim: "c2" }), "c1")).toBe("held");
  });
});

describe("dropping an identifier", () => {
  const reason = { reason: "Not ours" };
  it("takes it off the organisation", () =>
    someone.given(registered).when(dropIdentifier, reason, today).then(dropped));
  it("says nothing new where there is none", () =>
    someone.given(registered, dropped).when(dropIdentifier, reason, today).then());
  it("wants an organisation", () =>
    someone
      .given(neverStarted)
      .when(dropIdentifier, reason, today)
      .refused("ORGANISATION_UNKNOWN"));
});

describe("amending an organisation", () => {
  const all = {
    name: "Norcomex SA",
    kind: "agence",
    seat: null,
    actsIn: ["75"],
    regionalOrigin: false,
    institution: null,
  } as const;
  const amended: OrganisationEvent = { type: "OrganisationAmended", ...all };
  const same = {
    kind: norcomex.kind,
    seat: norcomex.seat,
    actsIn: ["62", "59"],
    regionalOrigin: true,
    institution: norcomex.institution,
  };

  it("changes every fact", () =>
    someone.given(registered).when(amendOrganisation, all, today).then(amended));
  it("keeps only what changes, but for the name, which is sealed", () =>
    someone
      .given(registered)
      .when(amendOrganisation, { ...same, name: "Norcomex", seat: "62041" }, today)
      .then({ type: "OrganisationAmended", name: "Norcomex", seat: "62041" }));
  it("says nothing new when all is so already", () =>
    someone.given(registered).when(amendOrganisation, same, today).then());
  it("says nothing new when asked for nothing", () =>
    someone.given(registered).when(amendOrganisation, {}, today).then());
  it("says nothing new when what is to go is not there", () =>
    someone
      .given(registered, amended)
      .when(amendOrganisation, { seat: null, institution: null }, today)
      .then());
  it("gives a seat and an institution to who has none", () => {
    const back = { seat: "59350", institution: "NFX" };
    someone
      .given(registered, amended)
      .when(amendOrganisation, back, today)
      .then({ type: "OrganisationAmended", ...back });
  });
  it("wants an organisation", () =>
    someone.given().when(amendOrganisation, all, today).refused("ORGANISATION_UNKNOWN"));

  it("leaves what is not amended as it was", () => {
    expect(state(registered, { type: "OrganisationAmended", kind: "agence" })).toEqual({
      ...state(registered),
      kind: "agence",
    });
    expect(state(registered, amended)).toEqual({
      phase: "registered",
      kind: "agence",
      actsIn: ["75"],
      regionalOrigin: false,
      claim: "c1",
      letGo: [],
      signatories: [],
      people: {},
    });
  });
});

describe("signatories", () => {
  const role = { person: ana, role: "Présidente" };
  const known = { known: true };
  const unknown = { known: false };

  it("are added", () =>
    someone.given(registered).when(addSignatory, role, today, known).then(signatory));
  it("are added once, even when the person has gone since", () =>
    someone.given(registered, signatory).when(addSignatory, role, today, unknown).then());
  it("are persons", () =>
    someone
      .given(registered)
      .when(addSignatory, role, today, unknown)
      .refused("NOBODY_BY_THAT_ID"));
  it("are those of an organisation", () =>
    someone.given().when(addSignatory, role, today, known).refused("ORGANISATION_UNKNOWN"));
  it("are removed", () =>
    someone
      .given(registered, signatory)
      .when(removeSignatory, { person: ana }, today)
      .then({ type: "SignatoryRemoved", person: ana }));
  it("are removed one by one", () =>
    someone.given(registered, signatory).when(removeSignatory, { person: bob }, today).then());
  it("are removed from an organisation", () =>
    someone.given().when(removeSignatory, { person: ana }, today).refused("ORGANISATION_UNKNOWN"));
  it("are told from one another", () =>
    expect(
      state(
        registered,
        signatory,
        { ...signatory, person: bob },
        {
          type: "SignatoryRemoved",
          person: ana,
        },
      ),
    ).toMatchObject({ signatories: [bob] }));
});

describe("the people of an organisation", () => {
  const view = { person: ana, right: "view" } as const;
  const known = { known: true };

  it("are invited", () =>
    someone.given(registered).when(invitePerson, view, today, known).then(invited));
  it("are invited once", () =>
    someone.given(registered, invited).when(invitePerson, view, today, { known: false }).then());
  it("may be given another right", () =>
    someone
      .given(registered, invited)
      .when(invitePerson, { ...view, right: "edit" }, today, known)
      .then({ ...invited, right: "edit" }));
  it("are persons", () =>
    someone
      .given(registered)
      .when(invitePerson, view, today, { known: false })
      .refused("NOBODY_BY_THAT_ID"));
  it("are invited by an organisation", () =>
    someone.given().when(invitePerson, view, today, known).refused("ORGANISATION_UNKNOWN"));
  it("are removed", () =>
    someone
      .given(registered, invited)
      .when(removePerson, { person: ana }, today)
      .then({ type: "PersonRemoved", person: ana }));
  it("are removed once", () =>
    someone
      .given(registered, invited, { type: "PersonRemoved", person: ana })
      .when(removePerson, { person: ana }, today)
      .then());
  it("are removed from an organisation", () =>
    someone.given().when(removePerson, { person: ana }, today).refused("ORGANISATION_UNKNOWN"));
});

describe("what is said of an organisation before it is registered", () => {
  it.each([dropped, signatory, invited])("changes nothing: $type", (event) =>
    expect(state(event)).toEqual(organisation.initial),
  );
});
