import { IsInt, Min } from "class-validator";
import { command, madeBy } from "#kernel/index.js";
import { type Reading, reading } from "./reading.js";
import { isTheirs, recorded } from "./recorded.js";
import { exampleReadership, ReadershipBody } from "./readership-shape.js";

export class RecordFileReadingBody extends ReadershipBody {
  /** Of the file's stream, as it is shown. */
  @IsInt() @Min(0) readonly version!: number;
}

export const recordFileReading = command({
  type: "RecordFileReading",
  schema: 1,
  summary: "Records that a member of a committee is about to be shown a file.",
  on: reading,
  shape: RecordFileReadingBody,
  example: { ...exampleReadership, version: 7 },
  gather: async (_: Reading, body: RecordFileReadingBody, __, id) => isTheirs(body, id),
  decide: (state, { application, person, version }, _, theirs: boolean) =>
    recorded(state, { type: "FileRead", application, person, version }, theirs),
  commandOf: (events) => {
    const { application, person, version } = madeBy(events, "FileRead");
    return { application, person, version };
  },
});
