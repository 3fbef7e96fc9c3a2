import { IsIn } from "class-validator";
import { accept, capacities, type Capacity, command, madeBy } from "#kernel/index.js";
import { person, type PersonEvent, rolesFrom } from "./person.js";
import { reject } from "./rejections.js";

export class RevokeRoleBody {
  @IsIn(capacities) readonly capacity!: Capacity;
}

export const revokeRole = command({
  type: "RevokeRole",
  schema: 1,
  summary: "Takes a role away at once, with the tokens made under it and its periods to come.",
  on: person,
  shape: RevokeRoleBody,
  example: { capacity: "secretariat" },
  decide: (state, { capacity }, { today }) => {
    if (state.phase === "unknown") return reject("PERSON_UNKNOWN");
    const revoked = rolesFrom(state, capacity, today).map(({ from }): PersonEvent => ({
      type: "RoleRevoked",
      capacity,
      from,
    }));
    return accept(...revoked);
  },
  commandOf: (events) => ({ capacity: madeBy(events, "RoleRevoked").capacity }),
});
