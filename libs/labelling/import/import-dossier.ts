import { engine, process, type Step, type World } from "#kernel/index.js";
import { areTooLarge, faultsOf } from "../application/answers.js";
import { application, type Application } from "../application/application.js";
import { checkApplication } from "../application/check-application.js";
import { editDraft } from "../application/edit-draft.js";
import { openDraft } from "../application/open-draft.js";
import { receiveApplication } from "../application/receive-application.js";
import { reject as rejectFile } from "../application/rejections.js";
import { isSame } from "../application/same.js";
import { submitApplication } from "../application/submit-application.js";
import { initiative } from "../initiative/initiative.js";
import { openApplication } from "../initiative/open-application.js";
import { registerInitiative } from "../initiative/register-initiative.js";
import { readDefinition } from "../scheme/read-definition.js";
import { openVersion, scheme } from "../scheme/scheme.js";
import { beginImport } from "./begin-import.js";
import { carrierOf } from "./carrier-of.js";
import type { Dossier } from "./dossier.js";
import { idsOf } from "./ids-of.js";
import { importing } from "./import.js";
import { reject } from "./rejections.js";

/** Put together at the edge, from a line of a file. */
export class ImportDossierBody {
  readonly dossier!: Dossier;
  /** Id of the scheme applied for. */
  readonly scheme!: string;
  /** HMAC of the dossier's content, lower-case hex: two imports of one `ref` are told apart by it. */
  readonly content!: string;
  /** The Paris day on which it comes in. */
  readonly today!: string;
}

/**
 * From a line of a file to a checked application. What a look at the streams finds done is left
 * out, so an import that was cut short, by whomever, is completed by the next one. No step has a way
 * back: what is begun stays, and waits for the rest.
 */
export const importDossier = process<ImportDossierBody>({
  type: "ImportDossier",
  summary: "Registers, receives and checks a dossier; signs it for its signatory, if it has one.",
  on: importing,
  shape: ImportDossierBody,
  creates: true,
  example: {
    dossier: {
      ref: "npdc-01",
      organisation: {
        name: "Norcomex",
        facts: { kind: "réseau consulaire", actsIn: ["59", "62"], regionalOrigin: true },
      },
      title: "Semaine de la reprise",
      texts: { summary: "Une semaine de rencontres entre cédants et repreneurs." },
      values: { themes: ["creation-takeover"] },
      content: {},
    },
    scheme: "creativallee",
    content: "5d".repeat(32),
    today: "2006-10-02",
  },
  steps: async (body, names, world) => {
    const { dossier, content } = body;
    const known = await world.fold(importing, names.self);
    if (known.phase === "begun" && known.content !== content)
      return reject("IMPORT_REF_KNOWN_WITH_OTHER_CONTENT");
    const ids = idsOf(dossier.ref, names);
    const file = await world.fold(application, ids.application);
    if (wasChecked(file)) return [];
    const refused = "filing" in file ? undefined : await refusal(body, world);
    if (refused) return refused;
    const carrier = await carrierOf(dossier, names, world);
    if ("rejected" in carrier) return carrier;

    const begin = {
      ref: dossier.ref,
      content,
      scheme: body.scheme,
      initiative: ids.initiative,
      application: ids.application,
      ...(dossier.signatory ? { signatory: ids.signatory } : {}),
    };
    const check: Step = {
      key: "check",
      command: checkApplication,
      id: ids.application,
      body: {},
      by: () => ({ id: engine, as: engine }),
    };
    return [
      { key: "begin", command: beginImport, id: names.self, body: begin },
      ...carrier.steps,
      ...(await initiativeSteps(body, ids, carrier.id, world)),
      ...("filing" in file ? [] : intakeSteps(body, ids, file)),
      check,
    ];
  },
});

type Ids = ReturnType<typeof idsOf>;

/** The import's own check has been made, whatever has come after it. */
const wasChecked = (file: Application): boolean => {
  switch (file.phase) {
    case "not-started":
    case "draft":
      return false;
    case "received":
      // Complements are asked for after a check: it is to be checked anew, which is not our matter.
      return file.filing.deadlines.complements.length > 0;
    case "checked":
    case "awaiting-complements":
    case "admissible":
    case "inadmissible":
    case "withdrawn":
    case "lapsed":
    case "decided":
    case "appealed":
      return true;
  }
};

/** What would be refused half-way is refused before anything is stored. */
const refusal = async ({ dossier, scheme: slug, today }: ImportDossierBody, world: World) => {
  const version = openVersion(await world.fold(scheme, slug), today);
  if (!version) return rejectFile("SCHEME_TAKES_NO_FILES", { scheme: slug, day: today });
  if (areTooLarge(dossier.values)) return rejectFile("ANSWERS_TOO_LARGE");
  const faults = faultsOf(await readDefinition(world, version.definition), dossier);
  return faults.length > 0
    ? rejectFile("ANSWERS_REFUSED", { count: faults.length }, faults)
    : undefined;
};

const initiativeSteps = async (
  { dossier }: ImportDossierBody,
  { initiative: id, application: file }: Ids,
  organisation: string,
  world: World,
): Promise<readonly Step[]> => {
  const state = await world.fold(initiative, id);
  const body = { organisation, title: dossier.title };
  const register: Step = { key: "initiative", command: registerInitiative, id, body };
  const open: Step = { key: "open", command: openApplication, id, body: { application: file } };
  if (state.phase === "unknown") return [register, open];
  return state.live === file ? [] : [open];
};

/** The draft with its answers, then the receipt; signed in one act, so that no check comes between. */
const intakeSteps = (
  { dossier, scheme: slug }: ImportDossierBody,
  { application: id, initiative: carrying, signatory }: Ids,
  file: Application,
): readonly Step[] => {
  const { ref: reference, texts, values } = dossier;
  const body = { initiative: carrying, scheme: slug, reference };
  const draft: Step = { key: "draft", command: openDraft, id, body };
  const answers: Step = { key: "answers", command: editDraft, id, body: { texts, values } };
  const receipt: Step = {
    key: "receipt",
    command: dossier.signatory ? submitApplication : receiveApplication,
    id,
    body: {},
    by: (caller) => (dossier.signatory ? { ...caller, for: signatory } : caller),
  };
  if (file.phase === "not-started") return [draft, answers, receipt];
  return isAnswered(file, dossier) ? [receipt] : [answers, receipt];
};

const isAnswered = (file: Application, { texts, values }: Dossier): boolean =>
  file.phase === "draft" &&
  Object.keys(texts).every((id) => file.content.answered.includes(id)) &&
  isSame(values, file.content.values);
