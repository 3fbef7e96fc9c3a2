import { rota } from "#labelling/rota/rota.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import {
  admitted,
  brandCommittee,
  type Cast,
  labelled,
  member,
  parties,
  people,
  registered,
} from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

const scheme = creativallee.id;
const marks = Object.fromEntries(creativallee.review.grid.map(({ id }) => [id, 3]));
const review = { marks, opinion: "favourable", text: "L’action est ancrée." };
const agreed = { 0: "for", 1: "for", 3: "for", 4: "for" };

const arrivals = async (teller: Teller): Promise<Cast> => {
  const those = await parties(teller);
  const facts = { name: "Chambre d’Artois", kind: "réseau consulaire", institution: "CRCI" };
  const organisation = await registered(teller, those, facts);
  const term = { from: "2009-01-05", until: "2010-12-31" };
  const members = await brandCommittee(teller, those.secretariat, term);
  return { ...those, organisation, members };
};

/** Drawn on the rota and asked; one more by the secretariat; what the reactions to all that do. */
const reviewed = async (teller: Teller, cast: Cast, file: string): Promise<void> => {
  await teller.ask(engine, "OpenInstruction", {}, file);
  await teller.ask(engine, "DrawReviewers", { instruction: file }, scheme);
  const { turns } = await teller.fold(rota, scheme);
  for (const { person } of turns) await teller.ask(engine, "AssignReviewer", { person }, file);
  const other = cast.members.find(({ id }) => !turns.some(({ person }) => person === id));
  await teller.ask(cast.secretariat, "AssignReviewer", { person: other?.id }, file);
  const turn = { instruction: file, person: other?.id };
  await teller.ask(engine, "TakeTurn", turn, scheme);
  await teller.ask(
    { id: turns[0]?.person ?? "engine", as: "reviewer" },
    "SubmitReview",
    review,
    file,
  );
  await teller.ask(engine, "EndTurn", { ...turn, person: turns[0]?.person }, scheme);
};

/** Under a condition; on appeal without it. */
const appealed = async (teller: Teller, cast: Cast, file: string): Promise<void> => {
  const { secretariat, director } = cast;
  teller.on("2009-02-02");
  const first = await convened(teller, cast, scheme, "2009-02-20");
  await listed(teller, cast, first, file);
  teller.on("2009-02-20");
  await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 3, 4) }, first);
  const conditions = [{ text: "Afficher la marque à l’entrée.", dueOn: "2009-06-30" }];
  await put(teller, cast, first, file, { ask: "grant-with-conditions", conditions });
  await voted(teller, cast, first, file, agreed);
  await decided(teller, cast, first, file, "La marque ne paraît pas encore à l’entrée.");
  await teller.ask(engine, "CloseInstruction", {}, file);
  await labelled(teller, scheme, file);
  const letter = { means: "letter", proof: "Recommandé 2B", notifiedOn: "2009-02-23" };
  teller.on("2009-02-23");
  await teller.ask(secretariat, "NotifyDecision", letter, file);
  teller.on("2009-03-10");
  await teller.ask(director, "ContestDecision", { contested: "L’entrée la montre déjà." }, file);
  await teller.ask(engine, "ReopenInstruction", {}, file);
  const second = await convened(teller, cast, scheme, "2009-04-03");
  await listed(teller, cast, second, file, "appeal");
  teller.on("2009-04-03");
  await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 3, 4) }, second);
  await put(teller, cast, second, file, { ask: "grant" });
  await voted(teller, cast, second, file, agreed);
  await decided(teller, cast, second, file);
  await teller.ask(engine, "CloseInstruction", {}, file);
  await teller.ask(engine, "SupersedeConditions", {}, file);
};

const [article, ...articles] = creativallee.charter;
const relaxed = {
  ...creativallee,
  charter: article ? [{ ...article, required: false }, ...articles] : articles,
};
const noticed = {
  ...creativallee,
  committee: { ...creativallee.committee, notice: { count: 15, unit: "days" } },
} as const;

/** One taken back, one sent back with motives, one approved and published. */
const proposed = async (teller: Teller, cast: Cast): Promise<void> => {
  const { secretariat } = cast;
  const [first, second] = [member(cast, 1), member(cast, 3)];
  teller.on("2009-05-04");
  const relaxation = {
    scheme,
    definition: await teller.written(relaxed),
    about: ["charter", article?.id],
    motives: "Trop de dossiers recopient cet article.",
  };
  const doubled = await teller.ask(first, "ProposeRules", relaxation);
  await teller.ask(first, "WithdrawProposal", { motives: "Déposée deux fois." }, doubled);
  const loose = await teller.ask(first, "ProposeRules", relaxation);
  const definition = await teller.written(noticed);
  const delay = await teller.ask(second, "ProposeRules", {
    scheme,
    definition,
    about: ["committee"],
    motives: "Les membres apprennent trop tard quand ils se réunissent.",
  });
  const session = await convened(teller, cast, scheme, "2009-05-15");
  for (const item of [loose, delay]) await listed(teller, cast, session, item, "proposal");
  teller.on("2009-05-15");
  await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 3, 4) }, session);
  await put(teller, cast, session, loose, { ask: "approve" });
  await voted(teller, cast, session, loose, { 0: "against", 1: "for", 3: "against", 4: "against" });
  const motives = "L’article reste nécessaire.";
  await teller.ask(secretariat, "DecideItem", { item: loose, motives }, session);
  await teller.ask(engine, "SettleProposal", { session }, loose);
  await put(teller, cast, session, delay, { ask: "approve" });
  await voted(teller, cast, session, delay, agreed);
  await teller.ask(secretariat, "DecideItem", { item: delay }, session);
  await teller.ask(engine, "SettleProposal", { session }, delay);
  await teller.ask(secretariat, "CloseSession", {}, session);
  teller.on("2009-05-18");
  await teller.ask(secretariat, "DraftScheme", { definition }, scheme);
  await teller.ask(secretariat, "PublishScheme", { definition, proposal: delay }, scheme);
  await convened(teller, cast, scheme, "2009-06-05");
};

/** Reviewers are drawn, an appeal lifts a condition, and the committee changes its own rules. */
export const newRules: GoldenStory = {
  name: "new-rules",
  tell: async (teller) => {
    teller.on("2009-01-05");
    const cast = await arrivals(teller);
    teller.on("2009-01-12");
    const file = await admitted(teller, cast, "Vitrine des idées");
    await reviewed(teller, cast, file);
    await appealed(teller, cast, file);
    await proposed(teller, cast);
  },
};
