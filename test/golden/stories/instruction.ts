import type { Actor } from "#kernel/index.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, brandCommittee, type Cast, member, parties, registered } from "./cast.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

/** One member of each institution; the applicant's, the last one, is tied by it. */
const arrivals = async (teller: Teller): Promise<Cast> => {
  const those = await parties(teller);
  const facts = { name: "Chambre d’Artois", kind: "réseau consulaire", institution: "CRCI" };
  const organisation = await registered(teller, those, facts);
  const term = { from: "2008-01-07", until: "2009-12-31" };
  const members = await brandCommittee(teller, those.secretariat, term);
  return { ...those, organisation, members };
};

const review = (opinion: string, text: string, ...marks: readonly number[]) => ({
  marks: Object.fromEntries(creativallee.review.grid.map(({ id }, nth) => [id, marks[nth] ?? 0])),
  opinion,
  text,
});

const ask = (teller: Teller, by: Actor, { id }: Actor, file: string) =>
  teller.ask(by, "AssignReviewer", { person: id }, file);

/** Asked by the engine and by the secretariat; one declines, one is replaced. */
const reviewers = async (teller: Teller, cast: Cast, file: string) => {
  const { secretariat } = cast;
  const [busy, absent] = [member(cast, 1), member(cast, 2)];
  const [ready, instead] = [member(cast, 3), member(cast, 4)];
  await teller.ask(engine, "OpenInstruction", {}, file);
  await ask(teller, engine, busy, file);
  await ask(teller, secretariat, absent, file);
  teller.on("2008-02-11");
  await teller.ask(busy, "DeclineReview", { motives: "Je serai en congé." }, file);
  await ask(teller, engine, ready, file);
  const other = { person: absent.id, by: instead.id, motives: "Absence prolongée." };
  await teller.ask(secretariat, "ReplaceReviewer", other, file);
};

/** Declared by oneself and by a colleague, cleared, and found by ids once a review is in. */
const interests = async (teller: Teller, cast: Cast, file: string) => {
  const { secretariat, organisation } = cast;
  const [busy, adviser] = [member(cast, 1), member(cast, 2)];
  const [colleague, treasurer] = [member(cast, 3), member(cast, 4)];
  const own = { grounds: "other", note: "Je les ai conseillés l’an dernier." };
  await teller.ask(adviser, "DeclareInterest", own, file);
  const heard = { person: busy.id, grounds: "organisation", note: "Son nom est sur l’affiche." };
  await teller.ask(colleague, "ReportInterest", heard, file);
  const ownReport = { person: colleague.id, grounds: "person" };
  await teller.ask(colleague, "ReportInterest", ownReport, file);
  const cleared = { person: busy.id, reason: "Un homonyme." };
  await teller.ask(secretariat, "ClearInterest", cleared, file);
  teller.on("2008-02-20");
  const seen = review("reserved", "Le public visé n’est pas dit.", 3, 4, 3, 1);
  await teller.ask(treasurer, "SubmitReview", seen, file);
  const signatory = { person: treasurer.id, role: "Trésorier" };
  await teller.ask(secretariat, "AddSignatory", signatory, organisation);
  await teller.ask(engine, "FindInterests", {}, file);
};

/** Those that count, one of them given anew and one late, and a note in between. */
const reviews = async (teller: Teller, cast: Cast, file: string) => {
  const { secretariat } = cast;
  const [chair, late] = [member(cast, 0), member(cast, 1)];
  for (const reviewer of [chair, late]) await ask(teller, secretariat, reviewer, file);
  const first = review("reserved", "La portée reste à préciser.", 4, 5, 3, 2);
  await teller.ask(chair, "SubmitReview", first, file);
  const text = "Le nombre de visiteurs a été confirmé par téléphone.";
  await teller.ask(secretariat, "AddNote", { text }, file);
  const anew = review("favourable", "La portée est maintenant dite.", 4, 5, 3, 4);
  await teller.ask(chair, "AmendReview", anew, file);
  teller.on("2008-04-01");
  const last = review("unfavourable", "La charte est loin.", 1, 2, 0, 1);
  await teller.ask(late, "SubmitReview", last, file);
};

/** How a file is reviewed before the committee meets; its carrier withdraws it then. */
export const instructionStory: GoldenStory = {
  name: "instruction",
  tell: async (teller) => {
    teller.on("2008-01-07");
    const cast = await arrivals(teller);
    teller.on("2008-02-04");
    const file = await admitted(teller, cast, "Salon de l’ingénieuse");
    await reviewers(teller, cast, file);
    await interests(teller, cast, file);
    await reviews(teller, cast, file);
    await teller.ask(cast.director, "WithdrawApplication", {}, file);
    await teller.ask(engine, "CloseInstruction", {}, file);
    await teller.free(file, "withdrawn");
  },
};
