import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, brandCommittee, labelled, parties, people, registered } from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import type { GoldenStory } from "./told.js";

const scheme = creativallee.id;

/** A question put by mistake is taken back; figures and days to answer by stay within reason. */
export const secondThoughts: GoldenStory = {
  name: "second-thoughts",
  tell: async (teller) => {
    teller.on("2016-01-11");
    const those = await parties(teller);
    const { secretariat, director } = those;
    const facts = { name: "Les Passerelles de l’Escaut", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2016-01-11", until: "2017-12-31" };
    const members = await brandCommittee(teller, secretariat, term);
    const cast = { ...those, organisation, members };
    const file = await admitted(teller, cast, "Passerelles ouvertes");

    const session = await convened(teller, cast, scheme, "2016-02-12");
    await listed(teller, cast, session, file);
    teller.on("2016-02-12");
    await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 2, 3) }, session);
    await put(teller, cast, session, file, { ask: "adjourn" });
    await teller.ask(secretariat, "WithdrawQuestion", { item: file }, session);
    await put(teller, cast, session, file, { ask: "grant" });
    await voted(teller, cast, session, file, { 0: "for", 1: "for", 2: "for", 3: "for" });
    await decided(teller, cast, session, file);
    await labelled(teller, scheme, file);

    teller.on("2016-09-05");
    const period = { from: "2016-02-12", until: "2016-08-31" };
    const activity = {
      ...period,
      figures: { events: 12 },
      otherFigures: { programmes: 40_000 },
      activities: [{ channel: "event", inRegion: true, count: 12 }],
    };
    await teller.ask(director, "ReportActivity", activity, file);
    const impact = { ...period, figures: { peopleMobilised: 8_500 }, otherFigures: {} };
    await teller.ask(director, "ReportImpact", impact, file);
    const right = {
      report: await teller.reportOf(file, 0),
      figures: { events: 13 },
      reason: "Une passerelle de plus.",
    };
    await teller.ask(director, "CorrectReport", right, file);

    teller.on("2016-09-12");
    const motives = "La marque ne figure pas sur les programmes.";
    const proposal = { motives, answerDueOn: "2016-10-14" };
    await teller.ask(secretariat, "ProposeRevocation", proposal, file);
    teller.on("2016-09-20");
    await teller.ask(director, "AnswerRevocation", { text: "Elle est au dos." }, file);
    await teller.ask(secretariat, "DropRevocation", {}, file);
  },
};
