import { engine as theEngine, streamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import { checkApplication } from "#labelling/application/check-application.js";
import { lapseApplication } from "#labelling/application/lapse-application.js";
import type { Dossier } from "#labelling/import/dossier.js";
import { idsOf } from "#labelling/import/ids-of.js";
import { takeIn } from "../take-in.js";
import type { Kept } from "./kept.js";
import { type OnlineFile, onlineFiles } from "./other-labels.js";
import { administrator, carrier, people, secretariat } from "./people.js";
import type { Stage } from "./stage.js";
import { readToken } from "#access/token.js";

/** What happens on a day of the sample; played again, it changes nothing. */
export interface Act {
  readonly on: string;
  play(stage: Stage): Promise<void>;
}

const firstDay = "2006-09-04";

/** People, their roles, and the tokens that were minted for them. */
const arrivals = (kept: Kept): readonly Act[] =>
  people.map((part) => ({
    on: firstDay,
    play: async (stage) => {
      const { key, capacity } = part;
      const by = part === administrator ? theEngine : administrator;
      const id = await stage.register(by, part);
      await stage.ask(by, "GrantRole", `${key} role`, { capacity, from: firstDay }, id);
      const token = kept.people.find((one) => one.key === key)?.token ?? "";
      const hash = readToken(token)?.hash;
      await stage.ask(by, "IssueToken", `${key} token`, { hash, capacity }, id);
    },
  }));

/** Working days from 11 September on: one dossier comes in on each. */
const receiptDay = (nth: number): string => {
  const day = new Date(Date.UTC(2006, 8, 11 + nth + 2 * Math.floor(nth / 5)));
  return day.toISOString().slice(0, 10);
};

const receipts = (dossiers: readonly Dossier[]): readonly Act[] =>
  dossiers.map((dossier, nth) => ({
    on: receiptDay(nth),
    play: async (stage) => {
      const taken = await takeIn(stage.engine, dossier, "creativallee", stage.actor(secretariat));
      if ("refused" in taken) throw new Error(`${dossier.ref}: ${taken.refused.code}`);
    },
  }));

const fileOf = (stage: Stage, ref: string): string => {
  const { secret } = stage.engine;
  return idsOf(ref, { derived: (kind, key) => secret.newId(theEngine, kind, key) }).application;
};

const request = (on: string, ref: string, path: string, note: string): Act => ({
  on,
  play: async (stage) => {
    const body = { items: [{ path, nature: "incomplete", note }] };
    const file = fileOf(stage, ref);
    await stage.ask(secretariat, "RequestComplements", `${ref} complements`, body, file);
  },
});

const complements: readonly Act[] = [
  {
    on: "2006-09-25",
    play: async (stage) => {
      const { state } = await stage.engine.streams.load(application, fileOf(stage, "npdc-10"), 0);
      if (state.phase === "not-started") throw new Error("npdc-10 has not come in");
      const body = { person: stage.personOf(carrier), right: "edit" };
      const { organisation } = state.content;
      await stage.ask(secretariat, "InvitePerson", "npdc-10 carrier", body, organisation);
    },
  },
  request(
    "2006-10-02",
    "npdc-10",
    "charterAnswers.article3",
    "Il manque votre réponse sur l’environnement et la santé ; quelques lignes suffisent.",
  ),
  request(
    "2006-10-12",
    "npdc-22",
    "signatory",
    "Le dossier nous est parvenu sans signature : il faut celle d’une personne habilitée.",
  ),
  {
    on: "2006-10-17",
    play: async (stage) => {
      const article3 =
        "Les salons sont choisis pour les trajets qu’ils évitent ; les déplacements sont comptés et compensés.";
      const file = fileOf(stage, "npdc-10");
      const body = { texts: { article3 } };
      await stage.ask(carrier, "ProvideComplements", "npdc-10 complements", body, file);
      await stage.follow(checkApplication, file);
    },
  },
  // The month is over since the day before.
  { on: "2006-11-13", play: (stage) => stage.follow(lapseApplication, fileOf(stage, "npdc-22")) },
];

const online = (file: OnlineFile): readonly Act[] => {
  const { scheme, carrier: author, title, texts, values } = file;
  const id = async (stage: Stage): Promise<string> => {
    const { name: _, ...facts } = file.organisation;
    const identifier = { kind: "none", reason: "numéro en cours d’attribution" };
    const body = { ...facts, name: file.organisation.name, identifier, regionalOrigin: true };
    const organisation = await stage.ask(author, "RegisterOrganisation", scheme, body);
    const initiative = { organisation, title };
    const carried = await stage.ask(author, "RegisterInitiative", scheme, initiative);
    return stage.ask(author, "StartApplication", scheme, { initiative: carried, scheme });
  };
  return [
    {
      on: file.startsOn,
      play: async (stage) => {
        const application = await id(stage);
        await stage.ask(author, "EditDraft", scheme, { texts, values }, application);
      },
    },
    {
      on: file.submitsOn,
      play: async (stage) => {
        const application = await id(stage);
        await attach(stage, file, application);
        await empower(stage, file, application);
        await stage.ask(author, "SubmitApplication", scheme, {}, application);
        await stage.follow(checkApplication, application);
      },
    },
  ];
};

const attach = async (stage: Stage, { carrier: author, documents }: OnlineFile, id: string) => {
  for (const { kind, name, text } of documents) {
    const content = Buffer.from(`${text}\n`);
    const hash = await stage.engine.documents.put(streamName(application.kind, id), content);
    const body = { kind, hash, bytes: content.length, mediaType: "text/plain", name };
    await stage.ask(author, "AttachDocument", kind, body, id);
  }
};

/** Who commits an organisation is for the secretariat to say. */
const empower = async (stage: Stage, { carrier: author, role }: OnlineFile, id: string) => {
  const { state } = await stage.engine.streams.load(application, id, 0);
  if (state.phase === "not-started") throw new Error(`${id} is no file`);
  const body = { person: stage.personOf(author), role };
  await stage.ask(secretariat, "AddSignatory", author.key, body, state.content.organisation);
};

/** The first campaign from September to November 2006, day after day. */
export const acts = (kept: Kept, dossiers: readonly Dossier[]): readonly Act[] =>
  [
    ...arrivals(kept),
    ...receipts(dossiers),
    ...complements,
    ...onlineFiles.flatMap(online),
    // Where the sample leaves the clock: some deadlines run, others have run out.
    { on: "2006-11-20", play: async () => undefined },
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
