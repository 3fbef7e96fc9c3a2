import type { Sentences } from "#kernel/index.js";
import type { ReadingEvent } from "#labelling/reading/reading.js";

/** What members of a committee are shown of files. */
export const ofReadings = {
  FileRead: { fr: "Un membre du comité ouvre un dossier.", en: "A member opens a file." },
  InstructionRead: {
    fr: "Un membre du comité lit comment un dossier est instruit.",
    en: "A member reads how a file is reviewed.",
  },
  DocumentRead: { fr: "Un membre du comité ouvre une pièce.", en: "A member opens a document." },
} as const satisfies Sentences<ReadingEvent["type"]>;
