// A process that opens a data folder, as `server` or `command`, tells each step as a line of JSON,
// and stops at the end of its stdin.
import { once } from "node:events";
import { StartRefused } from "#infrastructure/configuration/faults.js";
import { openHouse } from "#infrastructure/house.js";

const [dataDir = "", role = ""] = process.argv.slice(2);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const house = await openHouse({
    settings: { dataDir, production: false },
    role: role === "server" ? "server" : "command",
    migrations: [{ id: "log-1", sql: "create table public.notes (note text)" }],
    waiting: ({ pid }) => say({ step: "waiting", for: Number(pid) }),
  });
  await house.announce("http://127.0.0.1:3210");
  const pool = house.pool("notes", 2);
  await pool.query("insert into notes values ($1)", [String(process.pid)]);
  const { rows } = await pool.query<{ note: string }>("select note from notes");
  say({ step: "open", host: house.connection.host, notes: rows.map(({ note }) => note) });
  process.stdin.resume();
  await once(process.stdin, "end");
  say({ step: "stopping" });
  await house.stop();
  say({ step: "stopped" });
} catch (thrown) {
  const faults = thrown instanceof StartRefused ? thrown.faults : [String(thrown)];
  say({ step: "refused", faults });
  process.exitCode = 1;
}
