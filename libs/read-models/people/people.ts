import { unreachable } from "#kernel/index.js";
import { person, type PersonEvent, type Role } from "#labelling/person/person.js";
import { readModel, type Row } from "#projections/read-model.js";
import { words, wordsIndex } from "../words.js";

/** Who a person is and what roles they hold, past and to come. */
export interface PersonRow extends Row {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly words: string;
}

export const people = readModel<PersonRow, PersonEvent>({
  name: "people",
  version: 1,
  reads: [person],
  opens: { PersonRegistered: ["/name", "/email"] },
  columns: { name: "text", email: "text", roles: "jsonb", words: "text" },
  indexes: ["(name, key)", "(lower(email))", wordsIndex],
  keys: ({ id }) => [id],
  project: (row, { event }, key) => {
    if (event.type === "PersonRegistered") {
      const { name, email } = event;
      return { key, name, email, roles: [], words: words(name, email) };
    }
    return row && { ...row, roles: rolesAfter(row.roles, event) };
  },
});

type Later = Exclude<PersonEvent, { readonly type: "PersonRegistered" }>;

const rolesAfter = (roles: readonly Role[], event: Later): readonly Role[] => {
  switch (event.type) {
    case "RoleGranted": {
      const { type: _, ...role } = event;
      return [...roles, role];
    }
    case "RoleEndSet": {
      const { until } = event;
      return roles.map((role) => (isIt(role, event) ? { ...role, until } : role));
    }
    case "RoleRevoked":
      return roles.filter((role) => !isIt(role, event));
    case "TokenIssued":
    case "TokenRevoked":
    case "SettingsChanged":
      return roles;
    default:
      return unreachable(event);
  }
};

/** Roles in one capacity never overlap, so the first day tells which one is meant. */
const isIt = (role: Role, event: { readonly capacity: string; readonly from: string }) =>
  role.capacity === event.capacity && role.from === event.from;
