import { IsOptional, IsUUID } from "class-validator";
import type { Viewer } from "#access/viewer.js";
import { fill } from "#kernel/index.js";
import { IsMoment } from "#labelling/webhook/moment.js";
import { type Query, query } from "#projections/query.js";
import { showFile } from "../file/show-file.js";
import { showLabel } from "../labels/show-label.js";
import { showSession } from "../sessions/show-session.js";
import { differences, type FieldDifference, type Leaf } from "./differences.js";
import { fieldInWords, valueInWords } from "./field-words.js";

export class ShowDifference {
  @IsUUID() readonly id!: string;
  /** A day, which means its end in Paris, or an instant; before there was anything when it is absent. */
  @IsOptional() @IsMoment() readonly from?: string;
  /** Likewise; now when it is absent, or has yet to come. */
  @IsOptional() @IsMoment() readonly to?: string;
}

export interface Difference {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly differences: readonly (FieldDifference & { readonly text: string })[];
}

/** How a thing came about is its history; a difference is of what it is. */
const history = ["id", "stream", "version", "timeline", "history", "ledger"] as const;

type Show<Answer> = Query<{ readonly id: string }, Answer>;

/** What is told of one thing, at two moments, under the same rights. */
const differenceOf = <Answer>(
  name: string,
  path: `/${string}`,
  summary: string,
  show: Show<Answer>,
) =>
  query({
    name,
    path,
    summary,
    shape: ShowDifference,
    // It says itself which moments it looks at.
    of: [],
    run: async (tables, { id, from, to }, viewer): Promise<Difference | undefined> => {
      const told = (moment: string) =>
        tables.past(moment, show.of, (then) => show.run(then, { id }, viewer));
      const after = await (to === undefined ? show.run(tables, { id }, viewer) : told(to));
      const before = from === undefined ? undefined : await told(from);
      if (before === undefined && after === undefined) return undefined;
      return {
        id,
        from: from ?? null,
        to: to ?? null,
        differences: differences(before, after, history).map((one) => inWords(one, viewer)),
      };
    },
  });

const inWords = (one: FieldDifference, { language }: Viewer) => {
  const word = (value: Leaf | null) =>
    value === null ? words.nothing[language] : valueInWords(one.field, value, language);
  const about = {
    field: fieldInWords(one.field, language),
    before: word(one.before),
    after: word(one.after),
  };
  return { ...one, text: fill(words.change[language], about) };
};

const words = {
  change: { fr: "{field} : {before} → {after}", en: "{field}: {before} → {after}" },
  nothing: { fr: "rien", en: "nothing" },
} as const;

export const fileDifference = differenceOf(
  "file-difference",
  "/applications/:id/difference",
  "Tells field by field what a file says at one moment and did not at another.",
  showFile,
);

export const labelDifference = differenceOf(
  "label-difference",
  "/labels/:id/difference",
  "Tells field by field what is told of a label at one moment and was not at another.",
  showLabel,
);

export const sessionDifference = differenceOf(
  "session-difference",
  "/sessions/:id/difference",
  "Tells field by field what is told of a session at one moment and was not at another.",
  showSession,
);
