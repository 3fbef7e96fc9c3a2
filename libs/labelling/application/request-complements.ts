import "reflect-metadata";
import { Type } from "class-transformer";
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  ValidateNested,
} from "class-validator";
import { accept, command, madeBy, type Decision } from "#kernel/index.js";
import { addDelay } from "../calendar/delay.js";
import type { SchemeDefinition } from "../scheme/definition.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { application, onDay, type Application, type In } from "./application.js";
import { definitionFor } from "./definition-for.js";
import { natures, type ApplicationEvent, type Item } from "./events.js";
import { pathsOf, signaturePath } from "./pieces.js";
import { admissibilityDeclared, closed, reject } from "./rejections.js";

export class ComplementItemBody {
  /** As the check tells what is missing. */
  @IsText(200) readonly path!: string;
  /** `incomplete`: it is missing; `incorrect`: it is there, but irregular. */
  @IsIn(natures) readonly nature!: Item["nature"];
  @MayBeAbsent() @IsText(5_000) readonly note?: string;
}

export class RequestComplementsBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  // Nested validation goes through lists within lists, and an empty one has nothing to find wrong.
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ComplementItemBody)
  readonly items!: readonly ComplementItemBody[];
}

type Asking = In<"checked" | "awaiting-complements">;

const refused = (state: Asking, items: readonly Item[], definition: SchemeDefinition) => {
  const known = pathsOf(definition);
  const paths = items.map(({ path }) => path);
  const unknown = paths.filter((path) => !known.includes(path));
  if (unknown.length > 0) return reject("UNKNOWN_PIECES", { paths: unknown });
  const twice = paths.filter((path, at) => paths.indexOf(path) !== at);
  if (twice.length > 0) return reject("ASKED_TWICE", { paths: [...new Set(twice)] });
  if (paths.includes(signaturePath) && state.filing.signatory !== undefined)
    return reject("SIGNED_ALREADY");
  // Else a wrong word would keep the committee's clock running, or stop it (CRPA L114-5, L114-6).
  const misnamed = items
    .filter(({ nature, path }) => nature === "incorrect" && state.check.missing.includes(path))
    .map(({ path }) => path);
  return misnamed.length > 0 ? reject("MISSING_IS_INCOMPLETE", { paths: misnamed }) : undefined;
};

/**
 * There is one open request at most: what is asked for while one is open joins it, and the carrier
 * has the whole delay again for all of it. To ask again for just what is awaited changes nothing.
 */
export const requestComplements = command({
  type: "RequestComplements",
  schema: 1,
  summary: "Asks the carrier for missing pieces or corrections, within the scheme's delay.",
  on: application,
  shape: RequestComplementsBody,
  ifMatch: true,
  personal: ["/items/*/note"],
  example: {
    items: [{ path: "charterAnswers.article3", nature: "incomplete", note: "Merci d’y répondre." }],
  },
  gather: (state: Application, _: RequestComplementsBody, world) => definitionFor(state, world),
  decide: (was, { items }, { today }, definition): Decision<ApplicationEvent> => {
    const state = onDay(was, today);
    switch (state.phase) {
      case "draft":
        return reject("APPLICATION_NOT_RECEIVED");
      case "received":
        return reject("CHECK_AWAITED");
      case "checked":
      case "awaiting-complements": {
        if (!definition) return reject("RULES_UNKNOWN");
        const refusal = refused(state, items, definition);
        if (refusal) return refusal;
        const { awaited, delays } = state.filing.deadlines;
        const isAwaited = ({ path, nature }: Item) =>
          awaited.some((item) => item.path === path && item.nature === nature);
        if (items.every(isAwaited)) return accept();
        const dueOn = addDelay(today, delays.complements);
        return accept({ type: "ComplementsRequested", items, requestedOn: today, dueOn });
      }
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
  commandOf: (events) => ({ items: madeBy(events, "ComplementsRequested").items }),
});
