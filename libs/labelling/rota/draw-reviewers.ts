import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { rollOn } from "../committee/mandates.js";
import { chooseReviewers } from "../instruction/choose-reviewers.js";
import { isTied, type Surroundings, surroundings } from "../instruction/eligible-reviewer.js";
import {
  instruction as reviewing,
  type Instruction,
  isInterested,
  type Opened,
} from "../instruction/instruction.js";
import { reject } from "./rejections.js";
import { loadsOf, rota, type Rota, type RotaEvent } from "./rota.js";

export class DrawReviewersBody {
  @IsUUID() readonly instruction!: string;
}

interface Facts {
  /** The id of the rota acted on: its scheme's. */
  readonly scheme: string;
  readonly file: Instruction;
  readonly known: Surroundings;
}

/** Drawn for the file, and neither gone from it nor found to have an interest since. */
const drawnFor = ({ turns }: Rota, id: string, file: Opened) =>
  turns
    .filter(({ instruction }) => instruction === id)
    .map(({ person }) => person)
    .filter((person) => !Object.hasOwn(file.left, person) && !isInterested(file, person));

/**
 * Asked for whenever somebody may be missing: it draws as many as are, and of those who are free
 * whoever has the fewest reviews to write. Nobody where nobody is: the file stays short of reviewers,
 * and is drawn for again when somebody comes to the committee or an interest is cleared.
 */
export const drawReviewers = command({
  type: "DrawReviewers",
  schema: 1,
  summary: "Draws the reviewers that a file lacks, by load and among those free of any interest.",
  on: rota,
  shape: DrawReviewersBody,
  example: { instruction: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d" },
  gather: async (_state: Rota, { instruction }: DrawReviewersBody, world, id): Promise<Facts> => {
    const file = await world.fold(reviewing, instruction);
    return { scheme: id, file, known: await surroundings(file, world) };
  },
  decide: (state, { instruction }, { today }, { scheme, file, known }): Decision<RotaEvent> => {
    if (file.phase === "not-opened" || file.scheme !== scheme) return reject("NOT_ON_THIS_ROTA");
    if (file.phase === "closed") return accept();
    const drawn = drawnFor(state, instruction, file);
    const asked = new Set([...file.reviewers.map(({ person }) => person), ...drawn]);
    const wanted = Math.max(0, file.minimum - asked.size);
    const free = rollOn(known.board, today).filter(
      (one) => !asked.has(one.person) && !isTied(file, known, one),
    );
    const people = chooseReviewers(file, free, loadsOf(state), wanted).map(({ person }) => person);
    return people.length === 0
      ? accept()
      : accept({ type: "ReviewersDrawn", instruction, people, drawnOn: today });
  },
  commandOf: (events) => ({ instruction: madeBy(events, "ReviewersDrawn").instruction }),
});
