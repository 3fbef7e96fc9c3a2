import { application, onDay as fileOn } from "#labelling/application/application.js";
import { delayBefore } from "#labelling/calendar/delay.js";
import { dueDay } from "#labelling/deadline/ledger.js";
import { instruction, isInterested, reviewerIn } from "#labelling/instruction/instruction.js";
import { hasEnded, label, onDay as labelOn } from "#labelling/label/label.js";
import { type Held, lastPeriod } from "#labelling/label/held.js";
import { session } from "#labelling/session/session.js";
import type { MailBody } from "#reactions/send-mail.js";
import type { Source } from "./source.js";

type IsMoot = (source: Source, id: string, about: MailBody, today: string) => Promise<boolean>;

/** Another decision has taken its place, and is told by a letter of its own. */
const isSuperseded: IsMoot = async (source, id, { version }) => {
  const told = await source.events(application, id, "DecisionRecorded", "DecisionDeemed");
  return told.at(-1)?.envelope.version !== version;
};

/** While a label lasts. */
const unlessHeld =
  (isOver: (held: Held, about: MailBody, today: string) => boolean): IsMoot =>
  async (source, id, about, today) => {
    const state = labelOn(await source.fold(label, id), today);
    return state.phase === "not-granted" || hasEnded(state) || isOver(state.held, about, today);
  };

const isRenewed = (held: Held, { dueOn }: MailBody) => lastPeriod(held).until !== dueOn;

/** About the time that the report is due for, or later. */
const isReported = ({ reports, terms, periods }: Held, { dueOn = "" }: MailBody, today: string) => {
  const every = terms.reportEvery;
  const term = periods.find(({ from, until }) => from <= dueOn && dueOn <= until);
  const from = every ? delayBefore(dueOn, every) : (term?.from ?? dueOn);
  return dueOn < today || reports.some(({ until }) => from < until);
};

const conditionIsSettled = ({ conditions }: Held, { condition }: MailBody, today: string) => {
  const it = conditions.find((one) => one.condition === condition);
  return it === undefined || it.metOn !== undefined || it.dueOn < today;
};

/** The review has come, or is asked for anew, with more time. */
const isReviewed: IsMoot = async (source, id, { person, dueOn }) => {
  const state = await source.fold(instruction, id);
  if (state.phase !== "open" || person === undefined) return true;
  const reviewer = reviewerIn(state, person);
  return reviewer?.dueOn !== dueOn || reviewer?.review !== undefined;
};

/** What was reported has been cleared, or is reported again. */
const isSaidOtherwise =
  (told: boolean): IsMoot =>
  async (source, id, { person = "" }) => {
    const state = await source.fold(instruction, id);
    return state.phase === "not-opened" || isInterested(state, person) !== told;
  };

const isHeldOrOff: IsMoot = async (source, id, _, today) => {
  const state = await source.fold(session, id);
  return state.phase !== "convened" || state.heldOn < today;
};

/** The session will not take place, or has; what came of it is told by letters of its own. */
const isNotHeardThere: IsMoot = async (source, id, { version }, today) => {
  const told = await source.events(label, id, "LabelPutOnAgenda");
  const on = told.find(({ envelope }) => envelope.version === version)?.event.session;
  if (on === undefined) return true;
  const state = await source.fold(session, on);
  const isToCome = state.phase === "convened" || state.phase === "open";
  return !isToCome || state.heldOn < today;
};

/** Letters that may be overtaken: what they ask for has come, or is asked for no more. */
const rules: Readonly<Partial<Record<MailBody["template"], IsMoot>>> = {
  "complements-reminder": async (source, id, { dueOn }, today) => {
    const state = fileOn(await source.fold(application, id), today);
    if (state.phase !== "awaiting-complements") return true;
    return dueDay(state.filing.deadlines.complements) !== dueOn;
  },
  decision: isSuperseded,
  "decision-deemed": isSuperseded,
  "notification-failed": async (source, id) => {
    const state = await source.fold(application, id);
    return !("judgement" in state) || state.judgement.notification !== undefined;
  },
  "holder-not-reached": async (source, id) => {
    const state = await source.fold(label, id);
    return state.phase === "not-granted" || state.held.notice?.failedOn === undefined;
  },
  "review-reminder": isReviewed,
  "review-late": isReviewed,
  "interest-reported": isSaidOtherwise(true),
  "interest-cleared": isSaidOtherwise(false),
  "nobody-to-review": async (source, id) => {
    const state = await source.fold(instruction, id);
    return state.phase !== "open" || state.reviewers.length >= state.minimum;
  },
  "condition-reminder": unlessHeld(conditionIsSettled),
  "renewal-open": unlessHeld(isRenewed),
  "expiry-near": unlessHeld(isRenewed),
  "report-due": unlessHeld(isReported),
  "revocation-on-agenda": isNotHeardThere,
  "session-convened": isHeldOrOff,
  "session-agenda": isHeldOrOff,
};

/** Whether nobody needs a letter any more. What has happened is told all the same, however late. */
export const isMoot: IsMoot = async (source, id, about, today) =>
  (await rules[about.template]?.(source, id, about, today)) ?? false;
