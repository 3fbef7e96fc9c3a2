import { admitted, brandCommittee, parties, registered } from "./cast.js";
import { engine, type GoldenStory } from "./told.js";

/** Somebody asks to be forgotten, and so is a file that was withdrawn: by two people each. */
export const erasures: GoldenStory = {
  name: "erasures",
  tell: async (teller) => {
    teller.on("2011-05-02");
    const those = await parties(teller);
    const { secretariat, director } = those;
    const facts = { name: "Les Moulins de Steenvoorde", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2011-05-02", until: "2013-12-31" };
    const members = await brandCommittee(teller, secretariat, term);
    const visitor = await teller.person("Line Carpentier", "line.carpentier@example.org");
    const second = {
      id: await teller.person("Noël Six", "noel.six@example.org"),
      as: "administrator",
    } as const;
    await teller.ask(
      engine,
      "GrantRole",
      { capacity: "administrator", from: "2011-05-02" },
      second.id,
    );
    const file = await admitted(teller, { ...those, organisation, members }, "Ailes au vent");
    await teller.ask(director, "WithdrawApplication", { motives: "Projet abandonné." }, file);

    teller.on("2011-05-09");
    const ofVisitor = await teller.ask(secretariat, "RequestErasure", {
      subject: `person-${visitor}`,
      reason: "asked-by-the-person",
      legalBasis: "gdpr-17-1-a",
    });
    const ofFile = await teller.ask(second, "RequestErasure", {
      subject: `application-${file}`,
      reason: "no-longer-needed",
      legalBasis: "gdpr-17-1-a",
    });
    await teller.ask(second, "ApproveErasure", {}, ofVisitor);
    await teller.ask(secretariat, "ApproveErasure", {}, ofFile);

    teller.on("2011-05-10");
    await teller.ask(secretariat, "CarryOutErasure", {}, ofVisitor);
    await teller.ask(engine, "CompleteErasure", {}, ofVisitor);
    await teller.ask(secretariat, "CarryOutErasure", {}, ofFile);
    await teller.ask(engine, "CompleteErasure", {}, ofFile);
  },
};
