import { instruction, type Opened } from "#labelling/instruction/instruction.js";
import type { Act } from "../act.js";
import { fileOf } from "../files.js";
import { people, secretariat } from "../people.js";
import type { Stage } from "../stage.js";
import type { Reviewed } from "./review.js";
import { reviews } from "./reviews.js";

const openedFor = async (stage: Stage, file: string): Promise<Opened> => {
  const state = await stage.look(instruction, file);
  if (state.phase === "not-opened") throw new Error(`${file} is not instructed`);
  return state;
};

/** Whoever is asked already, by whomever, is not asked again: only what is lacking is asked for. */
const assigned = ({ ref, askedOn, asked, said }: Reviewed): Act => ({
  on: askedOn,
  play: async (stage) => {
    const file = fileOf(stage, ref);
    for (const part of asked) {
      const { reviewers } = await openedFor(stage, file);
      if (reviewers.length >= said.length) return;
      const body = { person: stage.personOf(part) };
      await stage.ask(secretariat, "AssignReviewer", `${ref} ${part.key}`, body, file);
    }
  },
});

const reviewed = ({ ref, reviewedOn, said }: Reviewed): Act => ({
  on: reviewedOn,
  play: async (stage) => {
    const file = fileOf(stage, ref);
    const { criteria, reviewers } = await openedFor(stage, file);
    for (const [nth, [marks, opinion, text]] of said.entries()) {
      const author = people.find((part) => stage.personOf(part) === reviewers[nth]?.person);
      if (!author) throw new Error(`nobody reviews ${ref}`);
      const byCriterion = criteria.map(({ id }, at) => [id, marks[at] ?? 0] as const);
      const body = { marks: Object.fromEntries(byCriterion), opinion, text };
      await stage.ask(author, "SubmitReview", ref, body, file);
    }
  },
});

export const instructed: readonly Act[] = reviews.flatMap((one) => [assigned(one), reviewed(one)]);
