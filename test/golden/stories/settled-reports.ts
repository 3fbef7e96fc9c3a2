import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, brandCommittee, labelled, member, parties, people, registered } from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory } from "./told.js";

const scheme = creativallee.id;

/** Said of a member at the vote alone, and cleared once the file is decided; figures told since. */
export const settledReports: GoldenStory = {
  name: "settled-reports",
  tell: async (teller) => {
    teller.on("2011-01-10");
    const those = await parties(teller);
    const { secretariat, director } = those;
    const facts = { name: "Les Ateliers de la Lys", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2011-01-10", until: "2012-12-31" };
    const members = await brandCommittee(teller, secretariat, term);
    const cast = { ...those, organisation, members };
    const file = await admitted(teller, cast, "Quais en fête");
    await teller.ask(engine, "OpenInstruction", {}, file);

    const session = await convened(teller, cast, scheme, "2011-02-18");
    await listed(teller, cast, session, file);
    teller.on("2011-02-18");
    const present = people(cast, 0, 1, 2, 3, 4);
    await teller.ask(secretariat, "OpenSession", { present }, session);
    const person = member(cast, 4).id;
    await teller.ask(secretariat, "RecuseMember", { item: file, person }, session);
    await put(teller, cast, session, file, { ask: "grant" });
    await voted(teller, cast, session, file, { 0: "for", 1: "for", 2: "for", 3: "for" });
    await decided(teller, cast, session, file);
    await labelled(teller, scheme, file);
    await teller.ask(engine, "CloseInstruction", {}, file);
    teller.on("2011-02-21");
    const reason = "Un homonyme siège au bureau de la structure.";
    await teller.ask(secretariat, "ClearInterest", { person, reason, session }, file);

    teller.on("2011-09-05");
    const period = { from: "2010-06-01", until: "2011-08-31" };
    const activity = {
      ...period,
      figures: { events: 3 },
      otherFigures: {},
      activities: [{ channel: "event", inRegion: true, count: 3 }],
    };
    await teller.ask(director, "ReportActivity", activity, file);
    const impact = { ...period, figures: { mediaCoverage: 6 }, otherFigures: {} };
    await teller.ask(director, "ReportImpact", impact, file);
  },
};
