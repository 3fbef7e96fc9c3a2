import { setTimeout as pause } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { whole } from "../crash/audit.js";
import type { Fault } from "../crash/fault.js";
import { insist, Sittings } from "../crash/sittings.js";
import type { StoredEvent } from "#event-store/port.js";
import type { Experiment, Trial } from "./experiment.js";
import { flaws } from "./flaws.js";
import type { Site } from "./site.js";

const motives = "L'avis du comité est au dossier.";

/** All who may end a vote do so at once, while members vote, come late and leave. */
const raceForQuorum = async (site: Site, { random, long }: Trial): Promise<number> => {
  const { asking, people } = site;
  const rounds = long ? 10 : 2;
  let wishes = 0;
  for (const chamber of people.chambers.slice(0, 1)) {
    const { secretariat: by, members, carrier } = chamber;
    const sittings = new Sittings(chamber, random);
    const organisation = await asking.tell(sittings.organisation());
    for (let nth = 0; nth < rounds; nth += 1) {
      const item = await asking.tell(sittings.admissible(organisation));
      const id = await asking.tell(sittings.opened([item]));
      const question = { ask: "grant", conditions: [] };
      const leaving = members.slice(0, random.between(0, members.length));
      const told = (operation: string, body: object = { item }) => ({ operation, by, id, body });
      const all = [
        told("Deliberate", { item, question }),
        ...leaving.map(({ id: person }) => told("RecordLeaving", { person })),
        ...leaving.map(({ id: person }) => told("RecordArrival", { person })),
        ...members.map((voter) => ({ ...told("CastBallot", { item, choice: "for" }), by: voter })),
        told("CloseBallots"),
        told("CloseBallots"),
        told("DecideItem", { item, motives }),
        told("DecideItem", { item, motives }),
        told("AdjournItem", { item, reason: "put-off" }),
        { operation: "WithdrawApplication", by: carrier, id: item, ifMatch: "*", body: {} },
      ].toSorted(() => random.fraction() - 0.5);
      wishes += all.length;
      await Promise.all(
        all.map(async (wish) => {
          await pause(random.between(0, 60));
          await asking.ask(wish);
        }),
      );
      // However far it came: nothing of it may be left in the committee's hands.
      for (const wish of [told("CloseBallots"), told("DecideItem", { item, motives })])
        await asking.ask(wish);
      await asking.ask(told("AdjournItem", { item, reason: "put-off" }));
    }
  }
  return wishes;
};

/** Complements come in as their day ends: each file is complete in time, or has lapsed. */
const raceWithDeadline = async (site: Site, { random, long }: Trial): Promise<number> => {
  const { asking, people, clock } = site;
  const [chamber] = people.chambers;
  if (!chamber) throw new Error("No committee sits.");
  const { secretariat, carrier } = chamber;
  const sittings = new Sittings(chamber, random);
  const organisation = await asking.tell(sittings.organisation());
  const files: string[] = [];
  const count = long ? 40 : 8;
  const items = [{ path: "charterAnswers.article1", nature: "incorrect" }];
  while (files.length < count) {
    const id = await asking.tell(sittings.submitted(organisation));
    const wish = { operation: "RequestComplements", by: secretariat, id, ifMatch: "*" };
    await asking.tell(insist({ ...wish, body: { items } }));
    files.push(id);
  }
  const requested = (await whole(site.engine.store)).findLast(
    ({ event }) => event.type === "ComplementsRequested",
  );
  const due = Temporal.PlainDate.from(String(requested?.event.data["dueOn"]));
  const midnight = due.add({ days: 1 }).toZonedDateTime("Europe/Paris").toInstant();
  const ahead = 1_500;
  await site.quiet();
  clock.moveTo(
    midnight.subtract({ milliseconds: ahead }).toString({ smallestUnit: "millisecond" }),
  );
  const body = { texts: { article1: "Nous nous y engageons." } };
  await Promise.all(
    files.map(async (id) => {
      await pause(random.between(0, 2 * ahead));
      await asking.ask({ operation: "ProvideComplements", by: carrier, id, body });
    }),
  );
  return files.length;
};

const lapseFaults = (log: readonly StoredEvent[]): readonly Fault[] => {
  const of = (type: string) =>
    new Set(log.filter(({ event }) => event.type === type).map(({ event }) => event.stream));
  const [asked, came, gone] = [
    of("ComplementsRequested"),
    of("ComplementsProvided"),
    of("ApplicationLapsed"),
  ];
  return [...asked]
    .filter((stream) => came.has(stream) === gone.has(stream))
    .map((about) => ({ code: "LAPSED_WRONGLY", about }));
};

export const races: Experiment = {
  nth: 10,
  title: "races for the quorum, and with a deadline",
  flaw: flaws["lapses-anyway"],
  run: async (trial) => {
    const site = await trial.site();
    await site.staff({ web: 2, worker: 1 });
    const wishes = await raceForQuorum(site, trial);
    const files = await raceWithDeadline(site, trial);
    await site.quiet().catch(() => undefined);
    // Who was late is answered in words; what is due is done by the worker, a moment later.
    await pause(1_000);
    await site.quiet().catch(() => undefined);
    const faults = lapseFaults(await whole(site.engine.store));
    return { done: { "wishes at once": wishes, "files at their last moment": files }, faults };
  },
};
