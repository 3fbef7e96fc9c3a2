import { IsUUID, Matches } from "class-validator";
import { accept, command, type Id, madeBy, type PersonId } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { type Begun, importing } from "./import.js";
import { reject } from "./rejections.js";

export class BeginImportBody implements Begun {
  @IsText(200) readonly ref!: string;
  @Matches(/^[0-9a-f]{64}$/) readonly content!: string;
  @IsText(100) readonly scheme!: string;
  @MayBeAbsent() @IsUUID() readonly signatory?: PersonId;
  @IsUUID() readonly initiative!: Id<"initiative">;
  @IsUUID() readonly application!: Id<"application">;
}

const example = "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d";

export const beginImport = command({
  type: "BeginImport",
  schema: 1,
  summary: "Ties a dossier’s reference to its content and to what is made of it, once and for all.",
  on: importing,
  shape: BeginImportBody,
  personal: ["/ref"],
  example: {
    ref: "npdc-01",
    content: "5d".repeat(32),
    scheme: "creativallee",
    initiative: example as Id<"initiative">,
    application: example as Id<"application">,
  },
  decide: (state, body) => {
    if (state.phase === "unknown") return accept({ type: "ImportBegun", ...body });
    // The first import stands, whatever a repeat says of scheme and ids.
    return state.content === body.content
      ? accept()
      : reject("IMPORT_REF_KNOWN_WITH_OTHER_CONTENT");
  },
  commandOf: (events) => {
    const { type: _, ...body } = madeBy(events, "ImportBegun");
    return body;
  },
});
