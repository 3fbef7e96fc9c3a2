import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, brandCommittee, labelled, member, parties, people, registered } from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory } from "./told.js";

const scheme = creativallee.id;
const agreed = { 0: "for", 1: "for", 3: "for", 4: "for" };
const opposed = { 0: "against", 1: "against", 3: "against", 4: "for" };

/** Two labels that a committee deliberates: one stays with its holder, one is given up under the vote. */
export const inTheirHands: GoldenStory = {
  name: "in-their-hands",
  tell: async (teller) => {
    teller.on("2017-01-09");
    const those = await parties(teller);
    const { secretariat, director } = those;
    const facts = { name: "Les Ateliers du Canal", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2017-01-09", until: "2018-12-31" };
    const members = await brandCommittee(teller, secretariat, term);
    const cast = { ...those, organisation, members };
    const present = people(cast, 0, 1, 3, 4);
    const lock = await admitted(teller, cast, "L’écluse ouverte");
    const barge = await admitted(teller, cast, "La péniche des idées");
    const labels = [lock, barge] as const;
    const first = await convened(teller, cast, scheme, "2017-01-20");
    for (const file of labels) await listed(teller, cast, first, file);
    teller.on("2017-01-20");
    await teller.ask(secretariat, "OpenSession", { present }, first);
    for (const file of labels) {
      await put(teller, cast, first, file, { ask: "grant" });
      await voted(teller, cast, first, file, agreed);
      await decided(teller, cast, first, file);
      await labelled(teller, scheme, file);
    }

    teller.on("2017-03-06");
    const proposal = { motives: "La marque est absente.", answerDueOn: "2017-03-31" };
    for (const label of labels) await teller.ask(secretariat, "ProposeRevocation", proposal, label);
    // Ahead of time: both will have been heard by then.
    const second = await convened(teller, cast, scheme, "2017-04-07");
    for (const label of labels) await listed(teller, cast, second, label, "revocation");
    teller.on("2017-03-20");
    await teller.ask(director, "AnswerRevocation", { text: "Elle est sur l’affiche." }, lock);

    teller.on("2017-04-07");
    await teller.ask(secretariat, "OpenSession", { present }, second);
    await put(teller, cast, second, lock, { ask: "revoke" });
    await voted(teller, cast, second, lock, opposed);
    await teller.ask(secretariat, "DecideItem", { item: lock }, second);
    await teller.ask(engine, "RecordLabelDecision", { session: second }, lock);
    await put(teller, cast, second, barge, { ask: "revoke" });
    await voted(teller, cast, second, barge, agreed);
    await teller.ask(director, "SurrenderLabel", {}, barge);
    await teller.ask(secretariat, "AdjournItem", { item: barge, reason: "put-off" }, second);
    await teller.ask(secretariat, "CloseSession", {}, second);

    teller.on("2017-04-10");
    const minutes = "4e".repeat(32);
    await teller.ask(secretariat, "DraftMinutes", { minutes }, second);
    await teller.ask(member(cast, 0), "ApproveMinutes", { minutes }, second);
    const suspension = { motives: "L’écluse est en travaux.", until: "2017-06-30" };
    await teller.ask(secretariat, "SuspendLabel", suspension, lock);
  },
};
