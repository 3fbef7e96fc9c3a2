import { IsIn, IsOptional } from "class-validator";
import { fill, type Rejection, type Sentence } from "#kernel/index.js";
import { IsCalendarDay } from "#labelling/calendar/is-calendar-day.js";
import type { Viewer } from "#access/viewer.js";
import { query } from "#projections/query.js";
import { applications } from "../applications/applications.js";
import { inWords } from "../codes-in-words.js";
import { Conditions } from "../conditions.js";
import { type FileNames, withNames } from "../file-names.js";
import { initiatives } from "../initiatives/initiatives.js";
import { onlyAfter, pageOf, Paging, usualPage } from "../page.js";
import { sessions } from "../sessions/sessions.js";
import { taskSentences } from "./task-sentences.js";
import { tasks, type TaskRow } from "./tasks.js";
import { type TaskCode, taskCodes } from "./waiting.js";

export class ListTasks extends Paging {
  @IsOptional() @IsIn(taskCodes) readonly code?: TaskCode;
  /** Those that wait by this day, such as conditions that will be due; today when it is absent. */
  @IsOptional() @IsCalendarDay() readonly until?: string;
}

export interface ListedTask {
  readonly code: TaskCode;
  readonly since: string;
  readonly kind: string;
  readonly id: string;
  /** Of the file; null for a session. */
  readonly reference: string | null;
  /** Of the initiative; of a session its day and place. */
  readonly title: string | null;
  readonly about: Rejection["about"];
  readonly text: string;
}

interface JoinedRow extends TaskRow, FileNames {
  readonly since: string;
  readonly held_on: string | null;
  readonly place: string | null;
}

/** What has waited longest comes first. */
export const listTasks = query({
  name: "tasks",
  path: "/tasks",
  summary: "Lists what waits for somebody: since when, what about, and what to do.",
  shape: ListTasks,
  of: [tasks, applications, initiatives, sessions],
  run: async (tables, { code, until = tables.today, after, limit = usualPage }, viewer) => {
    const conditions = new Conditions()
      .add(code, (one) => `w.code = ${one}`)
      .add(until, (one) => `w.since <= ${one}`);
    onlyAfter(conditions, after, "w.since", "w.key");
    const rows = await tables.select<JoinedRow>(
      `select w.*, a.reference, i.title, s.held_on, s.place from ${tables.of(tasks)} w
       ${withNames(tables, "w.about")}
       left join ${tables.of(sessions)} s on s.key = w.about
       where ${conditions.where}
       order by w.since, w.key limit ${conditions.parameter(limit + 1)}`,
      conditions.values,
    );
    const item = (row: JoinedRow) => listed(row, viewer);
    return pageOf(rows, limit, item, ({ since, key }) => ["since", since, key]);
  },
});

const listed = (row: JoinedRow, { language }: Viewer): ListedTask => ({
  code: row.code,
  since: row.since,
  kind: row.kind,
  id: row.about,
  reference: row.reference,
  title: row.title ?? sessionIn(row, language),
  about: row.facts,
  text: fill(taskSentences[row.code][language], inWords(row.facts, language)),
});

const sessionIn = ({ held_on: on, place }: JoinedRow, language: Viewer["language"]) =>
  on === null ? null : fill(inSession[language], { on, place: place ?? "" });

const inSession: Sentence = { fr: "Séance du {on}, {place}", en: "Session of {on}, {place}" };
