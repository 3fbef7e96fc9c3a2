import { IsUUID, Matches, MaxLength } from "class-validator";
import { accept, command, madeBy } from "#kernel/index.js";
import { initiative, type Initiative } from "../initiative/initiative.js";
import { openVersion, scheme, type Scheme } from "../scheme/scheme.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { application, type Application } from "./application.js";
import { reject } from "./rejections.js";

export class OpenDraftBody {
  @IsUUID() readonly initiative!: string;
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/) @MaxLength(100) readonly scheme!: string;
  /** A short code of the file's own, such as the one that an import knows it by. */
  @MayBeAbsent() @IsText(200) readonly reference?: string;
}

interface Gathered {
  readonly initiative: Initiative;
  readonly scheme: Scheme;
  /** The id of this application. */
  readonly self: string;
}

/** A step of starting an application: the initiative has to wait for this very one already. */
export const openDraft = command({
  type: "OpenDraft",
  schema: 1,
  summary: "Opens the draft of an application that its initiative waits for.",
  on: application,
  shape: OpenDraftBody,
  creates: true,
  example: {
    initiative: "7c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11",
    scheme: "creativallee",
    reference: "npdc-01",
  },
  gather: async (_: Application, body: OpenDraftBody, world, id): Promise<Gathered> => ({
    initiative: await world.fold(initiative, body.initiative),
    scheme: await world.fold(scheme, body.scheme),
    self: id,
  }),
  decide: (state, body, { today, actor }, facts) => {
    const { initiative: carrying, scheme: rules, self } = facts;
    if (state.phase !== "not-started") {
      const { content } = state;
      return content.initiative === body.initiative && content.scheme === body.scheme
        ? accept()
        : reject("APPLICATION_ALREADY_STARTED");
    }
    if (carrying.phase === "unknown" || carrying.live !== self)
      return reject("INITIATIVE_NOT_OPEN_FOR_IT");
    // What came in on paper while a scheme was open may be entered once it has closed.
    const takes = actor.as === "carrier" ? openVersion(rules, today) : rules.phase === "published";
    if (!takes) return reject("SCHEME_TAKES_NO_FILES", { scheme: body.scheme, day: today });
    return accept({
      type: "ApplicationStarted",
      ...body,
      organisation: carrying.organisation,
      startedOn: today,
    });
  },
  commandOf: (events) => {
    const { initiative: carrying, scheme: slug, reference } = madeBy(events, "ApplicationStarted");
    const body = { initiative: carrying, scheme: slug };
    return reference === undefined ? body : { ...body, reference };
  },
});
