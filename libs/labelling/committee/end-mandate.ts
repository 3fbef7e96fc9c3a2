import { IsUUID } from "class-validator";
import { accept, command, madeBy } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { committee } from "./committee.js";
import { reject } from "./rejections.js";

export class EndMandateBody {
  @IsUUID() readonly mandate!: string;
  /** The last day of the mandate. */
  @IsCalendarDay() readonly on!: string;
  @MayBeAbsent() @IsText(5_000) readonly motives?: string;
}

/** Never later than planned: who stays on is given another mandate. */
export const endMandate = command({
  type: "EndMandate",
  schema: 1,
  summary: "Brings the last day of a mandate forward.",
  on: committee,
  shape: EndMandateBody,
  personal: ["/motives"],
  example: { mandate: "0b9f3c1e-3f54-5c5e-8a51-0a1f6f1b2c3d", on: "2026-12-31" },
  decide: (state, { mandate, on, motives }, { today }) => {
    if (state.phase === "not-formed") return reject("COMMITTEE_NOT_FORMED");
    const held = state.mandates.find((one) => one.mandate === mandate);
    if (!held) return reject("MANDATE_UNKNOWN");
    if (held.until === on) return accept();
    if (on < today) return reject("MANDATE_ENDS_IN_THE_PAST", { today });
    const { from, until } = held;
    if (on < from) return reject("MANDATE_ENDS_BEFORE_IT_STARTS", { from });
    if (until !== undefined && until < on) return reject("MANDATE_ENDS_EARLIER", { until });
    return accept({
      type: "MandateEnded",
      mandate,
      until: on,
      ...(motives === undefined ? {} : { motives }),
    });
  },
  commandOf: (events) => {
    const { mandate, until, motives } = madeBy(events, "MandateEnded");
    return { mandate, on: until, ...(motives === undefined ? {} : { motives }) };
  },
});
