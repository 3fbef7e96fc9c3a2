import type { Aggregate, Command, Process, Sentence, Sentences } from "#kernel/index.js";
import { application } from "./application/application.js";
import {
  applicationCommands,
  applicationProcesses,
  applicationSteps,
} from "./application/commands.js";
import { decisionRejections } from "./application/decision-rejections.js";
import { answerFaults, rejections as ofApplications } from "./application/rejections.js";
import { claim } from "./claim/claim.js";
import { claimSteps } from "./claim/commands.js";
import { rejections as ofClaims } from "./claim/rejections.js";
import { committeeCommands } from "./committee/commands.js";
import { committee } from "./committee/committee.js";
import { rejections as ofCommittees } from "./committee/rejections.js";
import { erasureCommands, erasureSteps } from "./erasure/commands.js";
import { erasure } from "./erasure/erasure.js";
import { rejections as ofErasures } from "./erasure/rejections.js";
import { evaluationCommands } from "./evaluation/commands.js";
import { evaluation } from "./evaluation/evaluation.js";
import { rejections as ofEvaluations } from "./evaluation/rejections.js";
import { former } from "./former.js";
import { gridCommands, gridSteps } from "./grid/commands.js";
import { grid } from "./grid/grid.js";
import { rejections as ofGrids } from "./grid/rejections.js";
import { instructionCommands, instructionSteps } from "./instruction/commands.js";
import { instruction } from "./instruction/instruction.js";
import { rejections as ofInstructions } from "./instruction/rejections.js";
import { labelCommands, labelSteps } from "./label/commands.js";
import { label } from "./label/label.js";
import { rejections as ofLabels } from "./label/rejections.js";
import { originSteps } from "./origin/commands.js";
import { origin } from "./origin/origin.js";
import { rejections as ofOrigins } from "./origin/rejections.js";
import { proposalCommands, proposalSteps } from "./proposal/commands.js";
import { proposal } from "./proposal/proposal.js";
import { rejections as ofProposals } from "./proposal/rejections.js";
import { registerSteps } from "./register/commands.js";
import { register } from "./register/register.js";
import { rejections as ofRegisters } from "./register/rejections.js";
import { rotaSteps } from "./rota/commands.js";
import { rejections as ofRotas } from "./rota/rejections.js";
import { rota } from "./rota/rota.js";
import { surveyCommands } from "./survey/commands.js";
import { rejections as ofSurveys } from "./survey/rejections.js";
import { survey } from "./survey/survey.js";
import { webhookCommands, webhookSteps } from "./webhook/commands.js";
import { rejections as ofWebhooks } from "./webhook/rejections.js";
import { webhook } from "./webhook/webhook.js";
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
import { sessionCommands, sessionProcesses, sessionSteps } from "./session/commands.js";
import { rejections as ofSessions } from "./session/rejections.js";
import { session } from "./session/session.js";

/** Every kind of stream that the log may hold. */
export const aggregates: readonly Aggregate[] = [
  person,
  organisation,
  scheme,
  initiative,
  application,
  claim,
  importing,
  committee,
  instruction,
  session,
  register,
  label,
  grid,
  evaluation,
  survey,
  proposal,
  rota,
  webhook,
  origin,
  erasure,
];

const commands: readonly Command[] = [
  ...personCommands,
  ...organisationCommands,
  ...schemeCommands,
  ...initiativeCommands,
  ...applicationCommands,
  ...committeeCommands,
  ...instructionCommands,
  ...sessionCommands,
  ...labelCommands,
  ...gridCommands,
  ...evaluationCommands,
  ...surveyCommands,
  ...proposalCommands,
  ...webhookCommands,
  ...erasureCommands,
];

/** Sent by processes and reactions alone. */
const steps: readonly Command[] = [
  ...organisationSteps,
  ...initiativeSteps,
  ...applicationSteps,
  ...claimSteps,
  ...importSteps,
  ...instructionSteps,
  ...sessionSteps,
  ...registerSteps,
  ...labelSteps,
  ...gridSteps,
  ...proposalSteps,
  ...rotaSteps,
  ...webhookSteps,
  ...originSteps,
  ...erasureSteps,
];

const processes: readonly Process[] = [
  ...organisationProcesses,
  ...applicationProcesses,
  ...sessionProcesses,
];

/** Every `decide` of today. */
export const everyCommand: readonly Command[] = [...commands, ...steps];

/** Every `decide` that events name, by its type and schema. */
export const everyRule: readonly Command[] = [...everyCommand, ...former];

/** What a caller may ask for, if a policy lets it. */
export const operations = [
  ...commands.map((command) => ({ asks: "one" as const, ...command })),
  ...processes.map((process) => ({ asks: "several" as const, ...process })),
];

/** Of every rejection and fault, by its code. */
export const sentences: Sentences = {
  ...ofPeople,
  ...ofOrganisations,
  ...ofSchemes,
  ...ofInitiatives,
  ...ofApplications,
  ...decisionRejections,
  ...ofClaims,
  ...ofImports,
  ...ofCommittees,
  ...ofInstructions,
  ...ofSessions,
  ...ofRegisters,
  ...ofLabels,
  ...ofGrids,
  ...ofEvaluations,
  ...ofSurveys,
  ...ofProposals,
  ...ofRotas,
  ...ofWebhooks,
  ...ofOrigins,
  ...ofErasures,
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
