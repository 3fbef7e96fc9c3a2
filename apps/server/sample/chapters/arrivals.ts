import { engine as theEngine } from "#kernel/index.js";
import { readToken } from "#access/token.js";
import type { Act } from "../act.js";
import type { Kept } from "../kept.js";
import { administrator, people } from "../people.js";

const firstDay = "2006-09-04";

/** People, their roles, and the tokens that were minted for them. */
export const arrivals = (kept: Kept): readonly Act[] =>
  people.map((part) => ({
    on: firstDay,
    play: async (stage) => {
      const { key, capacity } = part;
      const by = part === administrator ? theEngine : administrator;
      const id = await stage.register(by, part);
      await stage.ask(by, "GrantRole", `${key} role`, { capacity, from: firstDay }, id);
      const token = kept.people.find((one) => one.key === key)?.token ?? "";
      const hash = readToken(token)?.hash;
      await stage.ask(by, "IssueToken", `${key} token`, { hash, capacity }, id);
    },
  }));
