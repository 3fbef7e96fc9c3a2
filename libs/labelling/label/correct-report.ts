import { Type } from "class-transformer";
import { ArrayMaxSize, IsArray, IsObject, IsUUID, ValidateNested } from "class-validator";
import { accept, type Circumstances, command, type Decision, madeBy } from "#kernel/index.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import type { LabelEvent } from "./events.js";
import { type Label, label, onDay } from "./label.js";
import { reject } from "./rejections.js";
import { ActivityBody, AreFigures } from "./report-shape.js";
import { tooHigh } from "./report-bounds.js";
import { toldRefused } from "./report-rules.js";
import { corrected, type Figures, isSame, toldIn } from "./told.js";

export class CorrectReportBody {
  @IsUUID() readonly report!: string;
  @MayBeAbsent() @AreFigures() readonly figures?: Figures;
  @MayBeAbsent() @AreFigures() readonly otherFigures?: Figures;
  /** All of them anew, where any is wrong. */
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(12)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ActivityBody)
  readonly activities?: readonly ActivityBody[];
  @IsText(2_000) readonly reason!: string;
}

/** What stood before there were bounds does not keep other figures from being put right. */
export const correcting =
  (refusedAnew: typeof tooHigh) =>
  (
    was: Label,
    { report, reason, ...anew }: CorrectReportBody,
    { today }: Circumstances,
  ): Decision<LabelEvent> => {
    const state = onDay(was, today);
    if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    const { reports, indicators } = state.held;
    const found = reports.find((one) => one.report === report);
    if (!found) return reject("REPORT_UNKNOWN");
    const before = toldIn(found);
    const after = corrected(before, anew);
    const refused = toldRefused(indicators, found.about, after) ?? refusedAnew(found.about, anew);
    if (refused) return refused;
    if (isSame(before, after)) return accept();
    return accept({ type: "ReportCorrected", report, ...anew, reason, correctedOn: today });
  };

/** At any time, after the label’s end too: a figure that is wrong stays so for ever otherwise. */
export const correctReport = command({
  type: "CorrectReport",
  schema: 2,
  summary: "Puts figures of a report right, with the reason; those told before stay to be seen.",
  on: label,
  shape: CorrectReportBody,
  personal: ["/reason"],
  example: {
    report: "3d9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d",
    figures: { writtenPieces: 5 },
    reason: "Une parution oubliée.",
  },
  decide: correcting(tooHigh),
  commandOf: (events) => {
    const { type: _, correctedOn: __, ...body } = madeBy(events, "ReportCorrected");
    return body;
  },
});
