import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { type Granting, grantingOf } from "./granting.js";
import { type Label, label } from "./label.js";
import { reject } from "./rejections.js";
import { termFrom } from "./term.js";

export class GrantLabelBody {
  @IsUUID() readonly application!: string;
}

/** By a decision alone: the committee’s, or that of silence once the delay had run out. */
export const grantLabel = command({
  type: "GrantLabel",
  schema: 1,
  summary: "Grants the label that a decision on an application has awarded, from that day on.",
  on: label,
  shape: GrantLabelBody,
  example: { application: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: (_state: Label, { application }: GrantLabelBody, world, id) =>
    grantingOf(world, application, id),
  decide: (state, { application }, _, granting: Granting | undefined): Decision<LabelEvent> => {
    if (state.phase !== "not-granted")
      return state.held.application === application ? accept() : reject("LABEL_ALREADY_GRANTED");
    if (!granting) return reject("LABEL_NOT_DECIDED");
    const { file, decision, decidedOn, conditions, rules, institution, number } = granting;
    const { owner, terms, indicators } = rules;
    if (institution === owner) return reject("BRAND_OWNER_LABELS_ITSELF", { institution });
    if (number === undefined) return reject("LABEL_NOT_NUMBERED");
    return accept({
      type: "LabelGranted",
      number,
      ...file,
      application,
      decision,
      conditions,
      terms,
      indicators,
      ...termFrom({ terms }, decidedOn),
      grantedOn: decidedOn,
    });
  },
  commandOf: (events) => ({ application: madeBy(events, "LabelGranted").application }),
});
