import { type Actor, streamName } from "#kernel/index.js";
import { secret } from "../../domain/house.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

const claimOn = (siret: string) => secret.claimId("siret", siret);
const siret = "12002701600357";

/** Roles end, are taken away, and take their tokens with them. */
const roles = async (teller: Teller): Promise<Actor> => {
  teller.on("2007-03-01");
  const id = await teller.person("Maxime Wattel", "maxime.wattel@example.org");
  const grant = (role: object) => teller.ask(engine, "GrantRole", role, id);
  await grant({ capacity: "chair", from: "2007-03-01", until: "2009-02-28" });
  await grant({ capacity: "reviewer", from: "2007-03-01", until: "2007-12-31" });
  await grant({ capacity: "reviewer", from: "2008-03-01" });
  const issue = (nth: string, capacity: string) =>
    teller.ask(engine, "IssueToken", { hash: nth.repeat(32), capacity }, id);
  await issue("c1", "chair");
  await issue("c2", "chair");
  await issue("d1", "reviewer");
  await teller.ask(engine, "RevokeToken", { hash: "c1".repeat(32) }, id);
  teller.on("2007-06-01");
  await teller.ask(engine, "EndRole", { capacity: "chair", on: "2007-06-30" }, id);
  await teller.ask(engine, "RevokeRole", { capacity: "reviewer" }, id);
  return { id, as: "carrier" };
};

const facts = { kind: "association", actsIn: ["62"], regionalOrigin: false };
const number = { kind: "siret", value: siret };

/** A number given by mistake goes from one organisation to the one whose it is. */
const numbers = async (teller: Teller, carrier: Actor): Promise<string> => {
  teller.on("2007-07-02");
  const first = { ...facts, name: "Les Fondeurs", seat: "62041", identifier: number };
  const mistaken = await teller.ask(carrier, "RegisterOrganisation", first);
  const reason = "Numéro d’un autre établissement, donné par erreur";
  await teller.ask(carrier, "GiveUpIdentifier", { reason }, mistaken);
  const second = { ...facts, name: "Les Fondeurs réunis", institution: "NFX", identifier: number };
  const rightful = await teller.ask(
    { ...carrier, as: "secretariat" },
    "RegisterOrganisation",
    second,
  );

  const stranger = await teller.person("Charlie Dubois", "charlie.dubois@example.org");
  const amend = (body: object) => teller.ask(carrier, "AmendOrganisation", body, rightful);
  await amend({ name: "Les Fondeurs unis", seat: "62160", institution: null });
  await amend({ kind: "entreprise", seat: null, actsIn: ["62", "59", "62"], regionalOrigin: true });
  await teller.ask(engine, "AddSignatory", { person: stranger, role: "Gérant" }, rightful);
  await teller.ask(engine, "RemoveSignatory", { person: stranger }, rightful);
  await teller.ask(carrier, "InvitePerson", { person: stranger, right: "edit" }, rightful);
  await teller.ask(carrier, "RemovePerson", { person: stranger }, rightful);
  return rightful;
};

/** Registrations that did not come about, and the ways back from them. */
const abandoned = async (teller: Teller, carrier: Actor, rightful: string) => {
  teller.on("2007-07-03");
  const claim = claimOn("73282932000074");
  const never = "5f2e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";
  const owner = { owner: streamName("organisation", never) };
  await teller.ask(carrier, "TakeClaim", owner, claim);
  await teller.ask(carrier, "AbandonRegistration", { claim }, never);
  await teller.ask(carrier, "ReleaseClaim", owner, claim);

  const another = claimOn("35600000000048");
  const keeper = { owner: streamName("organisation", rightful) };
  await teller.ask(carrier, "TakeClaim", keeper, another);
  await teller.ask(carrier, "AbandonRegistration", { claim: another }, rightful);
  await teller.ask(carrier, "ReleaseClaim", keeper, another);
};

const neverStarted = async (teller: Teller, carrier: Actor, organisation: string) => {
  const title = "La nuit des fondeurs";
  const id = await teller.ask(carrier, "RegisterInitiative", { organisation, title });
  const application = "6a3e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11";
  await teller.ask(carrier, "OpenApplication", { application }, id);
  await teller.ask(carrier, "CloseApplication", { application, outcome: "never-started" }, id);
};

export const goings: GoldenStory = {
  name: "goings",
  tell: async (teller) => {
    const carrier = await roles(teller);
    const rightful = await numbers(teller, carrier);
    await abandoned(teller, carrier, rightful);
    await neverStarted(teller, carrier, rightful);
    const nameless = { kind: "none", reason: "En cours d’attribution" };
    const body = { ...facts, name: "Atelier sans numéro", identifier: nameless };
    await teller.ask(carrier, "RegisterOrganisation", body);
  },
};
