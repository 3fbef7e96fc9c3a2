import { Type } from "class-transformer";
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Min, ValidateNested } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import {
  type Cause,
  causes,
  isSame,
  type Origin,
  origin,
  type OriginEvent,
  recoveryOf,
} from "./origin.js";
import { reject } from "./rejections.js";

export class PlaceShape {
  @IsOptional() @IsUUID() readonly event!: string | null;
  @IsString() readonly stream!: string;
  @IsInt() @Min(0) readonly version!: number;
  @IsOptional() @IsInt() @Min(1) readonly index!: number | null;
}

export class RecoverLogBody {
  @IsIn(causes) readonly reason!: Cause;
  @ValidateNested() @Type(() => PlaceShape) readonly seen!: PlaceShape;
  @ValidateNested() @Type(() => PlaceShape) readonly end!: PlaceShape;
  @IsInt() @Min(1) readonly missing!: number;
}

/** Of one loss it is said once, however often a recovery that was cut off is begun again. */
export const recoverLog = command({
  type: "RecoverLog",
  schema: 1,
  summary: "States what is missing of a log that has lost its end, and goes on from what is left.",
  on: origin,
  shape: RecoverLogBody,
  example: {
    reason: "failed-over",
    seen: {
      event: "1a2b3c4d-5e6f-8a7b-8c9d-0e1f2a3b4c5d",
      stream: "application-0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
      version: 7,
      index: 1204,
    },
    end: {
      event: "5d4c3b2a-6f5e-8b7a-9d8c-5d4c3b2a1f0e",
      stream: "person-0b9f3c1e-3f54-8c5e-8a51-0a1f6f1b2c3d",
      version: 2,
      index: 1201,
    },
    missing: 3,
  },
  decide: (state: Origin, { reason, seen, end, missing }): Decision<OriginEvent> => {
    if (recoveryOf(state, seen)) return accept();
    if (isSame(seen, end)) return reject("NOTHING_MISSING");
    return accept({
      type: "LogRecovered",
      reason,
      seen: { event: seen.event, stream: seen.stream, version: seen.version, index: seen.index },
      end: { event: end.event, stream: end.stream, version: end.version, index: end.index },
      missing,
    });
  },
  commandOf: (events) => {
    const { type: _type, ...body } = madeBy(events, "LogRecovered");
    return body;
  },
});
