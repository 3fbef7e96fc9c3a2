import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { Experiment } from "./experiment.js";
import { flaws } from "./flaws.js";
import { Load } from "./load.js";

/** One append of some stays open for a moment when it has written: others come, and may overtake it. */
const lingering = `
  create sequence public.lingered;
  grant usage on sequence public.lingered to public;
  create function public.linger() returns trigger language plpgsql as $$ begin
    if random() < 0.03 then
      perform nextval('public.lingered'), pg_sleep(0.5);
    end if;
    return new;
  end $$;
  create trigger linger after insert on log.events
    for each row execute function public.linger()`;

export const openTransaction: Experiment = {
  nth: 11,
  title: "transactions held open while others commit",
  flaw: flaws["numbers-without-lock"],
  run: async ({ ground: { postgres }, site: begin, long }) => {
    const site = await begin();
    await postgres.run(lingering, site.name);
    await site.staff({ web: 2, worker: 1 });
    const load = new Load(site);
    const rounds = long ? 12 : 1;
    for (let nth = 0; nth < rounds; nth += 1) {
      await load.until(40);
      // Somebody's session, which lets nobody write down how far read models are, and sees an old log.
      const held = new Client(site.connection);
      await held.connect();
      await held.query("begin isolation level repeatable read");
      await held.query("select count(*) from log.events");
      await held.query("lock table read.checkpoints in share mode");
      await pause(long ? 4_000 : 1_000);
      await load.until(20);
      await held.query(nth % 2 === 0 ? "commit" : "rollback");
      await held.end();
    }
    await load.until(60);
    await load.stop();
    const [row] = await postgres.run("select last_value::int from public.lingered", site.name);
    const lingered = Number(Reflect.get(Object(row), "last_value"));
    return { done: { "transactions held open": rounds, "appends that lingered": lingered } };
  },
};
