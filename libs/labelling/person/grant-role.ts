import { IsIn } from "class-validator";
import { accept, capacities, type Capacity, command, madeBy } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { MayBeAbsent } from "../text/may-be.js";
import { overlap, person, rolesFrom } from "./person.js";
import { reject } from "./rejections.js";

export class GrantRoleBody {
  @IsIn(capacities) readonly capacity!: Capacity;
  @IsCalendarDay() readonly from!: string;
  /** The last day of the role. */
  @MayBeAbsent() @IsCalendarDay() readonly until?: string;
}

export const grantRole = command({
  type: "GrantRole",
  schema: 1,
  summary: "Gives a person a role, from a day and, where it is known, until a last day.",
  on: person,
  shape: GrantRoleBody,
  example: { capacity: "secretariat", from: "2026-09-01", until: "2027-08-31" },
  decide: (state, role, { today }) => {
    if (state.phase === "unknown") return reject("PERSON_UNKNOWN");
    const { capacity, from, until } = role;
    const others = rolesFrom(state, capacity, from).filter((other) => overlap(other, role));
    if (others.some((other) => other.from <= from && other.until === until)) return accept();
    if (from < today) return reject("ROLE_STARTS_IN_THE_PAST", { today });
    if (until !== undefined && until < from) return reject("ROLE_ENDS_BEFORE_IT_STARTS", { from });
    const [first] = others;
    if (first) return reject("ROLE_OVERLAPS", { from: first.from });
    return accept({ type: "RoleGranted", ...role });
  },
  commandOf: (events) => {
    const { type: _, ...role } = madeBy(events, "RoleGranted");
    return role;
  },
});
