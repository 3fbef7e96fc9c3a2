import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { hauteQualiteTechnologique } from "#labelling/scheme/shipped/haute-qualite-technologique.js";
import {
  admitted,
  brandCommittee,
  type Cast,
  type Content,
  labelled,
  parties,
  people,
  registered,
} from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

const brand = creativallee.id;
const technology = hauteQualiteTechnologique.id;

export const park: Content = {
  scheme: technology,
  answers: {
    texts: Object.fromEntries(
      hauteQualiteTechnologique.charter.map(({ id }) => [id, "Relevé sur place en janvier."]),
    ),
    values: {
      zone: [{ insee: "62041", commune: "Arras" }],
      operators: 3,
      services: ["dsl", "fibre"],
      cheapestMonthlyTariff: 49,
      preEquipped: false,
    },
  },
  documents: ["coverage-map"],
};

const arrivals = async (teller: Teller): Promise<Cast> => {
  const both = await parties(teller);
  const term = { from: "2008-01-07", until: "2010-12-31" };
  const members = await brandCommittee(teller, both.secretariat, term);
  const facts = { name: "Les Ateliers de la Scarpe", kind: "association" };
  return { ...both, members, organisation: await registered(teller, both, facts) };
};

const everybody = { 0: "for", 1: "for", 2: "for", 3: "for" };

const opened = (teller: Teller, cast: Cast, session: string) => {
  const present = people(cast, 0, 1, 2, 3);
  return teller.ask(cast.secretariat, "OpenSession", { present }, session);
};

/** One with two conditions, two without any. */
const awarded = async (teller: Teller, cast: Cast, files: readonly [string, string, string]) => {
  const [week, fair, site] = files;
  teller.on("2008-01-14");
  const session = await convened(teller, cast, brand, "2008-02-01");
  for (const item of files) await listed(teller, cast, session, item);
  teller.on("2008-02-01");
  await opened(teller, cast, session);
  const conditions = [
    { text: "Afficher la marque à l’entrée.", dueOn: "2008-04-30" },
    { text: "Remettre le bilan des déplacements.", dueOn: "2008-06-30" },
  ];
  await put(teller, cast, session, week, { ask: "grant-with-conditions", conditions });
  await voted(teller, cast, session, week, everybody);
  await decided(teller, cast, session, week, "La marque ne paraît pas encore à l’entrée.");
  for (const item of [fair, site]) {
    await put(teller, cast, session, item, { ask: "grant" });
    await voted(teller, cast, session, item, everybody);
    await decided(teller, cast, session, item);
  }
  for (const file of files) await labelled(teller, brand, file);
  await teller.ask(cast.secretariat, "CloseSession", {}, session);
};

/** One condition met in time; the other missed, which suspends the label until it is met late. */
const conditions = async (teller: Teller, { secretariat, director }: Cast, label: string) => {
  teller.on("2008-02-04");
  const uses = ["display", "signature"];
  const text = "Sur nos affiches et nos courriers.";
  await teller.ask(director, "CommitBrandUse", { uses, text }, label);
  teller.on("2008-04-15");
  const evidence = "Photographie de l’entrée, reçue ce jour.";
  await teller.ask(secretariat, "MeetCondition", { condition: 1, evidence }, label);
  teller.on("2008-07-02");
  await teller.ask(engine, "MissCondition", { condition: 2 }, label);
  const suspension = { motives: "Le bilan des déplacements manque.", until: "2008-09-30" };
  await teller.ask(secretariat, "SuspendLabel", suspension, label);
  teller.on("2008-07-21");
  await teller.ask(secretariat, "MeetCondition", { condition: 2 }, label);
  const motives = "Le bilan est arrivé.";
  await teller.ask(secretariat, "ReinstateLabel", { motives }, label);
  await teller.ask(director, "CommitBrandUse", { uses: ["display"] }, label);
};

/** On what was done, before the grant too, and on what came of it; both put right later. */
const reports = async (teller: Teller, { director }: Cast, label: string) => {
  teller.on("2008-09-15");
  const activity = {
    from: "2007-12-01",
    until: "2008-08-31",
    figures: { writtenPieces: 4, events: 2 },
    otherFigures: { affiches: 3_300 },
    activities: [
      { channel: "written", inRegion: true, count: 4 },
      { channel: "event", inRegion: false, count: 1 },
      { channel: "event", inRegion: null, count: 1 },
    ],
    text: "Affichage, presse régionale, un salon à Gand.",
  };
  await teller.ask(director, "ReportActivity", activity, label);
  const impact = {
    from: "2008-01-01",
    until: "2008-08-31",
    figures: { mediaCoverage: 12 },
    otherFigures: { visites: 480_000 },
  };
  await teller.ask(director, "ReportImpact", impact, label);
  const reason = "Une parution oubliée.";
  const pieces = {
    report: await teller.reportOf(label, 0),
    figures: { writtenPieces: 5 },
    activities: [{ channel: "written", inRegion: true, count: 5 }],
    reason,
  };
  await teller.ask(director, "CorrectReport", pieces, label);
  const visits = { report: await teller.reportOf(label, 1), otherFigures: { visites: 408_000 } };
  await teller.ask(director, "CorrectReport", { ...visits, reason: "Chiffres inversés." }, label);
};

