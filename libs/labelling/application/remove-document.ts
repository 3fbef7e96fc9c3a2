import { IsUUID } from "class-validator";
import { accept, command, madeBy } from "#kernel/index.js";
import { application } from "./application.js";
import { alreadyReceived, closed } from "./rejections.js";

export class RemoveDocumentBody {
  @IsUUID() readonly document!: string;
}

export const removeDocument = command({
  type: "RemoveDocument",
  schema: 1,
  summary: "Takes a document out of a draft.",
  on: application,
  shape: RemoveDocumentBody,
  example: { document: "7c0e7a54-5a4c-5a8e-9f43-0c6f5c1f8f11" },
  decide: (state, { document }) => {
    switch (state.phase) {
      case "draft":
        return state.content.documents.some((one) => one.document === document)
          ? accept({ type: "DocumentRemoved", document })
          : accept();
      case "received":
      case "checked":
      case "awaiting-complements":
      case "admissible":
        return alreadyReceived(state);
      case "not-started":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: (events) => ({ document: madeBy(events, "DocumentRemoved").document }),
});
