import { unreachable } from "#kernel/index.js";
import type { LabelEvent } from "#labelling/label/events.js";
import { label } from "#labelling/label/label.js";
import { corrected, type Report, type Told } from "#labelling/label/told.js";
import { readModel, type Row } from "#projections/read-model.js";

/** What a label reports, as it stands: what was said before, a look at an earlier moment shows. */
export interface ReportRow extends Row {
  readonly label: string;
  readonly about: Report["about"];
  /** The period that it tells of, which may lie before the grant. */
  readonly from_day: string;
  readonly until_day: string;
  readonly told: Told;
}

export const reports = readModel<ReportRow, LabelEvent>({
  name: "reports",
  version: 1,
  reads: [label],
  // Figures alone: what is written beside them is its holder's.
  opens: {},
  columns: { label: "text", about: "text", from_day: "text", until_day: "text", told: "jsonb" },
  indexes: ["(label)", "(from_day, until_day)"],
  keys: ({ id, event }) => ("report" in event ? [`${id} ${event.report}`] : []),
  project: (row, { id, event }, key) => {
    if (!("report" in event)) return row;
    switch (event.type) {
      case "ActivityReported":
      case "ImpactReported": {
        const { from, until, figures, otherFigures } = event;
        const isActivity = event.type === "ActivityReported";
        const activities = isActivity ? event.activities : [];
        return {
          key,
          label: id,
          about: isActivity ? "activity" : "impact",
          from_day: from,
          until_day: until,
          told: { figures, otherFigures, activities },
        };
      }
      case "ReportCorrected":
        return row && { ...row, told: corrected(row.told, toldAnew(event)) };
      default:
        return unreachable(event);
    }
  },
});

const toldAnew = ({ figures, otherFigures, activities }: Partial<Told>): Partial<Told> => ({
  ...(figures && { figures }),
  ...(otherFigures && { otherFigures }),
  ...(activities && { activities }),
});
