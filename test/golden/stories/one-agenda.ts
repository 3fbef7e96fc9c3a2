import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, brandCommittee, labelled, member, parties, people, registered } from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory } from "./told.js";

const scheme = creativallee.id;
const agreed = { 0: "for", 1: "for", 3: "for", 4: "for" };
const shorter = { ...creativallee, brand: "La Créativallée" };

/** Rules that one session puts off come before another one, which renews a label as well. */
export const oneAgenda: GoldenStory = {
  name: "one-agenda",
  tell: async (teller) => {
    teller.on("2011-01-10");
    const those = await parties(teller);
    const { secretariat } = those;
    const facts = { name: "Le Marché du Beffroi", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2011-01-10", until: "2012-12-31" };
    const members = await brandCommittee(teller, secretariat, term);
    const cast = { ...those, organisation, members };
    const file = await admitted(teller, cast, "Le marché des idées");
    const definition = await teller.written(shorter);
    const proposal = await teller.ask(member(cast, 1), "ProposeRules", {
      scheme,
      definition,
      about: ["brand"],
      motives: "Le nom entier ne tient pas sur une affiche.",
    });

    const first = await convened(teller, cast, scheme, "2011-01-21");
    await listed(teller, cast, first, file);
    await listed(teller, cast, first, proposal, "proposal");
    teller.on("2011-01-21");
    await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 3, 4) }, first);
    await put(teller, cast, first, file, { ask: "grant" });
    await voted(teller, cast, first, file, agreed);
    await decided(teller, cast, first, file);
    await labelled(teller, scheme, file);
    await put(teller, cast, first, proposal, { ask: "approve" });
    const later = { item: proposal, reason: "put-off" };
    await teller.ask(member(cast, 0), "AdjournItem", later, first);

    teller.on("2011-10-24");
    const second = await convened(teller, cast, scheme, "2011-11-04");
    await listed(teller, cast, second, file, "renewal");
    await listed(teller, cast, second, proposal, "proposal");
    teller.on("2011-11-04");
    await teller.ask(secretariat, "OpenSession", { present: people(cast, 0, 1, 3, 4) }, second);
    for (const [item, ask] of [
      [file, "renew"],
      [proposal, "approve"],
    ] as const) {
      await put(teller, cast, second, item, { ask });
      await voted(teller, cast, second, item, agreed);
      await teller.ask(secretariat, "DecideItem", { item }, second);
    }
    await teller.ask(engine, "RenewLabel", { session: second }, file);
    await teller.ask(engine, "SettleProposal", { session: second }, proposal);
    teller.on("2011-11-07");
    await teller.ask(secretariat, "DraftScheme", { definition }, scheme);
    await teller.ask(secretariat, "PublishScheme", { definition, proposal }, scheme);
  },
};
