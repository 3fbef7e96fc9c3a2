import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { makeQueue } from "#infrastructure/queue/queue-parts.js";
import { type CommandLine, commandLine } from "../../test/command-line.js";
import { dossiersFile } from "../server/sample/dossiers.js";

let cli: CommandLine;
const call = (...args: readonly string[]) => cli.run(args);
const ok = async (...args: readonly string[]) => {
  const { status, out, error } = await call(...args);
  expect([status, error]).toEqual([0, []]);
  return out;
};

beforeAll(async () => {
  cli = await commandLine();
  await ok("import", dossiersFile(), "--scheme", "creativallee");
}, 60_000);
afterAll(() => cli.stop(), 30_000);

const sql = async (text: string) => {
  const pool = cli.house.pool("spec", 1);
  return (await pool.query<{ count: string; body: string }>(text)).rows;
};

describe("files", () => {
  it("are listed by reference, whole or as JSON", async () => {
    const table = await ok("applications");
    expect(table).toHaveLength(23);
    expect(table[1]).toMatch(/^npdc-01 +Réseau « Je crée » .*checked +eligible/);
    const found = await ok("applications", "--eligibility", "incomplete", "--json");
    const refs = found.map((line) => (JSON.parse(line) as { reference: string }).reference);
    expect(refs).toEqual(["npdc-10", "npdc-22"]);
  });
  it("are searched by words", async () => {
    expect((await ok("applications", "--search", "norcom")).length).toBe(4);
  });
  it("are shown in full, in either language", async () => {
    const inEnglish = (await ok("show", "npdc-22")).join("\n");
    expect(inEnglish).toMatch(/Missing +Signature/);
    expect(inEnglish).toContain("The delay starts on");
    const french = await cli.run(["show", "npdc-22"], { language: "fr" });
    const inFrench = french.out.join("\n");
    expect(inFrench).toMatch(/Manque +Signature/);
    expect(inFrench).toMatch(/Les thèmes de l’action : \p{L}/u);
    const facts = inFrench.slice(0, inFrench.indexOf("Échéances"));
    expect(facts).not.toMatch(/brandUse|actionType|article\d|charterAnswers/);
    const json = (await ok("show", "npdc-22", "--json")).join("\n");
    expect(JSON.parse(json)).toMatchObject({ check: { missing: ["signatory"] } });
    const { id } = JSON.parse(json) as { id: string };
    const items = [{ path: "charterAnswers.article3", nature: "incomplete" }];
    await ok("do", "RequestComplements", id, "--body", JSON.stringify({ items }));
    const later = await cli.run(["show", "npdc-22"], { language: "fr" });
    expect(later.out.join("\n")).toMatch(/Des compléments sont demandés, .* : L’environnement/);
  });
  it("are shown by id too, and as they were", async () => {
    const [line = ""] = await ok("applications", "--search", "Batifolies", "--json");
    const { id } = JSON.parse(line) as { id: string };
    expect((await ok("show", id))[0]).toContain("npdc-22");
    expect(await call("show", id, "--as-of", "2006-01-01")).toMatchObject({ status: 1, out: [] });
  });
  it("have a history, with a hash an event", async () => {
    const rows = await ok("history", "npdc-01", "--log", "--json");
    const events = rows.map((row) => JSON.parse(row) as { type: string; hash: string });
    expect(events.map(({ type }) => type)).toEqual([
      "ApplicationStarted",
      "DraftEdited",
      "ApplicationReceived",
      "ApplicationSigned",
      "ApplicationChecked",
    ]);
    expect(events.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
    const lines = await ok("history", "npdc-01", "--log");
    expect(lines[1]).toMatch(
      /^0 +\d{4}-\d\d-\d\d \d\d:\d\d +The file is opened\. +the engine, by itself +ApplicationStarted/,
    );
    const { out } = await cli.run(["history", "npdc-01", "--log"], { language: "fr" });
    expect(out[3]).toMatch(/ Le dossier arrive\. +\p{L}.* ApplicationReceived /u);
    const { out: shown } = await cli.run(["show", "npdc-01"], { language: "fr" });
    expect(shown.at(-1)).toMatch(
      /^ {2}\d{4}-\d\d-\d\d {2}Le dossier est vérifié .* \(le moteur, de lui-même\)$/,
    );
  });
  it("have a story, which says under which rules and to which effect on their due days", async () => {
    const lines = await ok("history", "npdc-01");
    expect(lines[0]).toMatch(
      /^\d{4}-\d\d-\d\d \d\d:\d\d {2}The file is opened under .* \(the engine, by itself\)$/,
    );
    expect(lines.find((line) => line.includes("came in"))).toContain("creativallee v1");
    const entries = (await ok("history", "npdc-01", "--json")).map(
      (line) => JSON.parse(line) as { code: string; deadlines: { deadline: string }[] },
    );
    const due = entries.flatMap(({ deadlines }) => deadlines.map(({ deadline }) => deadline));
    expect(due).toContain("decision");
  });
  it("differ from what they were, field by field", async () => {
    const lines = await ok("difference", "npdc-01");
    expect(lines).toContain("reference: nothing → npdc-01");
    const [line = ""] = await ok("applications", "--search", "Batifolies", "--json");
    const { id } = JSON.parse(line) as { id: string };
    const now = new Date(cli.house.clock.now()).toISOString();
    const still = await cli.run(["difference", id, "--from", now], { language: "fr" });
    expect(still.out).toEqual(["Rien n’a changé."]);
  });
  it("have reasons, as text and as a graph", async () => {
    const lines = await ok("why", "npdc-01", "--what", "check");
    expect(lines[0]).toMatch(/^1\. The file, checked on \d{4}/);
    expect(lines[1]).toMatch(/^ {2}2\. Rule \w+: (not )?satisfied\./);
    const graph = JSON.parse(
      (await ok("why", "npdc-01", "--what", "due", "--json")).join("\n"),
    ) as {
      nodes: { is: string }[];
    };
    expect(graph.nodes.map(({ is }) => is)).toContain("rule");
    expect(await call("why", "npdc-01", "--what", "label")).toMatchObject({ status: 1, out: [] });
  });
  it("have deadlines, each explained", async () => {
    const lines = await ok("deadlines", "--state", "open");
    expect(lines.filter((line) => line.startsWith("npdc-"))).toHaveLength(22);
    expect(lines[2]).toMatch(/The delay starts on \d{4}-/);
  });
  it("are not found under a name that none has", async () =>
    expect(await call("show", "nobody's")).toEqual({
      status: 1,
      out: [],
      error: ["No file is called “nobody's”."],
    }));
});

describe("committees and labels", () => {
  it("have a calendar, by day and phase", async () => {
    await ok("do", "FormCommittee", "creativallee");
    const place = "Hôtel de Région, Lille";
    const year = new Date().getFullYear() + 1;
    for (const heldOn of [`${year}-02-01`, `${year}-01-26`]) {
      const body = JSON.stringify({ scheme: "creativallee", heldOn, place });
      await ok("do", "ConveneSession", "--body", body);
    }
    const [headings, ...rows] = await ok("sessions", "--scheme", "creativallee");
    expect(headings).toMatch(/^DAY +SESSION +SCHEME +PLACE +PHASE +ITEMS +DECIDED$/);
    expect(rows).toEqual([
      expect.stringMatching(new RegExp(`^${year}-01-26 .*Hôtel de Région, Lille +convened +0 +0$`)),
      expect.stringMatching(new RegExp(`^${year}-02-01 `)),
    ]);
    const [one, ...others] = await ok("sessions", "--from", `${year}-01-27`, "--json");
    expect(JSON.parse(one ?? "")).toMatchObject({ heldOn: `${year}-02-01`, phase: "convened" });
    expect(others).toEqual([]);
    expect(await ok("sessions", "--phase", "closed")).toHaveLength(1);
  });
  it("have a register, empty until a label is granted", async () =>
    expect(await ok("labels", "--phase", "active")).toEqual([
      "NUMBER  SCHEME  ORGANISATION  INITIATIVE  FROM  UNTIL  PHASE",
    ]));
  it("show one of them alone, with no options that choose among many", async () => {
    expect(await call("labels", "7")).toMatchObject({
      status: 1,
      error: ["No label has the number 7."],
    });
    const none = "00000000-0000-4000-8000-000000000000";
    for (const command of ["labels", "evaluations"]) {
      expect(await call(command, none)).toMatchObject({ status: 1, out: [] });
      expect(await call(command, "so-and-so")).toMatchObject({ status: 2, out: [] });
      expect(await call(command, none, "--phase", "submitted")).toMatchObject({ status: 2 });
    }
    expect(await call("labels", none, "--search", "x")).toMatchObject({
      status: 2,
      error: [expect.stringContaining("--scheme, --as-of and --json alone make sense")],
    });
    expect(await ok("evaluations")).toEqual([
      "STARTED  EVALUATION  SCHEME  INITIATIVE  PHASE  SUBMITTED",
    ]);
    expect(await call("desk", "--file", "npdc-01")).toMatchObject({ status: 1, out: [] });
    expect(await cli.run(["desk", "--file", "npdc-01", "--wanting"], { language: "fr" })).toEqual({
      status: 2,
      out: [],
      error: ["Les options « --wanting » et « --file <ref> » ne vont pas ensemble."],
    });
  });
  it("have a register to publish, figures, tasks and a desk", async () => {
    expect(await ok("register", "--on", "2999-01-01", "--phase", "expired")).toEqual([
      "NUMBER  HOLDER  FROM  UNTIL  STANDING  SCHEME",
    ]);
    expect(await ok("indicators", "--channel", "web")).toEqual([
      "0 labels for 0 initiatives; 0 reports.",
    ]);
    const [figures = ""] = await ok("indicators", "--json", "--as-of", "2006-01-01");
    expect(JSON.parse(figures)).toMatchObject({ realisation: { reports: 0 }, surveys: [] });
    const [headings, ...rows] = await ok("tasks", "--code", "FILE_AWAITS_DECLARATION");
    expect(headings).toMatch(/^SINCE +ABOUT +TO DO$/);
    expect(rows).toContainEqual(
      expect.stringMatching(/npdc-01 .* {2}The file is checked \(eligible\)/),
    );
    expect(await ok("desk")).toEqual(["REVIEWER  INSTITUTION  ASKED  AWAITED  LATE  IN  DECLINED"]);
    expect(await ok("desk", "--wanting")).toEqual(["SINCE  FILE  REVIEWERS  NEEDED"]);
  });
});
const soAlready = "It was so already: nothing has changed.";

describe("people and tokens", () => {
  it("are added, given a token, act under their policies, and lose it", async () => {
    const added = ["person", "add", "--name", "Ana Dupré", "--email", "ana@example.org"];
    await ok(...added, "--role", "secretariat");
    const [token = ""] = await ok("token", "issue", "ANA@example.org", "--role", "secretariat");
    expect(token).toMatch(/^cva_/);
    expect(await ok("--as", token, "applications")).toHaveLength(23);
    expect(await call("--as", token, "history", "npdc-01", "--log")).toMatchObject({
      status: 1,
      error: ["This token does not let one see that."],
    });
    const granting = ["--as", token, "person", "grant", "Ana", "chair"];
    expect(await call(...granting)).toMatchObject({ status: 1 });
    expect((await ok("token", "list", "Dupré"))[1]).toMatch(/secretariat .* good$/);
    expect(await ok("token", "revoke", token)).toEqual([]);
    expect(await ok("token", "revoke", token)).toEqual([soAlready]);
    expect((await ok("token", "list", "Dupré"))[1]).toMatch(/revoked$/);
    expect(await ok("person", "revoke", "Dupré", "chair")).toEqual([soAlready]);
    expect(await call("--as", token, "applications")).toMatchObject({
      status: 1,
      error: [expect.stringContaining("not good")],
    });
  });
  it("are refused in one sentence when something is wrong with them", async () => {
    expect(await call("person", "add", "--name", "X", "--email", "nowhere")).toMatchObject({
      status: 2,
      error: [expect.stringMatching(/^email: /)],
    });
    expect(await call("token", "issue", "Ana", "--role", "chair")).toMatchObject({
      status: 2,
      error: ["This person does not have this role."],
    });
    expect(await call("token", "list", "Signataire")).toMatchObject({ status: 2 });
    expect(await call("token", "list", "Nobody")).toMatchObject({ status: 1 });
  });
});

describe("schemes", () => {
  it("are checked with every fault at its place, and published from a file", async () => {
    const definition = fs.readFileSync("test/schemes/shared-gardens.json", "utf8");
    const file = await cli.write("gardens.json", definition);
    expect(await ok("scheme", "check", file)).toEqual([
      "shared-gardens: nothing is wrong with it.",
    ]);
    expect(await ok("scheme", "publish", file)).toEqual(["shared-gardens: in force."]);
    expect(await ok("scheme", "list")).toContainEqual(
      expect.stringMatching(/^creativallee +La Créativallée +1$/),
    );
    const listed = (await ok("scheme", "list", "--json")).map((line) => JSON.parse(line) as object);
    expect(listed).toContainEqual(
      expect.objectContaining({ id: "shared-gardens", version: 1, closesOn: null }),
    );
    const empty = await cli.write("empty.json", '{"id":"empty","id":"twice"}');
    expect(await call("scheme", "check", empty)).toMatchObject({ status: 2, out: [] });
    const half = await cli.write("half.json", '{"id":');
    expect((await call("scheme", "check", half)).error).toEqual([`${half}: This is not JSON.`]);
    const faulty = await cli.write("faulty.json", '{"id":"faulty"}');
    const { status, error } = await call("scheme", "publish", faulty);
    expect([status, error[0]]).toEqual([2, expect.stringMatching(/faulty\.json:\/name: /)]);
    const [{ count = "" } = {}] = await sql(
      "select count(*) from log.events where stream = 'scheme-faulty'",
    );
    expect(count).toBe("0");
  });
});

describe("the log and its tables", () => {
  it("are replayed and found the same, then found different where somebody has meddled", async () => {
    expect((await ok("replay")).at(-1)).toBe("All is as it should be.");
    expect(
      (await ok("replay", "--as-of", "2006-01-01")).find((line) => line.startsWith("files")),
    ).toBe("files: 0 rows");
    await sql("update read.applications set phase = 'admissible' where reference = 'npdc-22'");
    const { status, out } = await call("replay");
    expect(status).toBe(1);
    expect(out.filter((line) => line.includes("differ"))).toEqual([
      expect.stringMatching(/^applications: 22 rows; these differ: [0-9a-f-]{36}$/),
    ]);
    await ok("rebuild", "applications");
    expect((await ok("replay")).at(-1)).toBe("All is as it should be.");
  }, 30_000);
  it("are rebuilt all together, and none that is unknown", async () => {
    expect((await ok("rebuild"))[0]).toMatch(/^Built anew from \d+ events: applications, /);
    expect(await call("rebuild", "nothing")).toMatchObject({ status: 2 });
  });
  it("stand still for one damaged stream alone, which the doctor and a replay tell", async () => {
    const bytes = "convert_to('…', 'UTF8')";
    await sql(
      `insert into log.events (position, stream, version, bytes)
       select max(position) + 1, 'person-damaged', 0, ${bytes} from log.events`,
    );
    // The very first event, too: that of a scheme, which every start looks at.
    await sql("alter table log.events disable trigger only_added_to");
    await sql("create table first as select * from log.events where position = 1");
    await sql(`update log.events set bytes = ${bytes} where position = 1`);
    expect(await ok("applications")).toHaveLength(23);
    const { status, out } = await call("doctor");
    expect([status, out.filter((line) => line.startsWith("✗"))]).toEqual([
      1,
      expect.arrayContaining([
        "✗ people: stream person-damaged stands still, the others go on; Its bytes are not JSON.",
      ]),
    ]);
    expect((await call("replay")).out).toContainEqual(
      expect.stringMatching(/^person-damaged 0: is not any more what was hashed/),
    );
    await sql(
      "update log.events set bytes = first.bytes from first where events.position = first.position",
    );
    await sql("delete from log.events where stream = 'person-damaged'");
    await sql("alter table log.events enable trigger only_added_to");
    // As if it had never been there: positions go on where the log ends.
    await sql(
      "update read.checkpoints set position = (select lpad(max(position)::text, 19, '0') from log.events)",
    );
    await sql("delete from read.log_seen");
    await ok("rebuild");
    await ok("doctor");
  }, 30_000);
  it("are told by the doctor, the log's secret first of all", async () => {
    expect((await ok("doctor")).every((line) => line.startsWith("✓"))).toBe(true);
    await sql("create table kept as select * from keys.log_secret");
    await sql("delete from keys.log_secret");
    const { status, out } = await call("doctor");
    expect(status).toBe(1);
    expect(out).toContainEqual(expect.stringMatching(/^✗ .*secret: lost/));
    const refused = { status: 1, error: [expect.stringContaining("keys")] };
    expect(await call("applications")).toMatchObject(refused);
    await sql("delete from keys.log_secret");
    await sql("insert into keys.log_secret select * from kept");
    await ok("doctor");
  });
});

const heldBack = async (id: string, at: string) =>
  sql(
    `insert into read.outbox (id, reaction, cause, caused_at, command, target, body, status)
     values ('${id}', 'lapse-files', '${id}', '${at}', 'LapseApplication', '${id}', '{}', 'held')`,
  );

describe("a database that somebody has meddled with", () => {
  const badly = async () => {
    const { status, out } = await call("doctor");
    expect(status).toBe(1);
    return out.filter((line) => line.startsWith("✗"));
  };

  it("is told by the doctor where a guard of the log is gone, off, or another", async () => {
    const guard = "create trigger only_added_to before";
    const each = "for each statement execute function log.refuse_change()";
    const gone = (tables: string) => [
      expect.stringContaining(`the trigger only_added_to of ${tables} is missing`),
    ];
    await sql("drop trigger only_added_to on log.events");
    expect(await badly()).toEqual(gone("log.events"));
    await sql(`${guard} update on log.events ${each}`);
    await sql("alter table log.sealed_parts disable trigger only_added_to");
    expect(await badly()).toEqual(gone("log.events, log.sealed_parts"));
    await sql("drop trigger only_added_to on log.events");
    await sql(`${guard} update or delete or truncate on log.events ${each}`);
    await sql("alter table log.sealed_parts enable trigger only_added_to");
    const [{ body } = { body: "" }] = await sql(
      "select pg_get_functiondef('log.refuse_change'::regproc) as body",
    );
    await sql(
      "create or replace function log.refuse_change() returns trigger language plpgsql as 'begin return null; end'",
    );
    expect(await badly()).toEqual(gone("log.events, log.sealed_parts"));
    await sql(body);
    expect(await ok("doctor")).toContain("✓ Guards of the log: in place");
  });

  it("is told where a column is gone, and all the rest besides", async () => {
    const before = await ok("doctor");
    await sql("alter table read.outbox rename column error to mistake");
    const { status, out, error } = await call("doctor");
    await sql("alter table read.outbox rename column mistake to error");
    expect([status, error]).toEqual([1, ["Something is not well."]]);
    expect(out.filter((line) => line.startsWith("✗"))).toEqual([
      '✗ Outbox: cannot be looked at (column "error" does not exist)',
    ]);
    expect(out).toHaveLength(before.length);
  });

  it("is told where the queue of jobs is not whole", async () => {
    await makeQueue(cli.house.connection);
    await ok("doctor");
    await sql("drop table jobs.job cascade");
    expect(await badly()).toEqual([expect.stringContaining("it lacks job.")]);
    await sql("drop schema jobs cascade");
    await ok("doctor");
  });

  it("is told where something else stands in it", async () => {
    await sql("create table users (id int)");
    expect(await ok("doctor")).toContainEqual(
      expect.stringMatching(/^✓ In the same database stands .*public\.users/),
    );
  });
});

describe("a database of an older release", () => {
  it("is told by the doctor, and left as it is", async () => {
    await sql("create table applied as select * from public.migrations");
    await sql("delete from public.migrations where id = 'reactions-3'");
    await sql("alter table read.outbox drop column traceparent");
    const before = await sql("select id from public.migrations");
    const { status, out } = await call("doctor");
    expect(status).toBe(1);
    expect(out).toContainEqual(
      expect.stringMatching(
        /^✗ Database: not in the form of this release yet, reactions-3 are missing/,
      ),
    );
    expect(await sql("select id from public.migrations")).toEqual(before);
    await sql("alter table read.outbox add column traceparent text");
    // There, and not noted: a start would not bring it anywhere.
    expect(await call("doctor")).toEqual({
      status: 1,
      out: [],
      error: [expect.stringContaining("The database lacks reactions-3")],
    });
    await sql("insert into public.migrations select * from applied on conflict do nothing");
    await ok("doctor");
  });
});

describe("reactions", () => {
  it("are listed with what they hold, which is let go from a day on, or all of it", async () => {
    await heldBack("one", "2006-11-12T22:59:59.000Z");
    await heldBack("two", "2006-11-12T23:00:00.000Z");
    await heldBack("three", "2006-12-01T09:00:00.000Z");
    const listed = await ok("reactions");
    expect(listed).toContainEqual(
      expect.stringMatching(
        /^lapse-files +\d+ +0 +0 +0 +3 \(from 2006-11-12 to 2006-12-01\) +well$/,
      ),
    );
    const lapse = async () =>
      (await ok("reactions", "list", "--json"))
        .map((line) => JSON.parse(line) as { name: string; held: number; waiting: number })
        .find(({ name }) => name === "lapse-files");
    expect(await ok("reactions", "release", "lapse-files", "--from", "2006-11-13")).toEqual([
      "lapse-files: 2 messages let go; the server sees to them as soon as it runs.",
    ]);
    expect(await lapse()).toMatchObject({ held: 1, waiting: 2 });
    expect(await ok("reactions", "release", "lapse-files", "--json")).toEqual([
      '{"name":"lapse-files","released":1}',
    ]);
    expect(await lapse()).toMatchObject({ held: 0, waiting: 3 });
    const french = await cli.run(["reactions", "release", "lapse-files"], { language: "fr" });
    expect(french.out).toEqual(["lapse-files : rien n’était retenu."]);
    await sql("delete from read.outbox where id in ('one', 'two', 'three')");
  });
  it("show a letter as it is to be read", async () => {
    const rows = await ok("applications", "--search", "Batifolies", "--json");
    const { id } = JSON.parse(rows[0] ?? "{}") as { id: string };
    const about = { template: "received", stream: `application-${id}`, version: 2 };
    const body = JSON.stringify({ ...about, recipients: "carrier" });
    await sql(
      `insert into read.outbox (id, reaction, cause, caused_at, command, target, body, status)
       values ('letter', 'notify-carriers', 'letter', '2006-11-13T09:00:00.000Z', 'SendMail', '${id}', '${body}', 'held')`,
    );
    const told = await ok("outbox", "show", "letter");
    expect(told).toContain("To each of its recipients");
    expect(told).toContainEqual(
      expect.stringMatching(/^Accusé de réception de votre dossier « .* »$/),
    );
    expect(await ok("outbox", "letter")).toEqual(told);
    const [, row = ""] = await ok("outbox", "--target", id, "--status", "held");
    expect(row).toMatch(
      /^\d+ +2006-11-13 +held +Your application “…” has been received +the carrier/,
    );
    const [nth = ""] = row.split(" ");
    expect(await ok("outbox", nth)).toEqual(told);
    expect(await call("outbox", "--limit", "0")).toMatchObject({ status: 2 });
    const [json = ""] = await ok("outbox", "letter", "--json");
    expect(JSON.parse(json)).toMatchObject({
      command: "SendMail",
      letter: { to: null, subject: expect.stringMatching(/^Accusé/), isErased: false },
    });
    expect(await call("outbox", "letter", "--status", "dead")).toMatchObject({ status: 2 });
    await sql("delete from read.outbox where id = 'letter'");
  });
  it("have their dead letters told by the doctor, shown, and sent again", async () => {
    const dead = "status = 'dead', attempts = 12, error = 'disk full'";
    for (const id of ["four", "five"]) await heldBack(id, "2006-11-13T09:00:00.000Z");
    await sql(`update read.outbox set ${dead} where id in ('four', 'five')`);
    const { status, out } = await call("doctor");
    expect(status).toBe(1);
    expect(out).toContainEqual(expect.stringMatching(/^✗ Dead letters: 2,/));
    const listed = await ok("outbox", "--status", "dead");
    expect(listed).toHaveLength(3);
    expect(listed[2]).toMatch(/^\d+ +2006-11-13 +dead +LapseApplication +four +12 +disk full$/);
    const [, , ...left] = await ok("outbox", "--status", "dead", "--limit", "1");
    expect(left).toEqual(["… there are more: --limit"]);
    const found = await ok("outbox", "list", "--target", "five", "--json");
    expect(found.map((line) => JSON.parse(line) as object)).toMatchObject([{ id: "five" }]);
    const french = await cli.run(["outbox", "show", "four"], { language: "fr" });
    expect(french.out.join("\n")).toMatch(/État +morte\n[^]*Dernière erreur +disk full/);
    const [shown = ""] = await ok("outbox", "show", "four", "--json");
    expect(JSON.parse(shown)).toMatchObject({ status: "dead", attempts: 12, replayedBy: null });

    expect(await call("outbox", "replay")).toMatchObject({ status: 2 });
    expect(await call("outbox", "replay", "four", "--all-dead")).toMatchObject({ status: 2 });
    expect(await call("outbox", "replay", "nothing")).toMatchObject({ status: 1 });
    const again = "1 to be sent again; the server sees to it as soon as it runs.";
    expect(await ok("outbox", "replay", "four")).toEqual([again]);
    expect(await ok("outbox", "replay", "--all-dead")).toEqual([again]);
    expect(await ok("outbox", "replay", "four")).toEqual([
      "Nothing to send again: neither dead nor refused.",
    ]);
    const [after = ""] = await ok("outbox", "show", "four", "--json");
    expect(JSON.parse(after)).toMatchObject({ status: "waiting", replayedBy: "engine" });
    await sql("delete from read.outbox where id in ('four', 'five')");
  });
  it("are for operators, and none is taken for another", async () => {
    expect(await call("reactions", "release", "nothing")).toMatchObject({ status: 2 });
    expect(await call("reactions", "release", "lapse-files", "--from", "soon")).toMatchObject({
      status: 2,
    });
    const added = ["person", "add", "--name", "Lou Petit", "--email", "lou@example.org"];
    await ok(...added, "--role", "secretariat");
    const [token = ""] = await ok("token", "issue", "lou@example.org", "--role", "secretariat");
    expect(await call("--as", token, "reactions", "release", "lapse-files")).toEqual({
      status: 1,
      out: [],
      error: ["Only administrators deal with reactions."],
    });
    expect(await call("--as", token, "outbox", "replay", "--all-dead")).toEqual({
      status: 1,
      out: [],
      error: ["Only administrators send messages again."],
    });
  });
});

describe("a data folder that was not there", () => {
  it("is not made by who only looks, and else said to be new once", async () => {
    const dataDir = path.join(path.dirname(await cli.write("beside", "")), "mistyped");
    const env = { DATA_DIR: dataDir };
    const isNew = `This is a new data folder: ${dataDir}.`;
    expect(await cli.run(["doctor"], { env })).toEqual({
      status: 1,
      out: [],
      error: [expect.stringContaining(`There is no data in ${dataDir} yet`)],
    });
    expect(fs.existsSync(dataDir)).toBe(false);
    const first = await cli.run(["reactions"], { env, isWatched: true });
    expect(first.error).toEqual([expect.stringContaining(isNew)]);
    expect((await cli.run(["applications"], { env })).error).toEqual([]);
  }, 60_000);
});

describe("what is typed wrongly", () => {
  it.each([
    [["frobnicate"]],
    [["import"]],
    [["import", "x"]],
    [["show"]],
    [["applications", "--phase", "lost"]],
    [["applications", "--as-of", "yesterday"]],
    [["applications", "--as-of", "2136-01-01"]],
    [["applications", "--scheme", "nope"]],
    [["applications", "--as-of", "2006-02-30T08:00:00Z"]],
    [["deadlines", "--until", "tomorrow"]],
    [["sessions", "--from", "tomorrow"]],
    [["labels", "--phase", "draft"]],
    [["register", "--on", "tomorrow"]],
    [["indicators", "--territory", "Nord"]],
    [["tasks", "--code", "EVERYTHING"]],
    [["session", "run"]],
    [["--lang", "de", "applications"]],
  ])("ends with 2 and says why: %j", async (args) => {
    const { status, out, error } = await call(...args);
    expect([status, out]).toEqual([2, []]);
    expect(error.length).toBeGreaterThan(0);
  });
  it.each([
    [["show"], "Il manque un argument : « ref »."],
    [["frobnicate"], "Aucune commande ne s’appelle « frobnicate »."],
    [["shwo"], "Aucune commande ne s’appelle « shwo ». Vouliez-vous dire : show ?"],
    [["doctor", "--jsn"], "Aucune option ne s’appelle « --jsn »."],
    [["doctor", "now"], "Trop d’arguments : 0 attendus, 1 donnés."],
    [["show", "x", "--as-of"], "L’option « --as-of <time> » attend une valeur."],
    [["import", "x"], "L’option « --scheme <id> » est nécessaire."],
    [
      ["deadlines", "--state", "late"],
      "« late » ne convient pas à l’option « --state <state> » ; au choix : open, met, missed.",
    ],
    [["deadlines", "--until", "demain"], "until : Un jour du calendrier est attendu"],
  ])("is told in French to whoever reads French: %j", async (args, sentence) => {
    const { status, error } = await cli.run(args, { language: "fr" });
    expect([status, error]).toEqual([2, [expect.stringContaining(sentence)]]);
  });
  it("is helped in French, with no word of English left", async () => {
    for (const args of [["--help"], ["do", "--help"], ["person", "--help"], ["show", "--help"]]) {
      const { status, out } = await cli.run(args, { language: "fr" });
      expect(status).toBe(0);
      expect(out.join("\n")).not.toMatch(
        /Usage:|Options:|Commands:|Arguments:|choices|default|display/,
      );
    }
  });
  it("is helped", async () => {
    const { status, out } = await call("--help");
    expect([status, out.join("\n")]).toEqual([0, expect.stringContaining("import")]);
  });
  it("is told with every fault of the settings", async () => {
    const env = { DATA_DIR: "/nowhere", PORT: "much", LOG_LEVEL: "loud" };
    expect(await cli.run(["doctor"], { env })).toMatchObject({
      status: 1,
      error: [expect.stringContaining("PORT"), expect.stringContaining("LOG_LEVEL")],
    });
  });
});
