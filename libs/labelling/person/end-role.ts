import { IsIn } from "class-validator";
import { accept, capacities, type Capacity, command, madeBy } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { overlap, person, rolesFrom } from "./person.js";
import { reject } from "./rejections.js";

export class EndRoleBody {
  @IsIn(capacities) readonly capacity!: Capacity;
  /** The last day of the role. */
  @IsCalendarDay() readonly on!: string;
}

export const endRole = command({
  type: "EndRole",
  schema: 1,
  summary: "Sets the last day of a role that is held or about to start; it may also move it back.",
  on: person,
  shape: EndRoleBody,
  example: { capacity: "secretariat", on: "2027-08-31" },
  decide: (state, { capacity, on }, { today }) => {
    if (state.phase === "unknown") return reject("PERSON_UNKNOWN");
    const [role, next] = rolesFrom(state, capacity, today);
    if (!role) return reject("ROLE_NOT_HELD");
    if (role.until === on) return accept();
    if (on < today) return reject("ROLE_ENDS_IN_THE_PAST", { today });
    const { from } = role;
    if (on < from) return reject("ROLE_ENDS_BEFORE_IT_STARTS", { from });
    if (next && overlap({ ...role, until: on }, next))
      return reject("ROLE_OVERLAPS", { from: next.from });
    return accept({ type: "RoleEndSet", capacity, from, until: on });
  },
  commandOf: (events) => {
    const { capacity, until } = madeBy(events, "RoleEndSet");
    return { capacity, on: until };
  },
});
