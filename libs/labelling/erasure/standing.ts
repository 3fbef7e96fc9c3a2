import { idOf, kindOf, type StreamName, unreachable, type World } from "#kernel/index.js";
import { application } from "../application/application.js";
import { initiative } from "../initiative/initiative.js";
import { organisation } from "../organisation/organisation.js";
import { person, type Role } from "../person/person.js";
import type { subjectKinds } from "./subject.js";

/** What stands in the way of an erasure, as the subject's own stream tells it. */
export type Standing =
  | { readonly kind: "unknown" }
  | { readonly kind: "person"; readonly roles: readonly Role[] }
  | { readonly kind: "file"; readonly isLive: boolean }
  | { readonly kind: "other" };

/** What the decision needs of it. */
export interface Facts {
  readonly standing: Standing;
}

const unknown: Standing = { kind: "unknown" };
const other: Standing = { kind: "other" };

const kindIn = (subject: StreamName): (typeof subjectKinds)[number] | undefined => {
  const kind = kindOf(subject);
  return kind === "person" ||
    kind === "organisation" ||
    kind === "initiative" ||
    kind === "application"
    ? kind
    : undefined;
};

export const standingOf = async (world: World, subject: StreamName): Promise<Standing> => {
  const [kind, id] = [kindIn(subject), idOf(subject)];
  switch (kind) {
    case undefined:
      return unknown;
    case "person": {
      const state = await world.fold(person, id);
      return state.phase === "unknown" ? unknown : { kind: "person", roles: state.roles };
    }
    case "organisation":
      return (await world.fold(organisation, id)).phase === "unknown" ? unknown : other;
    case "initiative":
      return (await world.fold(initiative, id)).phase === "registered" ? other : unknown;
    case "application": {
      const { phase } = await world.fold(application, id);
      if (phase === "not-started") return unknown;
      const over = ["decided", "inadmissible", "withdrawn", "lapsed"];
      return { kind: "file", isLive: !over.includes(phase) };
    }
    default:
      return unreachable(kind);
  }
};
