import { IsIn, IsInt, Matches, Min } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { certification, type CertificationEvent, type Purpose, purposes } from "./certification.js";
import { reject } from "./rejections.js";

export class PublishStatusListBody {
  @IsIn(purposes) readonly purpose!: Purpose;
  /** How many changes of standing are in it. */
  @IsInt() @Min(0) readonly changes!: number;
  @Matches(/^[0-9a-f]{64}$/) readonly hash!: string;
}

/** What is served from then on is what the log holds the hash of. */
export const publishStatusList = command({
  type: "PublishStatusList",
  schema: 1,
  summary: "Publishes a status list as it is after some changes, under the hash of its bits.",
  on: certification,
  shape: PublishStatusListBody,
  example: { purpose: "suspension", changes: 1, hash: "5f".repeat(32) },
  decide: (state, body, { today }): Decision<CertificationEvent> => {
    const { purpose, changes, hash } = body;
    const recorded = state.changes.length;
    if (changes > recorded) return reject("CHANGES_NOT_RECORDED", { changes, recorded });
    // A later one is asked for by the changes that came in between: an old list takes no newer one’s place.
    if (changes < recorded || state.published[purpose]?.hash === hash) return accept();
    return accept({ type: "StatusListPublished", purpose, changes, hash, publishedOn: today });
  },
  commandOf: (events) => {
    const { purpose, changes, hash } = madeBy(events, "StatusListPublished");
    return { purpose, changes, hash };
  },
});
