import { flaws } from "../crash/flaws.js";
import { Sittings } from "../crash/sittings.js";
import type { Wish } from "../crash/wishes.js";
import type { Experiment } from "./experiment.js";

const hundred = 100;

/** Each through any of two processes, so that most of them meet. */
export const oneKey: Experiment = {
  nth: 8,
  title: "a hundred requests at once under one key",
  flaw: flaws["forgets-commands"],
  run: async ({ site: begin, random, long }) => {
    const site = await begin();
    await site.staff({ web: 2, worker: 1 });
    const [chamber] = site.people.chambers;
    if (!chamber) throw new Error("No committee sits.");
    const sittings = new Sittings(chamber, random);
    const organisation = await site.asking.tell(sittings.organisation());
    const id = await site.asking.tell(sittings.draft(organisation));
    const { carrier: by } = chamber;
    const wishes: readonly Wish[] = [
      { operation: "SendMessage", by, id, body: { text: "Bonjour" } },
      { operation: "RegisterInitiative", by, body: { organisation, title: "Un site" } },
      { operation: "EditDraft", by, id, body: chamber.answers },
      // Several commands under one name.
      { operation: "SubmitApplication", by, id, body: {} },
      { operation: "WithdrawApplication", by, id, ifMatch: "*", body: {} },
    ];
    const rounds = long ? 40 : 1;
    const [message, initiative] = wishes;
    for (let nth = 1; nth < rounds; nth += 1)
      for (const wish of [message, initiative]) if (wish) await site.asking.ask(wish, hundred);
    for (const wish of wishes) await site.asking.ask(wish, hundred);
    return { done: { requests: (wishes.length + 2 * (rounds - 1)) * hundred } };
  },
};
