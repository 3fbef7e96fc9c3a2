import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, brandCommittee, labelled, member, parties, people, registered } from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory } from "./told.js";

const scheme = creativallee.id;

/** Refused, which frees the initiative; appealed, which takes its place again; granted. */
export const secondChance: GoldenStory = {
  name: "second-chance",
  tell: async (teller) => {
    teller.on("2010-01-11");
    const those = await parties(teller);
    const { secretariat, director } = those;
    const facts = { name: "Les Ateliers du Haut-Pays", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2010-01-11", until: "2011-12-31" };
    const members = await brandCommittee(teller, secretariat, term);
    const cast = { ...those, organisation, members };
    const file = await admitted(teller, cast, "Ateliers ouverts");

    // Whoever has an interest is recused from the vote as well.
    await teller.ask(engine, "OpenInstruction", {}, file);
    const note = { grounds: "other", note: "J’ai conseillé ces ateliers." };
    await teller.ask(member(cast, 4), "DeclareInterest", note, file);

    const sitting = async (
      heldOn: string,
      kind: string,
      votes: Readonly<Record<number, string>>,
    ) => {
      const session = await convened(teller, cast, scheme, heldOn);
      await listed(teller, cast, session, file, kind);
      teller.on(heldOn);
      await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 3, 4) }, session);
      await put(teller, cast, session, file, { ask: "grant" });
      await voted(teller, cast, session, file, votes);
      return session;
    };
    const against = { 0: "against", 1: "against", 3: "for" };
    const first = await sitting("2010-02-19", "application", against);
    await decided(teller, cast, first, file, "Rien ne dit qui serait accueilli.");
    await teller.free(file, "refused");

    teller.on("2010-03-08");
    const letter = { means: "letter", proof: "Recommandé 2D", notifiedOn: "2010-02-26" };
    await teller.ask(secretariat, "NotifyDecision", letter, file);
    await teller.ask(director, "ContestDecision", { contested: "La liste était jointe." }, file);
    const agreed = { 0: "for", 1: "for", 3: "for" };
    const second = await sitting("2010-04-09", "appeal", agreed);
    await decided(teller, cast, second, file);
    await labelled(teller, scheme, file);
  },
};
