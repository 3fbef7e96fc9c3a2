import { IsInt, Min } from "class-validator";
import { accept, command, madeBy, type Decision, type World } from "#kernel/index.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import { readDefinition } from "../scheme/read-definition.js";
import { scheme, type SchemeVersion } from "../scheme/scheme.js";
import { IsText } from "../text/is-text.js";
import { application, onDay, type Application } from "./application.js";
import { changesBetween } from "./changes.js";
import { definitionFor } from "./definition-for.js";
import type { ApplicationEvent } from "./events.js";
import { admissibilityDeclared, closed, complementsAwaited, reject } from "./rejections.js";

export class MoveToSchemeVersionBody {
  /** Named, so that nobody moves a file to a version published a moment ago without having read it. */
  @IsInt() @Min(1) readonly version!: number;
  @IsText(10_000) readonly reason!: string;
}

interface Gathered {
  readonly from: SchemeDefinition;
  readonly inForce: SchemeVersion;
  readonly to: SchemeDefinition;
}

const versions = async (state: Application, world: World): Promise<Gathered | undefined> => {
  const from = await definitionFor(state, world);
  if (!from || state.phase === "not-started") return undefined;
  const rules = await world.fold(scheme, state.content.scheme);
  if (rules.phase !== "published") return undefined;
  return {
    from,
    inForce: rules.current,
    to: await readDefinition(world, rules.current.definition),
  };
};

/**
 * A file keeps the version under which it was submitted, unless it is moved: never silently, and
 * with what changes for it. It is then to be checked anew.
 */
export const moveToSchemeVersion = command({
  type: "MoveToSchemeVersion",
  schema: 1,
  summary: "Moves a file to the scheme's version in force, with the reason and what that changes.",
  on: application,
  shape: MoveToSchemeVersionBody,
  ifMatch: true,
  personal: ["/reason"],
  example: { version: 2, reason: "La nouvelle version ne demande plus d’attestation." },
  gather: (state: Application, _: MoveToSchemeVersionBody, world) => versions(state, world),
  decide: (was, { version, reason }, { today }, facts): Decision<ApplicationEvent> => {
    const state = onDay(was, today);
    switch (state.phase) {
      case "draft":
        return reject("APPLICATION_NOT_RECEIVED");
      case "received":
      case "checked": {
        if (state.filing.rules.schemeVersion === version) return accept();
        if (!facts) return reject("RULES_UNKNOWN");
        const { from, inForce, to } = facts;
        if (inForce.version !== version)
          return reject("NOT_THE_VERSION_IN_FORCE", { current: inForce.version });
        return accept({
          type: "ApplicationMoved",
          schemeVersion: version,
          definition: inForce.definition,
          reason,
          changes: changesBetween(from, to),
          complements: to.procedure.delays.complements,
          movedOn: today,
        });
      }
      case "awaiting-complements":
        return complementsAwaited(state);
      case "admissible":
        return admissibilityDeclared(state);
      case "not-started":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: (events) => {
    const { schemeVersion, reason } = madeBy(events, "ApplicationMoved");
    return { version: schemeVersion, reason };
  },
});
