import { IsInt, IsString, Matches, Max, MaxLength, Min } from "class-validator";
import { accept, command, madeBy, type Decision } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { application, onDay, type Application } from "./application.js";
import { definitionFor } from "./definition-for.js";
import type { ApplicationEvent } from "./events.js";
import { documentPath } from "./pieces.js";
import { provision } from "./provision.js";
import { admissibilityDeclared, alreadyReceived, closed, reject } from "./rejections.js";

export const largestDocument = 20 * 1024 * 1024;
const mostDocuments = 100;

/** The document itself is stored beforehand, under its hash. */
export class AttachDocumentBody {
  /** As the scheme names what it wants. */
  @IsText(100) readonly kind!: string;
  /** SHA-256 of the document as it is stored, sealed. */
  @Matches(/^[0-9a-f]{64}$/) readonly hash!: string;
  @IsInt() @Min(1) @Max(largestDocument) readonly bytes!: number;
  @IsString()
  @MaxLength(100)
  @Matches(/^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/)
  readonly mediaType!: string;
  /** Of the file, for people. */
  @IsText(255) readonly name!: string;
}

export const attachDocument = command({
  type: "AttachDocument",
  schema: 1,
  summary: "Attaches a document to a draft, or provides one that complements were requested for.",
  on: application,
  shape: AttachDocumentBody,
  personal: ["/name"],
  example: {
    kind: "budget",
    hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    bytes: 48_211,
    mediaType: "application/pdf",
    name: "budget 2006.pdf",
  },
  gather: (state: Application, _: AttachDocumentBody, world) => definitionFor(state, world),
  decide: (was, body, now, definition): Decision<ApplicationEvent> => {
    const state = onDay(was, now.today);
    const attached: ApplicationEvent = {
      type: "DocumentAttached",
      document: now.command,
      ...body,
      attachedOn: now.today,
    };
    switch (state.phase) {
      case "draft":
      case "awaiting-complements": {
        const { documents } = state.content;
        const { kind, hash } = body;
        const isWanted = definition?.documents.some((wanted) => wanted.kind === kind);
        if (!isWanted) return reject("UNKNOWN_DOCUMENT_KIND", { kind });
        if (documents.some((one) => one.kind === kind && one.hash === hash)) return accept();
        if (documents.length >= mostDocuments)
          return reject("TOO_MANY_DOCUMENTS", { most: mostDocuments });
        if (state.phase === "draft") return accept(attached);
        const path = documentPath(kind);
        return state.filing.deadlines.awaited.some((item) => item.path === path)
          ? accept(...provision(state, attached, now.today))
          : reject("NOT_ASKED_FOR", { paths: [path] });
      }
      case "received":
      case "checked":
        return alreadyReceived(state);
      case "admissible":
        return admissibilityDeclared(state);
      case "not-started":
      case "inadmissible":
      case "withdrawn":
      case "lapsed":
      case "decided":
      case "appealed":
        return closed(state);
    }
  },
  commandOf: (events) => {
    const { kind, hash, bytes, mediaType, name } = madeBy(events, "DocumentAttached");
    return { kind, hash, bytes, mediaType, name };
  },
});
