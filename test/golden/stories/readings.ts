import type { Actor, PersonId } from "#kernel/index.js";
import { readingId } from "#labelling/reading/reading.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import {
  admitted,
  brandCommittee,
  type Content,
  forTheBrand,
  member,
  parties,
  registered,
} from "./cast.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

/** What the edge records before it sends anything, for whoever asks. */
const reads = (teller: Teller, { id }: Actor, application: string) => {
  const person = id as PersonId;
  const on = readingId({ application, person });
  return (type: string, what: object) =>
    teller.ask({ ...engine, for: person }, type, { application, person, ...what }, on);
};

const review = {
  marks: Object.fromEntries(creativallee.review.grid.map(({ id, outOf }) => [id, outOf])),
  opinion: "favourable",
  text: "Le circuit court est bien décrit.",
};

const withBudget: Content = {
  ...forTheBrand,
  documents: creativallee.documents.slice(0, 1).map(({ kind }) => kind),
};

/** One member reads a file, its reviews and a document, some of it twice, and then turns out to be tied to it. */
export const readingsStory: GoldenStory = {
  name: "readings",
  tell: async (teller) => {
    teller.on("2012-09-03");
    const those = await parties(teller);
    const facts = { name: "Les Halles de Bailleul", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2012-09-03", until: "2014-12-31" };
    const members = await brandCommittee(teller, those.secretariat, term);
    const cast = { ...those, organisation, members };
    const file = await admitted(teller, cast, "Marché des inventeurs", withBudget);
    await teller.ask(engine, "OpenInstruction", {}, file);
    const [chair, reviewer] = [member(cast, 0), member(cast, 1)];
    await teller.ask(engine, "AssignReviewer", { person: reviewer.id }, file);
    teller.on("2012-09-10");
    await reads(teller, reviewer, file)("RecordFileReading", { version: 5 });
    await teller.ask(reviewer, "SubmitReview", review, file);

    teller.on("2012-09-12");
    const sees = reads(teller, chair, file);
    await sees("RecordFileReading", { version: 5 });
    await sees("RecordInstructionReading", { version: 1, reviews: [] });
    await sees("RecordInstructionReading", { version: 2, reviews: [reviewer.id] });
    await sees("RecordInstructionReading", { version: 2, reviews: [] });
    const document = await teller.documentOf(file, 0);
    await sees("RecordDocumentReading", { document });
    await sees("RecordDocumentReading", { document });
    const own = { grounds: "other", note: "J’y tiens un étal." };
    await teller.ask(chair, "DeclareInterest", own, file);
  },
};
