import { IsIn, IsUUID } from "class-validator";
import { accept, command, madeBy, type PersonId } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { person } from "../person/person.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { committee, type Committee, type Rank, ranks } from "./committee.js";
import { hasRoom, mandatesWithin } from "./mandates.js";
import { reject } from "./rejections.js";

export class GiveMandateBody {
  @IsUUID() readonly person!: PersonId;
  /** As the scheme names it. */
  @IsText(200) readonly institution!: string;
  @IsIn(ranks) readonly rank!: Rank;
  @IsCalendarDay() readonly from!: string;
  /** The last day of the mandate. */
  @MayBeAbsent() @IsCalendarDay() readonly until?: string;
}

export const giveMandate = command({
  type: "GiveMandate",
  schema: 1,
  summary: "Gives a person a seat of their institution, as a member or a substitute.",
  on: committee,
  shape: GiveMandateBody,
  example: {
    person: "7c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as PersonId,
    institution: "CRCI",
    rank: "member",
    from: "2026-09-01",
    until: "2029-08-31",
  },
  gather: async (_state: Committee, body: GiveMandateBody, world) => ({
    known: (await world.fold(person, body.person)).phase === "registered",
  }),
  decide: (state, body, { today, command: mandate }, { known }: { readonly known: boolean }) => {
    if (state.phase === "not-formed") return reject("COMMITTEE_NOT_FORMED");
    const { institution, from, until } = body;
    const [held] = mandatesWithin(state, body.person, body);
    if (
      held?.institution === institution &&
      held.rank === body.rank &&
      held.from === from &&
      held.until === until
    )
      return accept();
    if (!known) return reject("MEMBER_UNKNOWN");
    if (!state.seats.some((seat) => seat.institution === institution))
      return reject("NO_SEAT_FOR_INSTITUTION", { institution });
    // A vote that was taken must not become another's by a mandate that reaches back.
    if (from < today) return reject("MANDATE_STARTS_IN_THE_PAST", { today });
    if (until !== undefined && until < from)
      return reject("MANDATE_ENDS_BEFORE_IT_STARTS", { from });
    if (held) return reject("MANDATE_OVERLAPS", { institution: held.institution, from: held.from });
    if (!hasRoom(state, body)) return reject("NO_SEAT_LEFT", { institution });
    return accept({ type: "MandateGiven", mandate, ...body });
  },
  commandOf: (events) => {
    const { type: _, mandate: __, ...body } = madeBy(events, "MandateGiven");
    return body;
  },
});
