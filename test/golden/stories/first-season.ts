import type { Actor } from "#kernel/index.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

const answers = {
  texts: {
    summary: "Une semaine de rencontres entre cédants et repreneurs.",
    article1: "Un référent suit le volet social.",
    article2: "L’action est construite avec le territoire.",
    article3: "Les déplacements sont comptés.",
    article4: "Elle ouvre sur des formations.",
    article5: "Les parties prenantes ont été consultées.",
  },
  values: {
    themes: ["creation-takeover", "artisanat"],
    actionType: "promotion",
    channels: ["event", "web"],
    brandUse: "display",
    startsOn: "2006-11-20",
    places: [
      { insee: "59350", commune: "Lille" },
      { country: "BE", commune: "Gand" },
    ],
    knownIndicators: { visiteurs: 1_200 },
  },
};

/** One without its third article, which is among the missing pieces then. */
const unfinished = () => {
  const { article3: _, ...texts } = answers.texts;
  return { ...answers, texts };
};

/** What says the least. */
const few = { ...answers, texts: { article1: "Un référent suit le volet social." } };

interface Cast {
  readonly secretariat: Actor;
  readonly carrier: Actor;
  readonly director: Actor;
  readonly organisation: string;
}

/** People in their roles, an organisation under its SIRET, the label's rules: all that is about a file. */
const arrivals = async (teller: Teller): Promise<Cast> => {
  const camille = await teller.person("Camille Delattre", "camille.delattre@example.org");
  const sacha = await teller.person("Sacha Lemaire", "sacha.lemaire@example.org");
  const dominique = await teller.person("Dominique Carlier", "dominique.carlier@example.org");
  const secretariat: Actor = { id: camille, as: "secretariat" };
  const carrier: Actor = { id: sacha, as: "carrier" };
  const grant = (id: string, role: object) => teller.ask(engine, "GrantRole", role, id);
  await grant(camille, { capacity: "secretariat", from: "2006-09-04" });
  await grant(camille, { capacity: "auditor", from: "2006-09-04", until: "2006-12-31" });
  await grant(sacha, { capacity: "carrier", from: "2006-09-04" });
  const token = { hash: "9f".repeat(32), capacity: "secretariat", label: "poste de l’accueil" };
  await teller.ask(engine, "IssueToken", { ...token, expiresOn: "2007-08-31" }, camille);
  await teller.ask(engine, "IssueToken", { hash: "a7".repeat(32), capacity: "auditor" }, camille);
  await teller.ask(carrier, "ChangeSettings", { language: "en" }, sacha);
  await teller.publish(creativallee, secretariat);

  const organisation = await teller.ask(carrier, "RegisterOrganisation", {
    name: "Norcomex",
    kind: "réseau consulaire",
    identifier: { kind: "siret", value: "73282932000074" },
    seat: "59350",
    actsIn: ["62", "59"],
    regionalOrigin: true,
  });
  const signatory = { person: dominique, role: "Présidente" };
  await teller.ask(secretariat, "AddSignatory", signatory, organisation);
  const view = { person: dominique, right: "view" };
  await teller.ask(carrier, "InvitePerson", view, organisation);
  return { secretariat, carrier, director: { id: dominique, as: "carrier" }, organisation };
};

const eligible = async (teller: Teller, cast: Cast, initiative: string) => {
  const { carrier, director, secretariat } = cast;
  teller.on("2006-10-02");
  const id = await teller.draft(carrier, "creativallee", initiative, answers);
  const budget = { kind: "budget", bytes: 48_211, mediaType: "application/pdf" };
  const first = { ...budget, hash: "b1".repeat(32), name: "budget provisoire.pdf" };
  await teller.ask(carrier, "AttachDocument", first, id);
  await teller.ask(carrier, "EditDraft", { texts: { summary: " " }, clear: ["startsOn"] }, id);
  teller.on("2006-10-04");
  await teller.ask(director, "SubmitApplication", {}, id);
  await teller.check(id);
  await teller.ask(carrier, "SendMessage", { text: "Bonjour, le dossier est-il arrivé ?" }, id);
  await teller.ask(secretariat, "SendMessage", { text: "Oui, et il est complet." }, id);
  teller.on("2006-10-09");
  await teller.ask(secretariat, "DeclareAdmissible", {}, id);
};

