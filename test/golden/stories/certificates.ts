import { hashOfList } from "#certificates/status-list.js";
import {
  certification,
  placesIn,
  purposes,
  theLists,
} from "#labelling/certification/certification.js";
import { creativallee } from "#labelling/scheme/shipped/creativallee.js";
import { admitted, brandCommittee, labelled, parties, people, registered } from "./cast.js";
import { convened, decided, listed, put, voted } from "./sitting.js";
import { engine, type GoldenStory, type Teller } from "./told.js";

const scheme = creativallee.id;

const published = async (teller: Teller): Promise<void> => {
  const state = await teller.fold(certification, theLists);
  const changes = state.changes.length;
  for (const purpose of purposes) {
    const hash = hashOfList(placesIn(state, purpose, changes));
    await teller.ask(engine, "PublishStatusList", { purpose, changes, hash }, theLists);
  }
};

const certified = async (teller: Teller, label: string): Promise<void> => {
  await teller.ask(engine, "IssueCertificate", { label }, theLists);
  await teller.ask(engine, "RecordStanding", { label }, theLists);
  await published(teller);
};

const stands = async (teller: Teller, label: string): Promise<void> => {
  await teller.ask(engine, "RecordStanding", { label }, theLists);
  await published(teller);
};

/** Three labels with their certificates: one is suspended for a time and again, one given up. */
export const certificates: GoldenStory = {
  name: "certificates",
  tell: async (teller) => {
    teller.on("2012-01-09");
    const those = await parties(teller);
    const { secretariat, director } = those;
    const facts = { name: "Les Ateliers de la Sensée", kind: "association" };
    const organisation = await registered(teller, those, facts);
    const term = { from: "2012-01-09", until: "2013-12-31" };
    const members = await brandCommittee(teller, secretariat, term);
    const cast = { ...those, organisation, members };
    const lock = await admitted(teller, cast, "L’écluse ouverte");
    const barge = await admitted(teller, cast, "La péniche des métiers");
    const quay = await admitted(teller, cast, "Le quai des idées");

    const session = await convened(teller, cast, scheme, "2012-02-17");
    for (const item of [lock, barge, quay]) await listed(teller, cast, session, item);
    teller.on("2012-02-17");
    const present = people(cast, 0, 1, 2, 3, 4);
    await teller.ask(secretariat, "OpenSession", { present }, session);
    for (const item of [lock, barge, quay]) {
      await put(teller, cast, session, item, { ask: "grant" });
      await voted(teller, cast, session, item, {
        0: "for",
        1: "for",
        2: "for",
        3: "for",
        4: "for",
      });
      await decided(teller, cast, session, item);
      await labelled(teller, scheme, item);
      await certified(teller, item);
    }

    teller.on("2012-05-02");
    const motives = "La marque n’est affichée nulle part.";
    await teller.ask(secretariat, "SuspendLabel", { motives, until: "2012-05-31" }, lock);
    await stands(teller, lock);
    teller.on("2012-06-01");
    await stands(teller, lock);
    teller.on("2012-06-04");
    await teller.ask(secretariat, "SuspendLabel", { motives }, lock);
    await stands(teller, lock);
    teller.on("2012-06-18");
    await teller.ask(secretariat, "ReinstateLabel", { motives: "Elle l’est." }, lock);
    await stands(teller, lock);
    await teller.ask(director, "SurrenderLabel", { motives: "La péniche est vendue." }, barge);
    await stands(teller, barge);
  },
};
