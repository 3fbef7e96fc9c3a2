import { IsIn, Matches } from "class-validator";
import { accept, capacities, type Capacity, command, madeBy } from "#kernel/index.js";
import { IsCalendarDay } from "../calendar/is-calendar-day.js";
import { IsText } from "../text/is-text.js";
import { MayBeAbsent } from "../text/may-be.js";
import { person, roleOn } from "./person.js";
import { reject } from "./rejections.js";

/** SHA-256 in lower-case hex. */
export const hashForm = /^[0-9a-f]{64}$/;

export class IssueTokenBody {
  /** SHA-256 of the secret, lower-case hex: the secret itself never comes near the log. */
  @Matches(hashForm) readonly hash!: string;
  @IsIn(capacities) readonly capacity!: Capacity;
  /** What its owner tells it by. */
  @MayBeAbsent() @IsText(100) readonly label?: string;
  /** The last day on which it is good. */
  @MayBeAbsent() @IsCalendarDay() readonly expiresOn?: string;
}

export const issueToken = command({
  type: "IssueToken",
  schema: 1,
  summary: "Gives a person a token to act in one capacity, which the person must hold today.",
  on: person,
  shape: IssueTokenBody,
  personal: ["/label"],
  example: { hash: "9f".repeat(32), capacity: "secretariat", expiresOn: "2026-12-31" },
  decide: (state, body, { today }) => {
    if (state.phase === "unknown") return reject("PERSON_UNKNOWN");
    const { hash, capacity, expiresOn } = body;
    const known = state.tokens.find((token) => token.hash === hash);
    const same = known?.capacity === capacity && known.expiresOn === expiresOn;
    if (known) return same && !known.revoked ? accept() : reject("TOKEN_KNOWN");
    if (expiresOn !== undefined && expiresOn < today)
      return reject("TOKEN_EXPIRES_IN_THE_PAST", { today });
    const role = roleOn(state, capacity, today);
    if (!role) return reject("ROLE_NOT_HELD");
    return accept({ type: "TokenIssued", ...body, since: role.from });
  },
  commandOf: (events) => {
    const { type: _, since: __, ...body } = madeBy(events, "TokenIssued");
    return body;
  },
});
