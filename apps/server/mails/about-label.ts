import { label } from "#labelling/label/label.js";
import { lastPeriod, type Held } from "#labelling/label/held.js";
import type { BySession, LabelEvent } from "#labelling/label/events.js";
import { renewalOpensOn } from "#labelling/label/term.js";
import { readDefinition } from "#labelling/scheme/read-definition.js";
import { session } from "#labelling/session/session.js";
import type { Particulars } from "#mails/letter.js";
import { failureInWords, matterInWords } from "#mails/words.js";
import type { MailBody } from "#reactions/send-mail.js";
import { decisionIn } from "./decision-in.js";
import { about } from "./matter.js";
import type { Source } from "./source.js";

const day = (text: string | undefined) => (text === undefined ? undefined : { day: text });

/** The conditions of the decision that granted it, in the committee's words. */
const conditionsOf = async (source: Source, { periods, conditions, application }: Held) => {
  const [{ decision }] = periods;
  if (decision === "deemed" || conditions.length === 0) return [];
  return (await decisionIn(source, decision.session, application)).conditions;
};

const types = Object.keys(label.events).filter(
  (type): type is LabelEvent["type"] => type in label.events,
);

/** What a letter about an event of a label tells. */
export const aboutLabel = async (
  source: Source,
  id: string,
  { version, dueOn, condition }: MailBody,
): Promise<Particulars> => {
  const told = await source.events(label, id, ...types);
  const history = told.filter(({ envelope }) => envelope.version <= version);
  const state = history.reduce((was, { event }) => label.evolve(was, event), label.initial);
  const event = history.at(-1)?.event;
  if (state.phase === "not-granted" || !event) return {};
  const { held } = state;
  const definition = await readDefinition(source, held.definition);
  const conditions = await conditionsOf(source, held);
  const { from, until } = lastPeriod(held);
  return {
    ...(await about(source, definition, held)),
    number: String(held.number),
    from: day(from),
    until: day(until),
    renewalOpensOn: day(renewalOpensOn(held)),
    dueOn: day(dueOn),
    ...(condition !== undefined && { text: conditions[condition - 1]?.text }),
    ...(await ofEvent(source, id, event)),
    ...(event.type === "LabelGranted" &&
      conditions.length > 0 && {
        conditions: conditions.map((one) => ({ text: one.text, dueOn: { day: one.dueOn } })),
      }),
  };
};

/** What a session said of its decision, in its own stream. */
const bySession = async (
  source: Source,
  id: string,
  { decision }: { readonly decision: BySession },
): Promise<Particulars> => ({ motives: (await decisionIn(source, decision.session, id)).motives });

/** When and where a session is held. */
const sittingOf = async (source: Source, id: string): Promise<Particulars> => {
  const [convened] = await source.events(session, id, "SessionConvened");
  return { heldOn: day(convened?.event.heldOn), place: convened?.event.place };
};

/** What a holder is warned of, as the secretariat is told of it. */
const warnings = {
  suspended: { fr: "suspension de son label", en: "suspension of its label" },
  proposed: { fr: "proposition de retrait de son label", en: "proposal to revoke its label" },
  onAgenda: {
    fr: "retrait de son label, à l’ordre du jour d’une séance",
    en: "revocation of its label, on the agenda of a session",
  },
} as const;

const ofEvent = async (source: Source, id: string, event: LabelEvent): Promise<Particulars> => {
  switch (event.type) {
    case "ConditionMet":
      return { on: day(event.metOn) };
    case "ConditionMissed":
      return { on: day(event.missedOn) };
    case "LabelSuspended":
      return {
        on: day(event.suspendedOn),
        motives: event.motives,
        until: day(event.until),
        matter: warnings.suspended,
        ...(event.until === undefined && { openEnded: true }),
      };
    case "LabelReinstated":
      return { on: day(event.reinstatedOn), motives: event.motives };
    case "RevocationProposed":
      return {
        on: day(event.proposedOn),
        motives: event.motives,
        dueOn: day(event.answerDueOn),
        matter: warnings.proposed,
      };
    case "HolderAnswered":
      return { on: day(event.answeredOn), text: event.text };
    case "RevocationDropped":
      return { on: day(event.droppedOn), motives: event.motives };
    case "LabelRevoked":
      return { on: day(event.revokedOn), motives: event.motives };
    case "LabelRenewed":
      return { on: day(event.renewedOn), ...(await bySession(source, id, event)) };
    case "RenewalRefused":
    case "RevocationRefused":
      return { on: day(event.refusedOn), ...(await bySession(source, id, event)) };
    case "DecisionAdjourned":
      return {
        on: day(event.adjournedOn),
        matter: matterInWords[event.kind],
        ...(await bySession(source, id, event)),
      };
    case "LabelPutOnAgenda":
      return { ...(await sittingOf(source, event.session)), matter: warnings.onAgenda };
    case "HolderNotReached":
      return { on: day(event.failedOn), reason: failureInWords[event.reason] };
    case "LabelExpired":
      return { on: day(event.expiredOn) };
    case "LabelSurrendered":
      return { on: day(event.surrenderedOn) };
    case "LabelGranted":
    case "ConditionsSuperseded":
    case "BrandUseCommitted":
    case "LabelTakenUp":
    case "ActivityReported":
    case "ImpactReported":
    case "ReportCorrected":
    case "HolderNotified":
      return {};
  }
};
