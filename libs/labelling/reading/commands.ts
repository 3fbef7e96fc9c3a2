import type { Command } from "#kernel/index.js";
import { recordDocumentReading } from "./record-document-reading.js";
import { recordFileReading } from "./record-file-reading.js";
import { recordInstructionReading } from "./record-instruction-reading.js";

/** By the engine, on behalf of the reader, before anything is sent. */
export const readingSteps: readonly Command[] = [
  recordFileReading,
  recordInstructionReading,
  recordDocumentReading,
];
