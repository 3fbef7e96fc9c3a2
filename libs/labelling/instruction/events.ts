import type { Actor, Aggregate, PersonId } from "#kernel/index.js";
import type { Delay } from "../calendar/delay.js";
import type { Ground, InterestSource, Parties } from "../interest/interest.js";
import type { Criterion } from "../scheme/definition.js";

export const opinions = ["favourable", "unfavourable", "reserved"] as const;
export type Opinion = (typeof opinions)[number];

/** Whole marks by the id of their criterion. */
export type Marks = Readonly<Record<string, number>>;

/** What a reviewer makes of a file; `text` is sealed. */
interface Said {
  readonly person: PersonId;
  readonly marks: Marks;
  readonly opinion: Opinion;
  readonly text: string;
}

/** A grid line as marks are judged by it; what it asks stands in the definition. */
export type Line = Pick<Criterion, "id" | "outOf" | "weight">;

/** Every day is the Paris day on which the fact took effect. */
export type InstructionEvent =
  | ({
      readonly type: "InstructionOpened";
      readonly application: string;
      readonly initiative: string;
      readonly scheme: string;
      readonly schemeVersion: number;
      readonly definition: string;
      /** Reviews without which the file does not come before the committee. */
      readonly minimum: number;
      readonly criteria: readonly Line[];
      /** For each review, from the day on which it is asked for. */
      readonly delay: Delay;
      /** The last day for the first ones that are asked for. */
      readonly reviewBy: string;
      readonly openedOn: string;
    } & Parties)
  | {
      readonly type: "ReviewerAssigned";
      readonly person: PersonId;
      /** The one that the reviewer sits for. */
      readonly institution: string;
      readonly by: "engine" | "secretariat";
      readonly assignedOn: string;
      readonly dueOn: string;
    }
  | {
      readonly type: "ReviewerDeclined";
      readonly person: PersonId;
      readonly motives: string;
      readonly declinedOn: string;
    }
  | {
      readonly type: "ReviewerReplaced";
      readonly person: PersonId;
      /** Who reviews instead. */
      readonly by: PersonId;
      readonly motives: string;
      readonly replacedOn: string;
    }
  | {
      readonly type: "InterestDeclared";
      readonly person: PersonId;
      readonly source: InterestSource;
      readonly grounds: Ground;
      /** The colleague. */
      readonly declaredBy?: Actor["id"];
      readonly note?: string;
      readonly declaredOn: string;
    }
  | {
      readonly type: "InterestCleared";
      readonly person: PersonId;
      readonly reason: string;
      /** Where a colleague had them recused. */
      readonly session?: string;
      readonly clearedOn: string;
    }
  | ({ readonly type: "ReviewSubmitted"; readonly submittedOn: string } & Said)
  | ({ readonly type: "ReviewAmended"; readonly amendedOn: string } & Said)
  | {
      readonly type: "NoteAdded";
      readonly note: string;
      readonly author: Actor["id"];
      readonly text: string;
      readonly addedOn: string;
    }
  | { readonly type: "InstructionClosed"; readonly closedOn: string }
  | { readonly type: "InstructionReopened"; readonly reopenedOn: string };

export const events: Aggregate<unknown, InstructionEvent>["events"] = {
  InstructionOpened: { schema: 1 },
  ReviewerAssigned: { schema: 1 },
  ReviewerDeclined: { schema: 1, personal: ["/motives"] },
  ReviewerReplaced: { schema: 1, personal: ["/motives"] },
  InterestDeclared: { schema: 1, personal: ["/note"] },
  InterestCleared: { schema: 1, personal: ["/reason"] },
  ReviewSubmitted: { schema: 1, personal: ["/text"] },
  ReviewAmended: { schema: 1, personal: ["/text"] },
  NoteAdded: { schema: 1, personal: ["/text"] },
  InstructionClosed: { schema: 1 },
  InstructionReopened: { schema: 1 },
};
