import { type DomainEvent, idOf, type RecordedEvent, streamName } from "#kernel/index.js";
import { application, type Application } from "#labelling/application/application.js";
import { label, type Label } from "#labelling/label/label.js";
import type { SessionEvent } from "#labelling/session/events.js";
import { isUnderWay } from "#labelling/session/item.js";
import { isOfFile } from "#labelling/session/matter.js";
import type { Session } from "#labelling/session/session.js";
import { type States, when } from "./states.js";

/** Nobody votes who is recused, absent or without a seat; what was decided is what was counted. */
export const ofSession = (
  before: Session,
  told: DomainEvent,
  states: States,
  { stream }: RecordedEvent,
): readonly string[] => {
  const event = told as SessionEvent;
  if (before.phase !== "open" || !("item" in event)) return [];
  const item = before.items.find((one) => one.item === event.item);
  if (!item) return [`is about ${event.item}, which is not on the agenda`];
  const { stage, recusals } = item;
  if (event.type === "DeliberationOpened" && isOfFile(item.kind)) {
    const file = states.head<Application>(streamName(application.kind, item.item));
    const held =
      "judgement" in file && file.judgement.held && file.judgement.session === idOf(stream);
    return when(!held, "is deliberated, though its file is not held");
  }
  if (event.type === "DeliberationOpened" && item.kind !== "proposal") {
    const known = states.head<Label>(streamName(label.kind, item.item));
    const takenUp = known.phase !== "not-granted" && known.held.takenUp === idOf(stream);
    return when(!takenUp, "is deliberated, though its label is not taken up");
  }
  if (event.type === "BallotCast" || event.type === "SecretBallotCast") {
    return [
      ...when(stage.is !== "deliberating", `is voted on while ${stage.is}`),
      ...when(
        recusals.some(({ person }) => person === event.voter),
        "is voted on by who is recused",
      ),
      ...when(!before.present.includes(event.voter), "is voted on by who is not there"),
      ...when(
        !(
          "voters" in stage &&
          stage.voters.some(({ person, on }) => person === event.voter && on === event.on)
        ),
        "is voted on for a seat that is not theirs",
      ),
    ];
  }
  if (event.type === "QuestionWithdrawn")
    return [
      ...when(!isUnderWay(item), "has a question taken back that was not put"),
      ...when(
        "ballots" in stage && stage.ballots.length > 0,
        "has one taken back that is voted on",
      ),
    ];
  if (event.type !== "ItemDecided") return [];
  const { counts, quorum, majority, result } = event.sheet;
  const cast = counts.for + counts.against + counts.abstain;
  const ballots = "ballots" in stage ? stage.ballots.length : -1;
  return [
    ...when(cast !== ballots, `has ${cast} votes counted of ${ballots}`),
    ...when(!quorum.met, "is decided without a quorum"),
    ...when(
      event.outcome === "granted" && !(result === "adopted" && majority.met),
      `is granted, though ${result}`,
    ),
    ...when(event.outcome === "refused" && result === "adopted", "is refused, though adopted"),
  ];
};
