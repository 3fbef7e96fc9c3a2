import { accept, command, madeBy } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { reject } from "./rejections.js";
import { scheme } from "./scheme.js";

export class AnnounceClosingBody {
  @IsCalendarDay() readonly closesOn!: string;
}

export const announceClosing = command({
  type: "AnnounceClosing",
  schema: 1,
  summary:
    "Announces the last day on which a scheme takes files in; a new day replaces the old one.",
  on: scheme,
  shape: AnnounceClosingBody,
  example: { closesOn: "2027-03-31" },
  decide: (state, { closesOn }, { today }) => {
    if (state.phase !== "published") return reject("SCHEME_NOT_PUBLISHED");
    if (state.closesOn === closesOn) return accept();
    if (closesOn <= today) return reject("CLOSING_TOO_SOON", { today });
    return accept({ type: "SchemeClosingAnnounced", closesOn });
  },
  commandOf: (events) => ({ closesOn: madeBy(events, "SchemeClosingAnnounced").closesOn }),
});
