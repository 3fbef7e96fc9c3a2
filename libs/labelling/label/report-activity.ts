import { Type } from "class-transformer";
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from "class-validator";
import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { label, onDay } from "./label.js";
import { reject } from "./rejections.js";
import { reportRefused } from "./report-rules.js";
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

export const reportActivity = command({
  type: "ReportActivity",
  schema: 1,
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
  decide: (was, body, { today, command: report }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    return (
      reportRefused(state, "activity", body, today) ??
      accept({ type: "ActivityReported", report, ...body, reportedOn: today })
    );
  },
  commandOf: (events) => {
    const { type: _, report: __, reportedOn: ___, ...body } = madeBy(events, "ActivityReported");
    return body;
  },
});
