import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, brandCommittee, member, parties, registered } from "./cast.js";
import { engine, type GoldenStory } from "./told.js";

/** Two listen, an organisation and an institution; one falls silent, the other is gone. */
export const webhooks: GoldenStory = {
  name: "webhooks",
  tell: async (teller) => {
    teller.on("2010-03-01");
    const those = await parties(teller);
    const { secretariat, director } = those;
    const facts = { name: "La Filature des Deux-Caps", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2010-03-01", until: "2012-12-31" };
    const members = await brandCommittee(teller, secretariat, term);
    const cast = { ...those, organisation, members };

    const own = await teller.ask(director, "RegisterWebhook", {
      url: "https://systemes.example.org/filature?jeton=secret",
      topics: ["application.received", "application.admissible", "application.decided"],
      organisation,
    });
    const institutions = await teller.ask(secretariat, "RegisterWebhook", {
      url: "https://apim.example.org/creativallee",
      topics: ["application.received", "session.convened"],
      scheme: creativallee.id,
      institution: "APIM",
      person: member(cast, 3).id,
    });
    await admitted(teller, cast, "Métiers ouverts");

    teller.on("2010-03-08");
    await teller.ask(director, "RotateSecret", {}, own);
    await teller.ask(director, "RotateSecret", { overlap: 0 }, own);
    await teller.ask(director, "ReplayWebhook", { from: "2010-03-01" }, own);
    const topics = ["application.received", "application.decided", "label.granted"];
    await teller.ask(director, "ChangeWebhook", { topics }, own);
    await teller.ask(engine, "GiveUpWebhook", { reason: "failing" }, own);
    await teller.ask(engine, "GiveUpWebhook", { reason: "gone" }, institutions);

    teller.on("2010-03-15");
    const moved = { url: "https://apim.example.org/label", person: member(cast, 3).id };
    await teller.ask(secretariat, "ChangeWebhook", moved, institutions);
    await teller.ask(secretariat, "EnableWebhook", {}, institutions);
    await teller.ask(director, "EnableWebhook", {}, own);
    await teller.ask(director, "ReplayWebhook", { from: "2010-03-08T09:00:00Z" }, own);
    await teller.ask(director, "DisableWebhook", {}, own);
  },
};
