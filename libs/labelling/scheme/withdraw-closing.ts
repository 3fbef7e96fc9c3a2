import { accept, command } from "#kernel/index.js";
import { reject } from "./rejections.js";
import { scheme } from "./scheme.js";

export class WithdrawClosingBody {}

export const withdrawClosing = command({
  type: "WithdrawClosing",
  schema: 1,
  summary: "Takes an announced closing back, before it has come about.",
  on: scheme,
  shape: WithdrawClosingBody,
  example: {},
  decide: (state, _, { today }) => {
    if (state.phase !== "published") return reject("SCHEME_NOT_PUBLISHED");
    const { closesOn } = state;
    if (closesOn === undefined) return accept();
    if (closesOn < today) return reject("SCHEME_ALREADY_CLOSED", { closesOn });
    return accept({ type: "SchemeClosingWithdrawn" });
  },
  commandOf: () => ({}),
});
