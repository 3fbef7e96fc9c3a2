import { IsUUID } from "class-validator";
import { accept, type Circumstances, command, type Decision, madeBy } from "#kernel/index.js";
import { addDelay, type Delay } from "../calendar/delay.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { committee } from "../committee/committee.js";
import type { Committee } from "../scheme/definition.js";
import { readDefinition } from "../scheme/read-definition.js";
import { scheme, type SchemeVersion } from "../scheme/scheme.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import type { SessionEvent } from "./events.js";
import { reject } from "./rejections.js";
import { type Session, session } from "./session.js";

export class ConveneSessionBody {
  /** Whose committee meets. */
  @IsText(60) readonly scheme!: string;
  @IsCalendarDay() readonly heldOn!: string;
  @IsText(300) readonly place!: string;
  /** The session that lacked its quorum, where this one is convened in its stead. */
  @MayBeAbsent() @IsUUID() readonly previous?: string;
}

interface Facts {
  readonly rules?: SchemeVersion & { readonly terms: Committee };
  readonly isFormed: boolean;
  readonly before: Session;
}

/** The first convening, with its notice, or the second one where the first session lacked its quorum. */
const conveningAfter = (
  { scheme: id, heldOn, previous }: ConveneSessionBody,
  terms: Committee,
  before: Session,
  today: string,
): 1 | 2 | ReturnType<typeof reject> => {
  if (previous === undefined) {
    const earliest = terms.notice && addDelay(today, terms.notice);
    return earliest !== undefined && heldOn < earliest
      ? reject("NOTICE_TOO_SHORT", { earliest })
      : 1;
  }
  if (before.phase !== "adjourned" || before.why !== "no-quorum" || before.scheme !== id)
    return reject("NO_QUORUM_WAS_LACKING");
  const earliest = addDelay(before.heldOn, terms.secondConvening.after);
  return heldOn < earliest ? reject("RECONVENED_TOO_SOON", { earliest }) : 2;
};

/** Further ahead nobody knows who will sit: a slip of the year, most often. */
const furthest: Delay = { count: 24, unit: "months" };

/** @param latestFrom the last day for which one can be convened; none but the calendar’s, at first */
export const convening =
  (latestFrom: (today: string) => string) =>
  (
    state: Session,
    body: ConveneSessionBody,
    { today }: Circumstances,
    { rules, isFormed, before }: Facts,
  ): Decision<SessionEvent> => {
    if (state.phase !== "unknown") return reject("SESSION_ALREADY_CONVENED");
    if (!rules) return reject("SESSION_HAS_NO_RULES");
    if (!isFormed) return reject("SESSION_HAS_NO_COMMITTEE");
    if (body.heldOn < today) return reject("SESSION_IN_THE_PAST", { today });
    const latest = latestFrom(today);
    if (latest < body.heldOn) return reject("SESSION_TOO_FAR_AHEAD", { latest });
    const { version: schemeVersion, definition, terms } = rules;
    const nth = conveningAfter(body, terms, before, today);
    if (typeof nth === "object") return nth;
    return accept({
      type: "SessionConvened",
      ...body,
      schemeVersion,
      definition,
      terms,
      convening: nth,
      convenedOn: today,
    });
  };

export const conveneSession = command({
  type: "ConveneSession",
  schema: 2,
  summary: "Convenes the committee of a scheme for a day.",
  on: session,
  shape: ConveneSessionBody,
  creates: true,
  personal: ["/place"],
  example: { scheme: "creativallee", heldOn: "2027-01-26", place: "Hôtel de Région, Lille" },
  gather: async (_state: Session, body: ConveneSessionBody, world): Promise<Facts> => {
    const rules = await world.fold(scheme, body.scheme);
    const current = rules.phase === "published" ? rules.current : undefined;
    const definition = current && (await readDefinition(world, current.definition));
    return {
      ...(current && definition && { rules: { ...current, terms: definition.committee } }),
      isFormed: (await world.fold(committee, body.scheme)).phase === "formed",
      before: body.previous ? await world.fold(session, body.previous) : session.initial,
    };
  },
  decide: convening((today) => addDelay(today, furthest)),
  commandOf: (events) => {
    const { scheme: id, heldOn, place, previous } = madeBy(events, "SessionConvened");
    return { scheme: id, heldOn, place, ...(previous === undefined ? {} : { previous }) };
  },
});
