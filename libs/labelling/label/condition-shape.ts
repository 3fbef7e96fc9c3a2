import { IsInt, Max, Min } from "class-validator";

export class ConditionBody {
  /** Its place in the decision, from 1. */
  @IsInt() @Min(1) @Max(20) readonly condition!: number;
}
