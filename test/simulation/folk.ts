import { type Actor, engineActor, type PersonId } from "#kernel/index.js";
import { dayAfter, daysAfter } from "#labelling/calendar/delay.js";
import { committee } from "#labelling/committee/committee.js";
import { chairOn } from "#labelling/committee/mandates.js";
import { firstRules, otherRules, pick } from "./rules.js";
import { personOf, type Town } from "./town.js";

/** What some of the people do now and then; it may be refused. */
export type Doing = (town: Town) => Promise<void>;

export const motives = "L'avis est au dossier.";

export const person = async (town: Town, as: Actor["as"]): Promise<Actor> => {
  const body = { name: "Camille Delattre", email: "camille@example.org" };
  const id = await town.ask(engineActor, "RegisterPerson", body);
  if (id === undefined) throw new Error("nobody can be registered");
  return { id: id as PersonId, as };
};

/** Rules, committees and grids, before anybody applies. */
export const settle: Doing = async (town) => {
  town.secretariat = await person(town, "secretariat");
  for (const rules of firstRules) {
    const definition = await town.keepRules(rules);
    await town.ask(town.secretariat, "DraftScheme", { definition }, rules.id);
    await town.ask(town.secretariat, "PublishScheme", { definition }, rules.id);
    await town.ask(town.secretariat, "FormCommittee", {}, rules.id);
    await town.ask(town.secretariat, "OpenGrid", {}, rules.id);
    await fillSeats(town, rules.id);
  }
  for (let nth = 0; nth < 6; nth += 1) await newcomer(town);
};

/** Empty seats are filled, for as long as it lasts; somebody presides. */
const fillSeats = async (town: Town, scheme: string): Promise<void> => {
  const { random, today: from, secretariat } = town;
  const state = town.past.now(committee, scheme);
  if (state.phase !== "formed") return;
  const roll = town.roll(scheme);
  for (const { institution, count, substitutes } of state.seats) {
    for (const [rank, seats] of [
      ["member", count],
      ["substitute", substitutes],
    ] as const) {
      const held = roll.filter((one) => one.institution === institution && one.rank === rank);
      if (held.length >= seats) continue;
      const { id } = await person(town, "reviewer");
      const until = daysAfter(from, random.between(60, 900));
      const mandate = { person: id, institution, rank, from, until };
      await town.ask(secretariat, "GiveMandate", mandate, scheme);
    }
  }
  const formed = town.past.now(committee, scheme);
  if (chairOn(formed, from) !== undefined) return;
  const chair = town
    .roll(scheme)
    .find(({ institution, rank }) => institution === state.chair && rank === "member");
  if (chair) await town.ask(secretariat, "NameChair", { person: chair.person, from }, scheme);
};

/** Mandates come and go, deputies are named, rules change and their seats are adopted. */
export const staffing: Doing = async (town) => {
  const { random, today, secretariat } = town;
  const { id: scheme } = pick(random, firstRules);
  const roll = town.roll(scheme);
  const one = random.oneOf(roll);
  const dice = random.fraction();
  if (dice < 0.6 || !one) return fillSeats(town, scheme);
  if (dice < 0.8) {
    const ending = { mandate: one.mandate, on: daysAfter(today, random.between(0, 40)), motives };
    await town.ask(secretariat, "EndMandate", ending, scheme);
  } else if (dice < 0.95) {
    const type = random.fraction() < 0.5 ? "NameDeputy" : "NameChair";
    const office = { person: one.person, from: dayAfter(today) };
    await town.ask(secretariat, type, office, scheme);
  } else await newRules(town, scheme);
};

const newRules = async (town: Town, scheme: string): Promise<void> => {
  const { random, secretariat } = town;
  const first = firstRules.find(({ id }) => id === scheme);
  if (!first) return;
  const definition = await town.keepRules(otherRules(random, first));
  await town.ask(secretariat, "DraftScheme", { definition }, scheme);
  await town.ask(secretariat, "PublishScheme", { definition }, scheme);
  await town.ask(secretariat, "AdoptSeats", {}, scheme);
};

const kinds = ["association", "agence", "entreprise"];

/** Some belong to an institution whose members are tied to them then. */
export const newcomer: Doing = async (town) => {
  const { random, secretariat } = town;
  const carrier = await person(town, "carrier");
  const seats = firstRules.flatMap(({ committee: { seats: all } }) => all);
  const institution = random.fraction() < 0.2 ? pick(random, seats).institution : undefined;
  const number = String(random.between(0, 9_999)).padStart(4, "0");
  const body = {
    name: "Maison des initiatives",
    kind: pick(random, kinds),
    identifier:
      random.fraction() < 0.5
        ? { kind: "none", reason: "en cours" }
        : { kind: "rna", value: `W59100${number}` },
    actsIn: ["59"],
    regionalOrigin: random.fraction() < 0.9,
    ...(institution === undefined ? {} : { institution }),
  };
  const id = await town.ask(carrier, "RegisterOrganisation", body);
  if (id === undefined) return;
  const signatory = { person: personOf(carrier), role: "Directeur" };
  await town.ask(secretariat, "AddSignatory", signatory, id);
};
