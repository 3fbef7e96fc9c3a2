import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import type { LabelEvent } from "./events.js";
import { label, onDay } from "./label.js";
import { reject } from "./rejections.js";
import { reportRefused } from "./report-rules.js";
import { ReportBody } from "./report-shape.js";

export const reportImpact = command({
  type: "ReportImpact",
  schema: 1,
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
  decide: (was, body, { today, command: report }): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    return (
      reportRefused(state, "impact", { ...body, activities: [] }, today) ??
      accept({ type: "ImpactReported", report, ...body, reportedOn: today })
    );
  },
  commandOf: (events) => {
    const { type: _, report: __, reportedOn: ___, ...body } = madeBy(events, "ImpactReported");
    return body;
  },
});
