import { ArrayMaxSize, ArrayUnique, IsArray, IsInt, IsUUID, Min } from "class-validator";
import { command, madeBy, type PersonId } from "#kernel/index.js";
import { type Reading, reading } from "./reading.js";
import { isTheirs, recorded } from "./recorded.js";
import { exampleReadership, ReadershipBody } from "./readership-shape.js";

export class RecordInstructionReadingBody extends ReadershipBody {
  /** Of the instruction's stream, as it is shown. */
  @IsInt() @Min(0) readonly version!: number;
  /** Whose reviews are shown, whether by name or not. */
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  readonly reviews!: readonly PersonId[];
}

export const recordInstructionReading = command({
  type: "RecordInstructionReading",
  schema: 1,
  summary:
    "Records that a member of a committee is about to be shown how a file is reviewed, and by which reviews.",
  on: reading,
  shape: RecordInstructionReadingBody,
  example: { ...exampleReadership, version: 4, reviews: [exampleReadership.person] },
  gather: async (_: Reading, body: RecordInstructionReadingBody, __, id) => isTheirs(body, id),
  decide: (state, { application, person, version, reviews }, _, theirs: boolean) =>
    recorded(state, { type: "InstructionRead", application, person, version, reviews }, theirs),
  commandOf: (events) => {
    const { application, person, version, reviews } = madeBy(events, "InstructionRead");
    return { application, person, version, reviews };
  },
});
