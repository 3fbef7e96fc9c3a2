import { streamName } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { Act } from "../act.js";
import { fileOf } from "../files.js";
import { type OnlineFile, onlineFiles } from "../other-labels.js";
import { secretariat } from "../people.js";
import type { Stage } from "../stage.js";
import { organisationOf } from "./carriers.js";

const start = async (stage: Stage, file: OnlineFile): Promise<void> => {
  const { scheme, carrier: author, title } = file;
  const { name, ...facts } = file.organisation;
  const identifier = { kind: "none", reason: "numéro en cours d’attribution" };
  const body = { ...facts, name, identifier, regionalOrigin: true };
  const organisation = await stage.ask(author, "RegisterOrganisation", scheme, body);
  const carrying = { organisation, title };
  const initiative = await stage.ask(author, "RegisterInitiative", scheme, carrying);
  await stage.ask(author, "StartApplication", scheme, { initiative, scheme });
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
  const body = { person: stage.personOf(author), role };
  const organisation = await organisationOf(stage, id);
  await stage.ask(secretariat, "AddSignatory", author.key, body, organisation);
};

const online = (file: OnlineFile): readonly Act[] => {
  const { scheme, carrier: author, texts, values } = file;
  return [
    {
      on: file.startsOn,
      play: async (stage) => {
        await start(stage, file);
        await stage.ask(author, "EditDraft", scheme, { texts, values }, fileOf(stage, scheme));
      },
    },
    {
      on: file.submitsOn,
      play: async (stage) => {
        const id = fileOf(stage, scheme);
        await attach(stage, file, id);
        await empower(stage, file, id);
        await stage.ask(author, "SubmitApplication", scheme, {}, id);
      },
    },
  ];
};

/** A file each for the two other labels, from its draft to its first check. */
export const onlineFilesWritten: readonly Act[] = onlineFiles.flatMap(online);
