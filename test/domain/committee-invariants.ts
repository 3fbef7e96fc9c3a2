import {
  type DomainEvent,
  idOf,
  kindOf,
  type RecordedEvent,
  type StreamName,
  streamName,
} from "#kernel/index.js";
import type { Certification, CertificationEvent } from "#labelling/certification/certification.js";
import type { InstructionEvent } from "#labelling/instruction/events.js";
import { type Instruction, isInterested, reviewerIn } from "#labelling/instruction/instruction.js";
import { proposal, type Proposal } from "#labelling/proposal/proposal.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { label, type Label } from "#labelling/label/label.js";
import { register, type Register } from "#labelling/register/register.js";
import { hasTurn, type Rota, type RotaEvent } from "#labelling/rota/rota.js";
import type { SchemeEvent } from "#labelling/scheme/scheme.js";
import { isUnderWay } from "#labelling/session/item.js";
import { session, type Session, stageOf } from "#labelling/session/session.js";
import { type States, when } from "./states.js";

/** What a committee approves and reviews: rules, and who is asked. */
export const ofCommittees = (
  states: States,
  before: unknown,
  told: DomainEvent,
  { stream }: RecordedEvent,
): readonly string[] => {
  switch (kindOf(stream)) {
    case "scheme":
      return ofRules(states, told as SchemeEvent);
    case "rota":
      return ofDraws(before as Rota, told as RotaEvent);
    case "certification":
      return ofCertificates(states, before as Certification, told as CertificationEvent);
    case "label":
      return [
        ...ofNumbers(states, stream, told as LabelEvent),
        ...ofRefusals(states, before as Label, told as LabelEvent, idOf(stream)),
      ];
    case "instruction":
      return ofReviewers(before as Instruction, told as InstructionEvent);
    default:
      return [];
  }
};

/** Its committee is formed from the start: rules after the first ones are those that it approved. */
const ofRules = (states: States, event: SchemeEvent): readonly string[] => {
  if (event.type !== "SchemePublished" || event.version === 1) return [];
  const found = states.head<Proposal>(streamName(proposal.kind, event.proposal ?? "none"));
  const isTheirs = found.phase === "approved" && found.definition === event.definition;
  return when(!isTheirs, "puts rules in force that nobody approved");
};

/** Nobody is drawn for a file while they are already. */
const ofDraws = (before: Rota, event: RotaEvent): readonly string[] => {
  if (event.type !== "ReviewersDrawn") return [];
  const { people, instruction } = event;
  return [
    ...when(people.length === 0, "draws nobody"),
    ...when(new Set(people).size !== people.length, "draws somebody twice"),
    ...when(
      people.some((person) => hasTurn(before, { instruction, person })),
      "draws somebody again",
    ),
  ];
};

/** A number is one label's, and stands in the register. */
const ofNumbers = (states: States, stream: StreamName, event: LabelEvent): readonly string[] => {
  if (event.type !== "LabelGranted") return [];
  const { scheme, number } = event;
  const { labels } = states.head<Register>(streamName(register.kind, scheme));
  const others = labels.filter((one) => one.number === number);
  return when(
    others.length !== 1 || others[0]?.label !== idOf(stream),
    `bears number ${number}, which is not its own`,
  );
};

/** A certificate is one label’s that was granted; no place in the lists is given twice. */
const ofCertificates = (
  states: States,
  { certificates }: Certification,
  event: CertificationEvent,
): readonly string[] => {
  if (event.type !== "CertificateIssued") return [];
  const { phase } = states.head<Label>(streamName(label.kind, event.label));
  return [
    ...when(phase === "not-granted", "certifies what was not granted"),
    ...when(
      certificates.some((one) => one.label === event.label || one.index === event.index),
      "certifies twice, or gives a place twice",
    ),
  ];
};

const recorded = {
  RenewalRefused: "not-renewed",
  RevocationRefused: "not-revoked",
  DecisionAdjourned: "adjourned",
} as const;

/** What a session left as it was is recorded once, as it decided; what it refused is not done. */
const ofRefusals = (
  states: States,
  before: Label,
  event: LabelEvent,
  id: string,
): readonly string[] => {
  if (before.phase === "not-granted") return [];
  const { agenda, leftBy = [], proposal: on, takenUp } = before.held;
  const decidedIn = (by: string) => {
    const stage = stageOf(states.head<Session>(streamName(session.kind, by)), id);
    return stage?.is === "decided" ? stage : undefined;
  };
  if (
    event.type === "RenewalRefused" ||
    event.type === "RevocationRefused" ||
    event.type === "DecisionAdjourned"
  ) {
    const { session: by } = event.decision;
    return [
      ...when(leftBy.includes(by), "records one decision twice"),
      ...when(decidedIn(by)?.outcome !== recorded[event.type], "records what was not decided"),
    ];
  }
  if (event.type === "RevocationDropped" || event.type === "LabelRevoked") {
    const sitting = takenUp && states.head<Session>(streamName(session.kind, takenUp));
    const found = sitting && "items" in sitting && sitting.items.find(({ item }) => item === id);
    if (found && isUnderWay(found)) return ["is settled while its committee votes on it"];
  }
  if (event.type !== "LabelRevoked") return [];
  const last = agenda === undefined ? undefined : decidedIn(agenda);
  const refused = last?.outcome === "not-revoked" && !leftBy.includes(agenda ?? "");
  return when(
    !on || (refused && on.proposedOn <= last.decidedOn),
    "is taken away on a proposal that is over",
  );
};

const ofReviewers = (before: Instruction, event: InstructionEvent): readonly string[] => {
  if (event.type !== "ReviewerAssigned" || before.phase === "not-opened") return [];
  return [
    ...when(reviewerIn(before, event.person) !== undefined, "asks somebody twice"),
    ...when(isInterested(before, event.person), "asks somebody with an interest"),
    ...when(before.phase === "closed", "asks for a review of what is decided"),
  ];
};
