import { accept, command, type Decision, type World } from "#kernel/index.js";
import { application } from "../application/application.js";
import { addDelay, type Delay } from "../calendar/delay.js";
import { type Committee, committee } from "../committee/committee.js";
import type { Parties } from "../interest/interest.js";
import { partiesOfFile } from "../interest/parties.js";
import { readDefinition } from "../scheme/read-definition.js";
import type { InstructionEvent, Line } from "./events.js";
import { tiesOfCommittee } from "./find-interests.js";
import { instruction, type Instruction } from "./instruction.js";
import { reject } from "./rejections.js";

/** The file, and the rules that it is under. */
export interface FileToReview {
  readonly application: string;
  readonly initiative: string;
  readonly scheme: string;
  readonly schemeVersion: number;
  readonly definition: string;
  readonly minimum: number;
  readonly criteria: readonly Line[];
  readonly delay: Delay;
  readonly parties: Parties;
  readonly board: Committee;
}

/** An instruction is named by its application. */
const fileToReview = async (world: World, id: string): Promise<FileToReview | undefined> => {
  const file = await world.fold(application, id);
  if (file.phase !== "admissible") return undefined;
  const parties = await partiesOfFile(id, world);
  if (!parties) return undefined;
  const { content, filing } = file;
  const { review, procedure } = await readDefinition(world, filing.rules.definition);
  return {
    application: id,
    initiative: content.initiative,
    scheme: content.scheme,
    ...filing.rules,
    minimum: review.minimum,
    criteria: review.grid.map(({ id: line, outOf, weight }) => ({ id: line, outOf, weight })),
    delay: procedure.delays.review,
    parties,
    board: await world.fold(committee, content.scheme),
  };
};

export class OpenInstructionBody {}

/** Whoever ids tie to the file is told apart at once, before anybody is asked for a review. */
export const openInstruction = command({
  type: "OpenInstruction",
  schema: 1,
  summary: "Opens the review of an application that is admissible.",
  on: instruction,
  shape: OpenInstructionBody,
  example: {},
  gather: async (state: Instruction, _: OpenInstructionBody, world, id) =>
    state.phase === "not-opened" ? fileToReview(world, id) : undefined,
  decide: (state, _, { today }, file: FileToReview | undefined): Decision<InstructionEvent> => {
    if (state.phase !== "not-opened") return accept();
    if (!file) return reject("NOT_TO_BE_REVIEWED");
    const { parties, board, ...rules } = file;
    return accept<InstructionEvent>(
      {
        type: "InstructionOpened",
        ...rules,
        ...parties,
        reviewBy: addDelay(today, rules.delay),
        openedOn: today,
      },
      ...tiesOfCommittee(board, parties, today),
    );
  },
  commandOf: () => ({}),
});
