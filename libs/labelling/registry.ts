import type { Aggregate, Command, Process, Sentence, Sentences } from "#kernel/index.js";
import { application } from "./application/application.js";
import {
  applicationCommands,
  applicationProcesses,
  applicationSteps,
} from "./application/commands.js";
import { answerFaults, rejections as ofApplications } from "./application/rejections.js";
import { claim } from "./claim/claim.js";
import { claimSteps } from "./claim/commands.js";
import { rejections as ofClaims } from "./claim/rejections.js";
import { importSteps } from "./import/commands.js";
import { dossierFaults } from "./import/faults.js";
import { importing } from "./import/import.js";
import { rejections as ofImports } from "./import/rejections.js";
import { initiativeCommands, initiativeSteps } from "./initiative/commands.js";
import { initiative } from "./initiative/initiative.js";
import { rejections as ofInitiatives } from "./initiative/rejections.js";
import {
  organisationCommands,
  organisationProcesses,
  organisationSteps,
} from "./organisation/commands.js";
import { organisation } from "./organisation/organisation.js";
import { rejections as ofOrganisations } from "./organisation/rejections.js";
import { personCommands } from "./person/commands.js";
import { person } from "./person/person.js";
import { rejections as ofPeople } from "./person/rejections.js";
import { schemeCommands } from "./scheme/commands.js";
import { rejections as ofSchemes } from "./scheme/rejections.js";
import { scheme } from "./scheme/scheme.js";
import { definitionFaults } from "./scheme/validation/faults.js";

/** Every kind of stream that the log may hold. */
export const aggregates: readonly Aggregate[] = [
  person,
  organisation,
  scheme,
  initiative,
  application,
  claim,
  importing,
];

const commands: readonly Command[] = [
  ...personCommands,
  ...organisationCommands,
  ...schemeCommands,
  ...initiativeCommands,
  ...applicationCommands,
];

/** Sent by processes and reactions alone. */
const steps: readonly Command[] = [
  ...organisationSteps,
  ...initiativeSteps,
  ...applicationSteps,
  ...claimSteps,
  ...importSteps,
];

const processes: readonly Process[] = [...organisationProcesses, ...applicationProcesses];

/** Every `decide`, by the type that events name. */
export const everyCommand: readonly Command[] = [...commands, ...steps];

/** What a caller may ask for, if a policy lets it. */
export const operations = [
  ...commands.map((command) => ({ asks: "one" as const, ...command })),
  ...processes.map((process) => ({ asks: "several" as const, ...process })),
];

const sentences: Sentences = {
  ...ofPeople,
  ...ofOrganisations,
  ...ofSchemes,
  ...ofInitiatives,
  ...ofApplications,
  ...ofClaims,
  ...ofImports,
  ...answerFaults,
  ...definitionFaults,
  ...dossierFaults,
};

/** What a person reads of a rejection. */
export const sentenceOf = (code: string): Sentence => {
  const sentence = sentences[code];
  if (!sentence) throw new Error(`no sentence says ${code}`);
  return sentence;
};
