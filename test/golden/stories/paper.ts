import { type Actor, engine as theEngine } from "#kernel/index.js";
import { readDossier } from "#labelling/import/dossier.js";
import { importing } from "#labelling/import/import.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { canonicalText } from "#sealing/canonical.js";
import { secret } from "../../domain/house.js";
import type { GoldenStory } from "./told.js";

const written = {
  ref: "papier-1",
  organisation: {
    name: "Maison des métiers",
    kind: "association",
    seat: { insee: "59350", commune: "Lille" },
    actsIn: ["59"],
    regionalOrigin: true,
  },
  signatory: { name: "Jo Vasseur", role: "Direction", email: "jo.vasseur@example.org" },
  initiative: {
    title: "Portes ouvertes",
    summary: "Deux jours d’ateliers.",
    themes: ["entrepreneurial-spirit"],
    actionType: "promotion",
    channels: ["event"],
    brandUse: "signature",
    startsOn: "2006-11-18",
    places: [],
  },
  charterAnswers: { article1: "Oui.", article2: "Oui.", article3: "Oui." },
};

/** Files that came in on paper: one signed, and one of the same organisation that nobody has signed. */
export const paper: GoldenStory = {
  name: "paper",
  tell: async (teller) => {
    teller.on("2006-10-02");
    const id = await teller.person("Lou Caron", "lou.caron@example.org");
    const secretariat: Actor = { id, as: "secretariat" };
    await teller.publish(creativallee, secretariat);
    for (const line of [written, { ...written, ref: "papier-2", signatory: null }]) {
      const read = readDossier(JSON.stringify(line));
      if ("faults" in read) throw new Error(JSON.stringify(read.faults));
      const { dossier } = read;
      const content = secret.claimId("dossier", canonicalText(dossier.content));
      const body = { dossier, scheme: "creativallee", content, today: "2006-10-02" };
      const stream = secret.newId(theEngine, importing.kind, dossier.ref);
      await teller.ask(secretariat, "ImportDossier", body, stream);
    }
  },
};
