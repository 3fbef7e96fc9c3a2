import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type ProcessRole, readSettings } from "#infrastructure/configuration/settings.js";
import { type House, openHouse } from "#infrastructure/house.js";
import { type Engine, openEngine } from "../../apps/server/engine.js";
import { migrations } from "../../apps/server/migrations.js";
import { type Audit, auditOf } from "../crash/audit.js";
import { Asking } from "../crash/asking.js";
import type { Fault } from "../crash/fault.js";
import { Journal } from "../crash/journal.js";
import { enrolAll, type People } from "../crash/people.js";
import { until, untilQuiet } from "../crash/quiet.js";
import type { Random } from "../random.js";
import { Serving } from "../serving.js";
import type { Lot } from "./ground.js";

type Env = Readonly<Record<string, string>>;

/** How the processes of a site begin. */
export interface Beginning {
  /** Another way to the same database. */
  readonly database?: (url: string) => string;
  /** Another way to the same EventStoreDB; whoever looks at it afterwards goes straight there. */
  readonly eventStore?: (url: string) => string;
  readonly env?: Env;
}

interface Plot extends Lot, Pick<Beginning, "database" | "eventStore"> {
  /** Absent where they are yet to be enrolled. */
  readonly people?: People;
  readonly random: Random;
  readonly env: Env;
}

/** Processes of the product on one database, and what this process has to look at it with. */
export class Site {
  readonly connection: House["connection"];
  readonly asking: Asking;
  readonly #crew: Record<ProcessRole, Serving[]> = { web: [], worker: [] };
  readonly #begun: Serving[] = [];
  readonly #up = new Map<Serving, string>();

  private constructor(
    private readonly plot: Plot,
    private readonly house: House,
    readonly engine: Engine,
    readonly people: People,
    readonly journal: Journal,
  ) {
    this.connection = house.connection;
    this.asking = new Asking(journal, this.address);
  }

  static async on(plot: Plot): Promise<Site> {
    const { url, dataDir } = plot;
    const settings = readSettings({ DATABASE_URL: url, DATA_DIR: dataDir });
    const house = await openHouse({ settings, role: "command", migrations });
    const engine = await openEngine(house, path.join(dataDir, "files"), plot.env["EVENTSTORE_URL"]);
    const people = plot.people ?? (await enrolAll(engine));
    const journal = await Journal.at(journalOf(plot));
    return new Site(plot, house, engine, people, journal);
  }

  get random(): Random {
    return this.plot.random;
  }

  get clock(): House["clock"] {
    return this.house.clock;
  }

  /** So many of each, all of them there when it is done. */
  async staff(count: Readonly<Record<ProcessRole, number>>, env: Env = {}): Promise<void> {
    for (const role of ["worker", "web"] as const)
      for (let nth = 0; nth < count[role]; nth += 1) this.begin(role, env);
    await Promise.all(this.#begun.map(({ address }) => address));
  }

  begin(role: ProcessRole, env: Env = {}): Serving {
    const { dataDir, url, env: ours, database = same, eventStore = same } = this.plot;
    const { EVENTSTORE_URL: log } = ours;
    const elsewhere = log === undefined ? {} : { EVENTSTORE_URL: eventStore(log) };
    const own = { DATABASE_URL: database(url), ROLES: role, ...ours, ...elsewhere, ...env };
    const serving = new Serving({ dataDir, env: own });
    this.#crew[role].push(serving);
    this.#begun.push(serving);
    if (role === "web")
      serving.address.then(
        (address) => {
          if (this.#crew.web.includes(serving)) this.#up.set(serving, address);
        },
        () => undefined,
      );
    return serving;
  }

  get name(): string {
    return this.plot.name;
  }

  crew(role: ProcessRole): readonly Serving[] {
    return this.#crew[role];
  }

  /** SIGKILL of one of them; another takes its place. */
  async kill(role: ProcessRole): Promise<void> {
    const victim = this.random.oneOf(this.#crew[role]);
    if (!victim) return;
    this.#crew[role].splice(this.#crew[role].indexOf(victim), 1);
    this.#up.delete(victim);
    victim.kill("everything");
    await victim.exited;
    this.begin(role);
  }

  /** All of them stop as when they are asked to; others come in their place. */
  async replace(role: ProcessRole): Promise<void> {
    const leaving = await this.dismiss(role);
    await Promise.all(Array.from({ length: leaving }, () => this.begin(role).address));
  }

  /** @returns how many there were */
  async dismiss(role: ProcessRole): Promise<number> {
    const leaving = this.#crew[role].splice(0);
    for (const one of leaving) this.#up.delete(one);
    await Promise.all(leaving.map((one) => one.stop()));
    return leaving.length;
  }

  /** Of each web process that answers. */
  get addresses(): readonly string[] {
    return [...this.#up.values()];
  }

  /** Of any web process that answers. */
  readonly address = async (): Promise<string> => {
    for (;;) {
      const address = this.random.oneOf(this.addresses);
      if (address !== undefined) return address;
      await pause(20);
    }
  };

  /** Until all that follows has happened. @throws when it has not within so many milliseconds */
  async quiet(within?: number): Promise<void> {
    await untilQuiet(this.engine, within);
  }

  /** When all that follows has happened, or never will: it ends what was begun, and looks at everything. */
  async audit(patience: number): Promise<Audit> {
    // Twice: what was given up on may yet be done, and those who are stopped in its midst finish nothing.
    for (let nth = 0; nth < 2; nth += 1) {
      await untilQuiet(this.engine, patience).catch(() => undefined);
      await pause(1_000);
    }
    const crew = [this.#crew.web, this.#crew.worker].flat();
    // One that has just begun knows of no signal yet.
    await Promise.all(crew.map(({ address }) => address));
    const stopping = crew.map((one) => one.stop());
    const ended = (await Promise.all(stopping)).filter((status) => status !== 0);
    const faults = ended.map((status): Fault => ({
      code: "SERVER_FAILED",
      about: `it ended with ${status}`,
    }));
    const found = await auditOf(this.engine, this.connection, journalOf(this.plot));
    return { ...found, faults: [...faults, ...found.faults] };
  }

  async close(): Promise<void> {
    for (const serving of this.#begun) serving.kill("everything");
    await Promise.all(this.#begun.map(({ exited }) => exited));
    await this.journal.close();
    await this.house.stop();
  }

  /** @throws when it is not so in time, a minute unless told otherwise */
  readonly until = until;
}

const same = (url: string): string => url;

const journalOf = ({ dataDir }: Lot): string => `${dataDir}.journal.jsonl`;
