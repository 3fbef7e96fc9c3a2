import {
  accept,
  command,
  idOf,
  kindOf,
  madeBy,
  type StreamName,
  type World,
} from "#kernel/index.js";
import { organisation, standingOf } from "../organisation/organisation.js";
import { claim, type ReleaseReason } from "./claim.js";
import { reject } from "./rejections.js";
import { OwnerBody } from "./take-claim.js";

/** What the owner's own stream says of the claim. */
type Standing = ReleaseReason | "held";

/** Only an owner that has said so in its own stream is done with a claim, and that for good. */
const standing = async (owner: StreamName, id: string, world: World): Promise<Standing> =>
  kindOf(owner) === organisation.kind
    ? standingOf(await world.fold(organisation, idOf(owner)), id)
    : "held";

export const releaseClaim = command({
  type: "ReleaseClaim",
  schema: 1,
  summary: "Frees a value for others, once its owner never started or has let it go.",
  on: claim,
  shape: OwnerBody,
  example: { owner: "organisation-7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" },
  gather: (_, { owner }, world, id) => standing(owner, id, world),
  decide: (state, { owner }, _, reason: Standing) => {
    if (state.phase === "free" || state.owner !== owner) return accept();
    return reason === "held"
      ? reject("CLAIM_STILL_HELD")
      : accept({ type: "ClaimReleased", owner, reason });
  },
  commandOf: (events) => ({ owner: madeBy(events, "ClaimReleased").owner }),
});
