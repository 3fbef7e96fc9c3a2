import { IsUUID } from "class-validator";
import { accept, command, type Decision, madeBy, type PersonId } from "#kernel/index.js";
import { MayBeAbsent } from "../text/may-be.js";
import type { SessionEvent } from "./events.js";
import { giver } from "./give-proxy.js";
import { isUnderWay } from "./item.js";
import { notOpen, reject } from "./rejections.js";
import { session } from "./session.js";

export class WithdrawProxyBody {
  /** Whose it is, where the secretariat records it. */
  @MayBeAbsent() @IsUUID() readonly from?: PersonId;
}

export const withdrawProxy = command({
  type: "WithdrawProxy",
  schema: 1,
  summary: "Takes a proxy back; between items, never in the midst of one.",
  on: session,
  shape: WithdrawProxyBody,
  example: {},
  decide: (state, { from: named }, { actor }): Decision<SessionEvent> => {
    if (state.phase !== "convened" && state.phase !== "open") return notOpen(state);
    const from = giver(named, actor);
    if (from === undefined) return reject("NOT_YOUR_BALLOT");
    if (state.proxies[from] === undefined) return accept();
    if (state.items.some(isUnderWay)) return reject("ITEM_UNDER_WAY");
    return accept({ type: "ProxyWithdrawn", from });
  },
  commandOf: (events) => ({ from: madeBy(events, "ProxyWithdrawn").from }),
});
