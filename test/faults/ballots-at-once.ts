import { choices } from "#labelling/session/majority.js";
import { Sittings } from "../crash/sittings.js";
import { insist } from "../crash/sittings.js";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";

const fifty = 50;

export const ballotsAtOnce: Experiment = {
  nth: 9,
  title: "fifty ballots of one member at once, through two processes",
  flaw: flaws["takes-conflict-for-done"],
  run: async ({ site: begin, random, long }) => {
    const site = await begin();
    await site.staff({ web: 2, worker: 1 });
    const { asking, people } = site;
    const rounds = long ? 4 : 1;
    let ballots = 0;
    for (const chamber of long ? people.chambers : people.chambers.slice(0, 1)) {
      const { secretariat: by, members } = chamber;
      const sittings = new Sittings(chamber, random);
      const organisation = await asking.tell(sittings.organisation());
      for (let nth = 0; nth < rounds; nth += 1) {
        const item = await asking.tell(sittings.admissible(organisation));
        const id = await asking.tell(sittings.opened([item]));
        const question = { ask: "grant", conditions: [] };
        const about = { by, id };
        await asking.ask({ operation: "Deliberate", ...about, body: { item, question } });
        const cast = (choice: (typeof choices)[number], voter = members[0] ?? by) => {
          ballots += 1;
          return asking.ask({ operation: "CastBallot", by: voter, id, body: { item, choice } });
        };
        await Promise.all(
          Array.from({ length: fifty }, () => cast(random.oneOf(choices) ?? "for")),
        );
        // Of one mind, or the vote may be tied, and wait for who presides.
        for (const member of members.slice(1)) await cast("for", member);
        const told = { motives: "L'avis du comité est au dossier." };
        await asking.ask({ operation: "CloseBallots", ...about, body: { item } });
        await asking.tell(insist({ operation: "DecideItem", ...about, body: { item, ...told } }));
        await asking.ask({ operation: "CloseSession", ...about, body: {} });
      }
    }
    return { done: { ballots } };
  },
};
