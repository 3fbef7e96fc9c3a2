import { Matches } from "class-validator";
import { accept, command, madeBy } from "#kernel/index.js";
import { hashForm } from "./issue-token.js";
import { person } from "./person.js";
import { reject } from "./rejections.js";

export class RevokeTokenBody {
  @Matches(hashForm) readonly hash!: string;
}

export const revokeToken = command({
  type: "RevokeToken",
  schema: 1,
  summary: "Makes a token useless at once and for good.",
  on: person,
  shape: RevokeTokenBody,
  example: { hash: "9f".repeat(32) },
  decide: (state, { hash }) => {
    if (state.phase === "unknown") return reject("PERSON_UNKNOWN");
    const token = state.tokens.find((known) => known.hash === hash);
    if (!token) return reject("TOKEN_UNKNOWN");
    return token.revoked ? accept() : accept({ type: "TokenRevoked", hash });
  },
  commandOf: (events) => ({ hash: madeBy(events, "TokenRevoked").hash }),
});
