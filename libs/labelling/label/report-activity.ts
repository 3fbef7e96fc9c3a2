import { Type } from "class-transformer";
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from "class-validator";
import { accept, type Circumstances, command, type Decision, madeBy } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { type Label, label, onDay } from "./label.js";
import { reject } from "./rejections.js";
import { type Refusing, reportRefused } from "./report-rules.js";
import { ActivityBody, ReportBody } from "./report-shape.js";

export class ReportActivityBody extends ReportBody {
  /** Each channel once for each place: four channels, in the region, outside, or nowhere known. */
  @IsArray()
  @ArrayMaxSize(12)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ActivityBody)
  readonly activities!: readonly ActivityBody[];
}

/** By what is refused: the one thing that has changed since it was first decided. */
export const reported =
  (refused: Refusing) =>
  (
    was: Label,
    body: ReportActivityBody,
    { today, command: report }: Circumstances,
  ): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    return (
      refused(state, "activity", body, today) ??
      accept({ type: "ActivityReported", report, ...body, reportedOn: today })
    );
  };

export const reportActivity = command({
  type: "ReportActivity",
  schema: 3,
  summary: "Reports what was done with the label or for it: actions by channel and place, figures.",
  on: label,
  shape: ReportActivityBody,
  personal: ["/text"],
  example: {
    from: "2006-09-11",
    until: "2006-11-30",
    figures: { writtenPieces: 4 },
    otherFigures: { kitsSent: 3300 },
    activities: [{ channel: "written", inRegion: true, count: 4 }],
    text: "Affichage et presse régionale.",
  },
  decide: reported(reportRefused),
  commandOf: (events) => {
    const { type: _, report: __, reportedOn: ___, ...body } = madeBy(events, "ActivityReported");
    return body;
  },
});
