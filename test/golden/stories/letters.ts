import { hauteQualiteTechnologique } from "#labelling/scheme/shipped/haute-qualite-technologique.js";
import { admitted, parties, registered } from "./cast.js";
import { engine, type GoldenStory } from "./told.js";

const scheme = hauteQualiteTechnologique.id;

/** Silence awards a zone; the mail that says so is refused, and a letter tells its carrier. */
export const letters: GoldenStory = {
  name: "letters",
  tell: async (teller) => {
    teller.on("2011-03-01");
    const both = await parties(teller);
    const { secretariat, director } = both;
    await teller.publish(hauteQualiteTechnologique, secretariat);
    const facts = { name: "Syndicat de la Zone du Canal", kind: "association" };
    const cast = { ...both, members: [], organisation: await registered(teller, both, facts) };
    const content = {
      scheme,
      answers: {
        texts: Object.fromEntries(
          hauteQualiteTechnologique.charter.map(({ id }) => [id, "Mesuré en février."]),
        ),
        values: {
          zone: [{ insee: "62041", commune: "Arras" }],
          operators: 3,
          services: ["dsl", "fibre"],
          cheapestMonthlyTariff: 49,
          preEquipped: false,
        },
      },
      documents: ["coverage-map"],
    };
    const zone = await admitted(teller, cast, "Zone du Canal", content);
    const hello = { text: "Votre dossier passe bientôt." };
    await teller.ask(secretariat, "SendMessage", hello, zone);
    await teller.ask(director, "SendMessage", { text: "Merci de nous l’avoir dit." }, zone);

    // What is there but wrong stops no clock.
    const { organisation } = cast;
    const title = "Zone de l’Écluse";
    const other = await teller.ask(director, "RegisterInitiative", { organisation, title });
    const file = await teller.draft(director, scheme, other, content.answers);
    const map = { kind: "coverage-map", hash: "c4".repeat(32), bytes: 512 };
    const attached = { ...map, mediaType: "text/plain", name: "carte.txt" };
    await teller.ask(director, "AttachDocument", attached, file);
    await teller.ask(director, "SubmitApplication", {}, file);
    await teller.check(file);
    const item = { path: "documents.coverage-map", nature: "incorrect", note: "Carte de 2009." };
    await teller.ask(secretariat, "RequestComplements", { items: [item] }, file);

    teller.on("2011-05-03");
    await teller.ask(engine, "DeemDecision", {}, zone);
    await teller.ask(engine, "RecordUndeliveredDecision", { reason: "unknown-address" }, zone);
    await teller.ask(engine, "RecordUndeliveredDecision", { reason: "refused" }, zone);
    teller.on("2011-05-09");
    const letter = { means: "letter", notifiedOn: "2011-05-06", proof: "Recommandé 2C 1111" };
    await teller.ask(secretariat, "NotifyDecision", letter, zone);
    await teller.ask(engine, "RecordUndeliveredDecision", { reason: "refused" }, zone);
  },
};
