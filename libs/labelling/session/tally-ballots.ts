import "reflect-metadata";
import { Type } from "class-transformer";
import { IsInt, IsObject, Max, Min, ValidateNested } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { SessionEvent } from "./events.js";
import { ItemBody, itemExample } from "./item-shape.js";
import type { Counts } from "./majority.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";
import { addUp } from "./tally.js";

const most = 1_000;

export class CountsBody implements Counts {
  @IsInt() @Min(0) @Max(most) readonly for!: number;
  @IsInt() @Min(0) @Max(most) readonly against!: number;
  @IsInt() @Min(0) @Max(most) readonly abstain!: number;
  @IsInt() @Min(0) @Max(most) readonly notCast!: number;
}

export class TallyBallotsBody extends ItemBody {
  @IsObject()
  @ValidateNested()
  @Type(() => CountsBody)
  readonly counts!: CountsBody;
}

/** Sent by who opens secret ballots: only figures come in. Sent again before it is stored, it says the same. */
export const tallyBallots = command({
  type: "TallyBallots",
  schema: 1,
  summary: "Records how a secret vote came out, as counted from its frozen ballots.",
  on: session,
  shape: TallyBallotsBody,
  example: { ...itemExample, counts: { for: 4, against: 1, abstain: 1, notCast: 0 } },
  decide: (state, { item, counts }): Decision<SessionEvent> => {
    if (state.phase !== "open") return notOpen(state);
    const found = state.items.find((one) => one.item === item);
    if (!found) return reject("ITEM_UNKNOWN");
    switch (found.stage.is) {
      case "listed":
      case "requested":
      case "deliberating":
        return reject("BALLOTS_NOT_CLOSED");
      case "closed":
        return addUp(counts, found.stage)
          ? accept({ type: "BallotsTallied", item, counts })
          : reject("COUNTS_DO_NOT_ADD_UP", { ballots: found.stage.ballots.length });
      case "tallied":
      case "decided":
      case "adjourned":
        return accept();
    }
  },
  commandOf: (events) => {
    const { item, counts } = madeBy(events, "BallotsTallied");
    return { item, counts };
  },
});
