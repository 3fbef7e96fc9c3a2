import { type Aggregate, type Capacity, unreachable } from "#kernel/index.js";

export const languages = ["fr", "en"] as const;
export type Language = (typeof languages)[number];

/** A capacity held over days, both included; for good when `until` is absent. */
export interface Role {
  readonly capacity: Capacity;
  readonly from: string;
  readonly until?: string;
}

/** What a person shows to act in one capacity. It lives and dies with the role it was made under. */
export interface Token {
  /** SHA-256 of the secret, lower-case hex. */
  readonly hash: string;
  readonly capacity: Capacity;
  /** First day of that role: a later one in the same capacity wakes no old token. */
  readonly since: string;
  /** The last day on which it is good. */
  readonly expiresOn?: string;
  readonly revoked: boolean;
}

export type Person =
  | { readonly phase: "unknown" }
  | {
      readonly phase: "registered";
      readonly roles: readonly Role[];
      readonly tokens: readonly Token[];
      readonly language: Language;
    };

export type Registered = Extract<Person, { readonly phase: "registered" }>;

export type PersonEvent =
  | { readonly type: "PersonRegistered"; readonly name: string; readonly email: string }
  | ({ readonly type: "RoleGranted" } & Role)
  | {
      readonly type: "RoleEndSet";
      readonly capacity: Capacity;
      readonly from: string;
      readonly until: string;
    }
  | { readonly type: "RoleRevoked"; readonly capacity: Capacity; readonly from: string }
  | ({ readonly type: "TokenIssued"; readonly label?: string } & Omit<Token, "revoked">)
  | { readonly type: "TokenRevoked"; readonly hash: string }
  | { readonly type: "SettingsChanged"; readonly language: Language };

const evolve = (person: Person, event: PersonEvent): Person => {
  if (event.type === "PersonRegistered")
    return { phase: "registered", roles: [], tokens: [], language: "fr" };
  if (person.phase === "unknown") return person;
  const { roles, tokens } = person;
  switch (event.type) {
    case "RoleGranted": {
      const { type: _, ...role } = event;
      return { ...person, roles: [...roles, role] };
    }
    case "RoleEndSet": {
      const { until } = event;
      return {
        ...person,
        roles: roles.map((role) => (isIt(role, event) ? { ...role, until } : role)),
      };
    }
    case "RoleRevoked":
      return {
        ...person,
        roles: roles.filter((role) => !isIt(role, event)),
        tokens: revoke(tokens, ({ capacity, since }) => isIt({ capacity, from: since }, event)),
      };
    case "TokenIssued": {
      const { type: _, label: __, ...token } = event;
      return { ...person, tokens: [...tokens, { ...token, revoked: false }] };
    }
    case "TokenRevoked":
      return { ...person, tokens: revoke(tokens, ({ hash }) => hash === event.hash) };
    case "SettingsChanged":
      return { ...person, language: event.language };
    default:
      return unreachable(event);
  }
};

/** Roles in one capacity never overlap, so the first day tells which one is meant. */
const isIt = (role: Role, { capacity, from }: Role) =>
  role.capacity === capacity && role.from === from;

const revoke = (tokens: readonly Token[], which: (token: Token) => boolean) =>
  tokens.map((token) => (which(token) ? { ...token, revoked: true } : token));

export const person: Aggregate<Person, PersonEvent> = {
  kind: "person",
  plural: "people",
  initial: { phase: "unknown" },
  evolve,
  events: {
    PersonRegistered: { schema: 1, personal: ["/name", "/email"] },
    RoleGranted: { schema: 1 },
    RoleEndSet: { schema: 1 },
    RoleRevoked: { schema: 1 },
    TokenIssued: { schema: 1, personal: ["/label"] },
    TokenRevoked: { schema: 1 },
    SettingsChanged: { schema: 1 },
  },
};

const covers = ({ from, until }: Role, day: string) =>
  from <= day && (until === undefined || day <= until);

/** The role that a person holds in a capacity on a day, if any. */
export const roleOn = (state: Person, capacity: Capacity, day: string): Role | undefined =>
  state.phase === "registered"
    ? state.roles.find((role) => role.capacity === capacity && covers(role, day))
    : undefined;

/** The roles in a capacity that last beyond a day or are still to come, the next one first. */
export const rolesFrom = ({ roles }: Registered, capacity: Capacity, day: string) =>
  roles
    .filter((role) => role.capacity === capacity)
    .filter(({ until }) => until === undefined || until >= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1));

/** Whether two roles have a day in common. */
export const overlap = (a: Role, b: Role): boolean =>
  (b.until === undefined || a.from <= b.until) && (a.until === undefined || b.from <= a.until);

/** The capacity that a token, told by its hash, gives on a day; none when it is not good. */
export const capacityByToken = (state: Person, hash: string, today: string) => {
  if (state.phase !== "registered") return undefined;
  const token = state.tokens.find((known) => known.hash === hash);
  if (!token || token.revoked) return undefined;
  if (token.expiresOn !== undefined && token.expiresOn < today) return undefined;
  const role = roleOn(state, token.capacity, today);
  return role?.from === token.since ? token.capacity : undefined;
};
