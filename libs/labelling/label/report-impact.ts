import { accept, type Circumstances, command, type Decision, madeBy } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { type Label, label, onDay } from "./label.js";
import { reject } from "./rejections.js";
import { type Refusing, reportRefused } from "./report-rules.js";
import { ReportBody } from "./report-shape.js";

/** By what is refused: the one thing that has changed since it was first decided. */
export const reported =
  (refused: Refusing) =>
  (
    was: Label,
    body: ReportBody,
    { today, command: report }: Circumstances,
  ): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    return (
      refused(state, "impact", { ...body, activities: [] }, today) ??
      accept({ type: "ImpactReported", report, ...body, reportedOn: today })
    );
  };

export const reportImpact = command({
  type: "ReportImpact",
  schema: 3,
  summary: "Reports what came of it: coverage in the media, people mobilised.",
  on: label,
  shape: ReportBody,
  personal: ["/text"],
  example: {
    from: "2006-01-01",
    until: "2006-11-30",
    figures: { mediaCoverage: 12 },
    otherFigures: { visits: 480_000 },
  },
  decide: reported(reportRefused),
  commandOf: (events) => {
    const { type: _, report: __, reportedOn: ___, ...body } = madeBy(events, "ImpactReported");
    return body;
  },
});
