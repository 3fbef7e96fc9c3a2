import { IsUUID } from "class-validator";
import { command, madeBy } from "#kernel/index.js";
import { type Reading, reading } from "./reading.js";
import { isTheirs, recorded } from "./recorded.js";
import { exampleReadership, ReadershipBody } from "./readership-shape.js";

export class RecordDocumentReadingBody extends ReadershipBody {
  @IsUUID() readonly document!: string;
}

export const recordDocumentReading = command({
  type: "RecordDocumentReading",
  schema: 1,
  summary: "Records that a member of a committee is about to be sent a document of a file.",
  on: reading,
  shape: RecordDocumentReadingBody,
  example: { ...exampleReadership, document: "3b6c1d2e-8f4a-5c7d-9e0b-1a2b3c4d5e6f" },
  gather: async (_: Reading, body: RecordDocumentReadingBody, __, id) => isTheirs(body, id),
  decide: (state, { application, person, document }, _, theirs: boolean) =>
    recorded(state, { type: "DocumentRead", application, person, document }, theirs),
  commandOf: (events) => {
    const { application, person, document } = madeBy(events, "DocumentRead");
    return { application, person, document };
  },
});
