import { theLog } from "#labelling/origin/origin.js";
import { engine, type GoldenStory } from "./told.js";

/** A log that lost its end goes on from what was left, and says what is missing; twice in its life. */
export const lostEnd: GoldenStory = {
  name: "lost-end",
  tell: async (teller) => {
    teller.on("2014-03-03");
    const person = await teller.person("Camille Delattre", "camille@example.org");
    const place = { stream: `person-${person}`, index: 1 };
    const end = { ...place, event: "5d4c3b2a-6f5e-8b7a-9d8c-5d4c3b2a1f0e", version: 0 };
    const seen = { ...place, event: "1a2b3c4d-5e6f-8a7b-8c9d-0e1f2a3b4c5d", version: 3, index: 4 };
    const first = { reason: "failed-over", seen, end, missing: 3 };
    await teller.ask(engine, "RecoverLog", first, theLog);
    teller.on("2014-05-05");
    const damaged = { ...seen, event: null, version: 9, index: null };
    const second = { reason: "restored", seen: damaged, end, missing: 1 };
    await teller.ask(engine, "RecoverLog", second, theLog);
  },
};
