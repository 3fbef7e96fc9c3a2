import { IsIn, IsString } from "class-validator";
import { accept, command, madeBy, type StreamName } from "#kernel/index.js";
import { MayBeAbsent } from "../text/may-be.js";
import { claim, type NumberKind, numbers } from "./claim.js";
import { reject } from "./rejections.js";

/** Who the claim is for; also what its release asks of. */
export class OwnerBody {
  @IsString() readonly owner!: StreamName;
}

export class TakeClaimBody extends OwnerBody {
  @MayBeAbsent() @IsIn(numbers) readonly number?: NumberKind;
}

export const takeClaim = command({
  type: "TakeClaim",
  schema: 1,
  summary: "Takes a value that must be unique, for its owner’s stream.",
  on: claim,
  shape: TakeClaimBody,
  creates: true,
  example: { owner: "organisation-7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11", number: "siret" },
  decide: (state, body) => {
    if (state.phase === "free") return accept({ type: "ClaimTaken", ...body });
    return state.owner === body.owner ? accept() : reject("CLAIM_TAKEN");
  },
  commandOf: (events) => {
    const { type: _, ...body } = madeBy(events, "ClaimTaken");
    return body;
  },
});
