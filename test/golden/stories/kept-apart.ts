import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, brandCommittee, labelled, member, parties, people, registered } from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory } from "./told.js";

const scheme = creativallee.id;

/** Whoever had an interest in the file is recused when its label is to be renewed, too. */
export const keptApart: GoldenStory = {
  name: "kept-apart",
  tell: async (teller) => {
    teller.on("2012-01-09");
    const those = await parties(teller);
    const { secretariat } = those;
    const facts = { name: "Les Ateliers de l’Aa", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2012-01-09", until: "2013-12-31" };
    const members = await brandCommittee(teller, secretariat, term);
    const cast = { ...those, organisation, members };
    const file = await admitted(teller, cast, "Polders en images");
    await teller.ask(engine, "OpenInstruction", {}, file);
    const own = { grounds: "other", note: "Leur affiche est de ma main." };
    await teller.ask(member(cast, 4), "DeclareInterest", own, file);

    const sitting = async (heldOn: string, kind: string, ask: string) => {
      const session = await convened(teller, cast, scheme, heldOn);
      await listed(teller, cast, session, file, kind);
      teller.on(heldOn);
      await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 3, 4) }, session);
      await put(teller, cast, session, file, { ask });
      await voted(teller, cast, session, file, { 0: "for", 1: "for", 3: "for" });
      return session;
    };
    const first = await sitting("2012-02-17", "application", "grant");
    await decided(teller, cast, first, file);
    await labelled(teller, scheme, file);
    await teller.ask(engine, "CloseInstruction", {}, file);

    teller.on("2012-12-03");
    const second = await sitting("2012-12-14", "renewal", "renew");
    await teller.ask(secretariat, "DecideItem", { item: file }, second);
    await teller.ask(engine, "RenewLabel", { session: second }, file);
  },
};
