import { accept, command, type Decision, madeBy } from "#kernel/index.js";
import { NotifyDecisionBody } from "../application/notify-decision.js";
import type { LabelEvent } from "./events.js";
import { label } from "./label.js";
import { reject } from "./rejections.js";

/** Of a label that is over as well: whoever lost it is to know, and to be able to contest it. */
export const notifyHolder = command({
  type: "NotifyHolder",
  schema: 1,
  summary: "Records when and how the holder was told of a renewal refused or a label revoked.",
  on: label,
  shape: NotifyDecisionBody,
  personal: ["/proof"],
  example: { means: "letter", notifiedOn: "2027-02-01", proof: "Recommandé 1A 000 000 0000 0" },
  decide: (state, body, { today }): Decision<LabelEvent> => {
    if (state.phase === "not-granted") return reject("LABEL_NOT_GRANTED");
    const { notice } = state.held;
    if (!notice) return reject("NOTHING_TO_NOTIFY_HOLDER");
    const { decidedOn, notifiedOn } = notice;
    if (notifiedOn === body.notifiedOn) return accept();
    if (notifiedOn !== undefined) return reject("HOLDER_ALREADY_NOTIFIED", { notifiedOn });
    if (body.notifiedOn < decidedOn || today < body.notifiedOn)
      return reject("HOLDER_NOTIFIED_WHEN", { decidedOn });
    return accept({ type: "HolderNotified", ...body, recordedOn: today });
  },
  commandOf: (events) => {
    const { means, notifiedOn, proof } = madeBy(events, "HolderNotified");
    return { means, notifiedOn, proof };
  },
});