/** Proposed and let drop after the answer; proposed again for something else, and answered again. */
const proposed = async (teller: Teller, { secretariat, director }: Cast, label: string) => {
  teller.on("2008-09-16");
  const absent = { motives: "La marque n’apparaît nulle part.", answerDueOn: "2008-10-15" };
  await teller.ask(secretariat, "ProposeRevocation", absent, label);
  teller.on("2008-09-22");
  const text = "Elle figure sur les invitations, parties la semaine dernière.";
  await teller.ask(director, "AnswerRevocation", { text }, label);
  const motives = "Les invitations ont été vues.";
  await teller.ask(secretariat, "DropRevocation", { motives }, label);
  teller.on("2008-09-29");
  const misused = { motives: "La marque sert à une vente.", answerDueOn: "2008-10-20" };
  await teller.ask(secretariat, "ProposeRevocation", misused, label);
  teller.on("2008-10-06");
  await teller.ask(director, "AnswerRevocation", { text: "La vente payait le salon." }, label);
  await teller.ask(director, "AnswerRevocation", { text: "Elle n’aura plus lieu." }, label);
};

/** One label is renewed, and another one revoked. */
const settled = async (teller: Teller, cast: Cast, week: string, fair: string) => {
  const { secretariat } = cast;
  teller.on("2008-11-03");
  const session = await convened(teller, cast, brand, "2008-11-14");
  await listed(teller, cast, session, week, "renewal");
  await listed(teller, cast, session, fair, "revocation");
  teller.on("2008-11-14");
  await opened(teller, cast, session);
  await put(teller, cast, session, week, { ask: "renew" });
  await voted(teller, cast, session, week, everybody);
  await teller.ask(secretariat, "DecideItem", { item: week }, session);
  await put(teller, cast, session, fair, { ask: "revoke" });
  await voted(teller, cast, session, fair, everybody);
  const motives = "Vendre sous la marque est contraire à la charte.";
  await teller.ask(secretariat, "DecideItem", { item: fair, motives }, session);
  await teller.ask(engine, "RenewLabel", { session }, week);
  teller.on("2008-11-17");
  await teller.ask(secretariat, "RevokeLabel", { motives, session }, fair);
};

/** Two months of silence award both: one is given up, the other one revoked as no answer came. */
const bySilence = async (teller: Teller, cast: Cast) => {
  const { secretariat, director } = cast;
  teller.on("2009-03-02");
  await teller.publish(hauteQualiteTechnologique, secretariat);
  const quay = await admitted(teller, cast, "Zone du Quai", park);
  const mill = await admitted(teller, cast, "Zone du Moulin", park);
  teller.on("2009-05-05");
  for (const file of [quay, mill]) {
    await teller.ask(engine, "DeemDecision", {}, file);
    await labelled(teller, technology, file);
  }
  teller.on("2009-06-01");
  const motives = "La zone change de gestionnaire.";
  await teller.ask(director, "SurrenderLabel", { motives }, quay);
  await teller.ask(secretariat, "SuspendLabel", { motives: "Un opérateur est parti." }, mill);
  await teller.ask(secretariat, "ReinstateLabel", {}, mill);
  const alone = { motives: "Il ne reste qu’un opérateur.", answerDueOn: "2009-06-30" };
  await teller.ask(secretariat, "ProposeRevocation", alone, mill);
  teller.on("2009-07-01");
  await teller.ask(secretariat, "RevokeLabel", { motives: "Sans choix, pas de juste prix." }, mill);
};

export const labelLife: GoldenStory = {
  name: "label-life",
  tell: async (teller) => {
    teller.on("2008-01-07");
    const cast = await arrivals(teller);
    teller.on("2008-01-08");
    const week = await admitted(teller, cast, "La semaine des ateliers");
    const fair = await admitted(teller, cast, "Le salon des ateliers");
    const site = await admitted(teller, cast, "Le site des ateliers");
    await awarded(teller, cast, [week, fair, site]);
    await conditions(teller, cast, week);
    await reports(teller, cast, week);
    await proposed(teller, cast, fair);
    await settled(teller, cast, week, fair);
    teller.on("2009-02-03");
    await teller.ask(engine, "ExpireLabel", {}, site);
    await bySilence(teller, cast);
    teller.on("2010-02-03");
    await teller.ask(engine, "ExpireLabel", {}, week);
  },
};