/** Comes in unsigned and without an article; asked for in two letters, answered in two goes. */
const incompleteThenEligible = async (teller: Teller, cast: Cast, initiative: string) => {
  const { carrier, director, secretariat } = cast;
  teller.on("2006-10-05");
  const id = await teller.draft(carrier, "creativallee", initiative, unfinished());
  await teller.ask(secretariat, "ReceiveApplication", { receivedOn: "2006-10-03" }, id);
  await teller.check(id);
  const article3 = { path: "charterAnswers.article3", nature: "incomplete" };
  const article1 = { path: "charterAnswers.article1", nature: "incorrect" };
  const note = "Deux lignes suffisent.";
  teller.on("2006-10-10");
  await teller.ask(
    secretariat,
    "RequestComplements",
    { items: [{ ...article3, note }, article1] },
    id,
  );
  teller.on("2006-10-12");
  const signature = { items: [{ path: "signatory", nature: "incomplete" }] };
  await teller.ask(secretariat, "RequestComplements", signature, id);
  teller.on("2006-10-20");
  const texts = { article3: "Les trajets sont comptés.", article1: "Un référent, et un budget." };
  await teller.ask(carrier, "ProvideComplements", { texts }, id);
  teller.on("2006-10-24");
  await teller.ask(director, "SignApplication", {}, id);
  await teller.check(id);
};

/** Two months go by without the signature; recorded late, with effect on the last day. */
const lapsed = async (teller: Teller, cast: Cast, initiative: string) => {
  const { carrier, secretariat } = cast;
  teller.on("2006-10-30");
  const id = await teller.draft(carrier, "creativallee", initiative, few);
  await teller.ask(carrier, "ReceiveApplication", {}, id);
  await teller.check(id);
  teller.on("2006-11-30");
  const items = [{ path: "signatory", nature: "incomplete" }];
  await teller.ask(secretariat, "RequestComplements", { items }, id);
  teller.on("2007-01-15");
  await teller.ask(engine, "LapseApplication", {}, id);
  await teller.free(id, "lapsed");
};

const withdrawn = async (teller: Teller, cast: Cast, initiative: string) => {
  teller.on("2007-01-16");
  const id = await teller.draft(cast.carrier, "creativallee", initiative, few);
  const motives = "L’action est reportée à l’an prochain.";
  await teller.ask(cast.carrier, "WithdrawApplication", { motives }, id);
  await teller.free(id, "withdrawn");
};

/** The rules say no, and so does the secretariat. */
const inadmissible = async (teller: Teller, cast: Cast, initiative: string) => {
  teller.on("2007-01-17");
  const hidden = { ...few, values: { ...few.values, brandUse: "none" } };
  const id = await teller.draft(cast.carrier, "creativallee", initiative, hidden);
  await teller.ask(cast.director, "SubmitApplication", {}, id);
  await teller.check(id);
  const motives = "L’action ne montre la marque nulle part.";
  await teller.ask(cast.secretariat, "DeclareInadmissible", { motives }, id);
  await teller.free(id, "inadmissible");
};

/** The rules say no, and the secretariat says why it says yes. */
const admittedWithMotives = async (teller: Teller, cast: Cast, initiative: string) => {
  teller.on("2007-01-18");
  const themes = { ...answers, values: { ...answers.values, themes: ["artisanat"] } };
  const id = await teller.draft(cast.carrier, "creativallee", initiative, themes);
  await teller.ask(cast.director, "SubmitApplication", {}, id);
  await teller.check(id);
  const motives = "L’artisanat dont il s’agit est celui des repreneurs.";
  await teller.ask(cast.secretariat, "DeclareAdmissible", { motives }, id);
};

export const firstSeason: GoldenStory = {
  name: "first-season",
  tell: async (teller) => {
    teller.on("2006-09-04");
    const cast = await arrivals(teller);
    const { carrier, secretariat, organisation } = cast;
    teller.on("2006-10-01");
    const register = (title: string) =>
      teller.ask(carrier, "RegisterInitiative", { organisation, title });
    const week = await register("Semaine de la reprise");
    const site = await register("Le site des repreneurs");
    const fair = await register("Salon des idées");
    await eligible(teller, cast, week);
    await incompleteThenEligible(teller, cast, site);
    await lapsed(teller, cast, fair);
    await withdrawn(teller, cast, fair);
    await inadmissible(teller, cast, fair);
    await admittedWithMotives(teller, cast, fair);

    teller.on("2007-02-01");
    await teller.ask(secretariat, "AnnounceClosing", { closesOn: "2007-06-30" }, "creativallee");
    await teller.ask(secretariat, "WithdrawClosing", {}, "creativallee");
  },
};
