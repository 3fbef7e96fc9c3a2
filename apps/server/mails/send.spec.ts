import { afterEach, describe, expect, it } from "@jest/globals";
import { CommandRoad } from "#commands/command-road.js";
import { Meter } from "#infrastructure/telemetry/meter.js";
import { smtpMailer } from "#infrastructure/mail/smtp-mailer.js";
import { erased, type Id, type JsonObject } from "#kernel/index.js";
import { keepingMailer, type Mailer } from "#mails/mailer.js";
import type { TemplateCode } from "#mails/templates/index.js";
import { projectionMigrations } from "#projections/migrations.js";
import { reactionMigrations } from "#reactions/migrations.js";
import { keyOf } from "#reactions/reaction.js";
import type { DataKeys } from "#sealing/data-keys.js";
import { Sealer } from "#sealing/sealer.js";
import { derivedKeys, erasedKeys, secret } from "../../../test/domain/house.js";
import { lettersOf, storedLog } from "../../../test/golden/letters.js";
import { mailServer, type MailServer, type Manner } from "../../../test/mail-server.js";
import { laidOut } from "../../../test/laid-out.js";
import { senderOf } from "../worker/errands.js";
import { mailerOf } from "./mailer-of.js";
import { shownMail } from "./show.js";
import type { SourceParts } from "./source.js";

const { pool } = await laidOut(projectionMigrations, reactionMigrations);
let server: MailServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** The labels of a year and more, whose decisions were notified to nobody. */
const story = "label-life";
const today = "2009-06-02T09:00:00.000Z";

const opened = async (keys: DataKeys = derivedKeys, of = story) => storedLog(of, keys);

/** Puts the letters of some kinds into the outbox, as their reactions do. @returns their rows */
const posted = async (parts: SourceParts, ...templates: readonly TemplateCode[]) => {
  const letters = (await lettersOf(parts)).filter(({ about }) =>
    templates.includes(about.template),
  );
  for (const [nth, { id, cause, about }] of letters.entries())
    await pool.query(
      `insert into read.outbox (id, reaction, cause, caused_at, command, target, body, status)
       values ($1, 'notify', $2, '', 'SendMail', $3, $4, 'waiting')`,
      [`notify:${nth}`, cause, id, JSON.stringify(about)],
    );
  return letters.map((_, nth) => `notify:${nth}`);
};

interface Row {
  readonly id: string;
  readonly command: string;
  readonly target: string;
  readonly body: JsonObject;
  readonly cause: Id<"event">;
}

/** Gives each row that waits once, as the worker does, with what follows from it. @returns how many failed */
const given = async (parts: SourceParts, mailer: Mailer, at = today): Promise<number> => {
  const clock = { now: () => at, isTrusted: () => true };
  const { store, streams, blobs } = parts;
  const sealing = new Sealer(derivedKeys, secret);
  const road = new CommandRoad(store, streams, sealing, secret, blobs, clock);
  const send = senderOf(
    { ...parts, secret, clock, road, reading: pool, meter: new Meter() } as never,
    { mailer } as never,
  );
  const tried = new Set<string>();
  let failed = 0;
  for (;;) {
    const { rows } = await pool.query<Row>(
      `select id, command, target, body, cause from read.outbox where status = 'waiting' order by nth`,
    );
    const row = rows.find(({ id }) => !tried.has(id));
    if (!row) return failed;
    tried.add(row.id);
    const { id, command, target, body, cause } = row;
    try {
      const sent = await send({ key: keyOf(id), command, id: target, body, cause });
      const code = sent.outcome === "refused" ? sent.code : null;
      await pool.query(`update read.outbox set status = $2, code = $3 where id = $1`, [
        id,
        sent.outcome,
        code,
      ]);
    } catch {
      failed += 1;
    }
  }
};

const outbox = async () => {
  const { rows } = await pool.query<{ told: string }>(
    `select command || ' ' || status || coalesce(' ' || code, '') as told from read.outbox order by nth`,
  );
  return rows.map(({ told }) => told);
};
const listening = async (manner?: (to: string) => Manner, port?: number) => {
  server = await mailServer(manner, port);
  return server;
};
const mailerAt = ({ url }: Pick<MailServer, "url">) =>
  smtpMailer({ smtpUrl: url, from: "Le label <label@example.org>" });
const types = async ({ store }: SourceParts, file: string) =>
  (await store.read(`application-${file}`, 0, "forwards", 100)).map(({ event }) => event.type);

describe("a mail server", () => {
  it("that is away gets everything once when it is back", async () => {
    const parts = await opened();
    const rows = await posted(parts, "received", "admissible");
    const { url, port, stop } = await listening();
    await stop();
    expect(await given(parts, mailerAt({ url }))).toBe(rows.length);
    expect(await given(parts, mailerAt({ url }))).toBe(rows.length);
    const back = await listening(undefined, port);
    expect(await given(parts, mailerAt(back))).toBe(0);
    expect(await given(parts, mailerAt(back))).toBe(0);
    expect(back.arrived).toHaveLength(rows.length);
    expect(new Set(back.arrived.map(({ messageId }) => messageId)).size).toBe(rows.length);
  });

  it("that wants one of two to wait gets that one alone again", async () => {
    const parts = await opened();
    const rows = await posted(parts, "received", "admissible");
    let asked = 0;
    const { arrived, url } = await listening(() => ((asked += 1) % 2 ? "defers" : "takes"));
    let left = 1;
    while (left > 0) left = await given(parts, mailerAt({ url }));
    expect(arrived).toHaveLength(rows.length);
    expect(new Set(arrived.map(({ messageId }) => messageId)).size).toBe(rows.length);
  });

  it("that refuses for good is not asked again; what it refused is told by a code", async () => {
    const parts = await opened();
    const rows = await posted(parts, "received");
    const { arrived, url } = await listening(() => "refuses");
    expect(await given(parts, mailerAt({ url }))).toBe(0);
    expect(arrived).toEqual([]);
    const refused = rows.map(() => "SendMail refused MAIL_REFUSED");
    expect((await outbox()).filter((told) => told.includes("refused"))).toEqual(refused);
  });

  it("whose answer is lost gets the same mail again, known by its Message-ID", async () => {
    const parts = await opened();
    const rows = await posted(parts, "admissible");
    let asked = 0;
    const { arrived, url } = await listening(() =>
      (asked += 1) <= rows.length ? "is-cut-off" : "takes",
    );
    expect(await given(parts, mailerAt({ url }))).toBe(rows.length);
    expect(await given(parts, mailerAt({ url }))).toBe(0);
    const ids = arrived.map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2 * rows.length);
    expect(ids.slice(rows.length)).toEqual(ids.slice(0, rows.length));
    expect(new Set(ids).size).toBe(rows.length);
  });

  it("gets plain letters, in text and HTML, marked as written by a machine", async () => {
    const parts = await opened();
    await posted(parts, "received");
    const { arrived, url } = await listening();
    await given(parts, mailerAt({ url }));
    expect(arrived[0]?.text).toMatch(/^auto-submitted: auto-generated\r$/im);
    expect(arrived[0]?.text).toMatch(/^content-type: multipart\/alternative/im);
    expect(arrived[0]?.text).toMatch(/^from: Le label <label@example.org>\r$/im);
  });
});

describe("a letter with a decision", () => {
  it("opens the time to appeal once a server has taken it", async () => {
    const parts = await opened();
    const letters = await posted(parts, "decision", "decision-deemed");
    const { arrived, url } = await listening();
    await given(parts, mailerAt({ url }));
    expect(arrived).toHaveLength(letters.length);
    const files = (await lettersOf(parts)).filter(({ about }) => about.template === "decision");
    for (const { id } of files) {
      const stored = await parts.store.read(`application-${id}`, 0, "forwards", 100);
      const last = stored.at(-1)?.event;
      expect(last).toMatchObject({ type: "DecisionNotified", actor: { as: "engine" } });
      expect(last?.data).toMatchObject({ means: "electronic", notifiedOn: "2009-06-02" });
    }
    // Ids, codes and the server's word for it: nobody's name or address.
    const { rows } = await pool.query<{ body: object }>(`select body from read.outbox`);
    expect(JSON.stringify(rows)).not.toMatch(/@(?!creativallee\.invalid)|Dominique/);
  });

  it("that is refused is somebody's task: the log says so", async () => {
    const parts = await opened();
    await posted(parts, "decision");
    const { url } = await listening(() => "knows-nobody");
    await given(parts, mailerAt({ url }));
    const files = (await lettersOf(parts)).filter(({ about }) => about.template === "decision");
    for (const { id } of files) {
      expect((await types(parts, id)).at(-1)).toBe("NotificationFailed");
      const stored = await parts.store.read(`application-${id}`, 0, "forwards", 100);
      expect(stored.at(-1)?.event.data["reason"]).toBe("unknown-address");
    }
  });

  it("notifies nobody while mails are kept", async () => {
    const parts = await opened();
    await posted(parts, "decision");
    expect(await given(parts, keepingMailer)).toBe(0);
    expect((await outbox()).every((told) => told === "SendMail done")).toBe(true);
  });
});

describe("a letter with what was decided against a holder", () => {
  const later = "2015-02-02T09:00:00.000Z";
  /** The last event of each label whose holder is written to, once its letters went out. */
  const after = async (manner?: (to: string) => Manner) => {
    const parts = await opened(derivedKeys, "left-as-it-is");
    await posted(parts, "renewal-refused", "revoked");
    const { url } = await listening(manner);
    await given(parts, mailerAt({ url }), later);
    const letters = (await lettersOf(parts)).filter(({ about }) =>
      ["renewal-refused", "revoked"].includes(about.template),
    );
    return Promise.all(
      letters.map(async ({ id }) => {
        const stored = await parts.store.read(`label-${id}`, 0, "forwards", 100);
        const { type, actor, data } = stored.at(-1)?.event ?? {};
        return [type, actor?.as, data?.["notifiedOn"] ?? data?.["reason"]].join(" ");
      }),
    );
  };
  // Of one of them a letter had been refused, and another one was sent by the secretariat.
  const byHand = "HolderNotified secretariat 2015-01-28";

  it("opens the time to contest it once a server has taken it", async () => {
    const taken = "HolderNotified engine 2015-02-02";
    expect((await after()).sort()).toEqual([taken, taken, taken, byHand]);
  });
  it("that is refused is somebody's task: the label says so", async () => {
    const refused = "HolderNotReached engine unknown-address";
    expect((await after(() => "knows-nobody")).sort()).toEqual(
      [refused, refused, refused, byHand].sort(),
    );
  });
});

describe("a letter that warns a holder", () => {
  const warning = ["suspended", "revocation-proposed"] as const;
  const toldOtherwise = async () => {
    const { rows } = await pool.query<{ id: string }>(
      `select id from read.outbox where body->>'template' = 'holder-not-warned' order by nth`,
    );
    return rows.map(({ id }) => id);
  };

  it("and reaches nobody is the secretariat's to tell otherwise, once", async () => {
    const parts = await opened(derivedKeys, "left-as-it-is");
    const rows = await posted(parts, ...warning);
    expect(rows.length).toBeGreaterThan(0);
    const { url } = await listening(() => "knows-nobody");
    await given(parts, mailerAt({ url }));
    const told = await toldOtherwise();
    expect(told.map((id) => id.split(":").slice(0, 2).join(":")).sort()).toEqual([...rows].sort());
    const [letter] = await Promise.all(
      told.map((id) => shownMail({ ...parts, reading: pool }, id)),
    );
    expect(letter?.subject).toMatch(/^À faire : prévenir autrement la structure/);
    expect(letter?.text).toMatch(/\(.*de son label\) n’a pu être remise à personne/);
  });
  it("is nobody's task where somebody of the holder's has it, or mails are kept", async () => {
    const parts = await opened(derivedKeys, "left-as-it-is");
    await posted(parts, ...warning);
    const { url } = await listening();
    await given(parts, mailerAt({ url }));
    expect(await toldOtherwise()).toEqual([]);
    await given(parts, keepingMailer);
    expect(await toldOtherwise()).toEqual([]);
  });
});

describe("a mail that is kept", () => {
  it("can be read at any time, and whom it is for", async () => {
    const parts = await opened();
    const [row = ""] = await posted(parts, "label-granted");
    await given(parts, keepingMailer);
    const { rows } = await pool.query<{ id: string }>(
      `select id from read.outbox where id like $1 order by nth`,
      [`${row}:%`],
    );
    const shown = await shownMail({ ...parts, reading: pool }, rows[0]?.id ?? "");
    expect(shown?.to?.address).toMatch(/@example\.org$/);
    expect(shown?.isErased).toBe(false);
    expect(shown?.subject).toMatch(/votre label porte le numéro 1$/);
    expect(shown?.text).toContain("Afficher la marque à l’entrée. – jusqu’au 30 avril 2008 inclus");
    expect(shown?.html).toContain("<dt>Dernier jour :</dt><dd>31 janvier 2009</dd>");
    // What is for all of a circle names nobody.
    expect((await shownMail({ ...parts, reading: pool }, row))?.to).toBeNull();
    expect(await shownMail({ ...parts, reading: pool }, "no such row")).toBeUndefined();
  });

  it("reads « effacé » after an erasure, and goes nowhere", async () => {
    const parts = await opened(erasedKeys);
    const [row = ""] = await posted(parts, "label-granted");
    const { url, arrived } = await listening();
    await given(parts, mailerAt({ url }));
    expect(arrived).toEqual([]);
    expect(await outbox()).toContain("SendMail refused ADDRESS_ERASED");
    const shown = await shownMail({ ...parts, reading: pool }, row);
    expect(shown).toMatchObject({ subject: expect.stringContaining(erased), isErased: true });
  });
});

describe("a sample folder", () => {
  it("keeps its mails whatever is set: its people are made up", async () => {
    const parts = await opened();
    const letters = await posted(parts, "decision");
    const { url, arrived } = await listening();
    const settings = { smtpUrl: url, from: "label@example.org" };
    let shift = 1;
    const mailer = mailerOf(settings, { offset: () => shift });
    expect(await given(parts, mailer)).toBe(0);
    expect(arrived).toEqual([]);
    shift = 0;
    await pool.query(`update read.outbox set status = 'waiting'`);
    expect(await given(parts, mailer)).toBe(0);
    expect(arrived).toHaveLength(letters.length);
    expect(mailerOf(undefined, { offset: () => 0 }).leaves).toBe(false);
  });
});

describe("a letter that has become pointless", () => {
  it("is settled, and sent to nobody", async () => {
    const parts = await opened();
    // All of these labels are over, or were renewed and have ended since.
    const rows = await posted(parts, "expiry-near", "condition-reminder");
    const { url, arrived } = await listening();
    await given(parts, mailerAt({ url }));
    expect(arrived).toEqual([]);
    expect(rows.length).toBeGreaterThan(2);
    expect((await outbox()).every((told) => told === "SendMail done")).toBe(true);
  });

  it("is a report of an interest that was cleared meanwhile; that it was, is told", async () => {
    const parts = await opened(derivedKeys, "instruction");
    const rows = await posted(parts, "interest-reported", "interest-cleared");
    expect(rows).toHaveLength(2);
    const { url, arrived } = await listening();
    await given(parts, mailerAt({ url }));
    expect(arrived).toHaveLength(1);
    expect((await outbox()).every((told) => told === "SendMail done")).toBe(true);
  });

  it("is one to somebody who is not of the circle any more", async () => {
    const parts = await opened();
    const [row = ""] = await posted(parts, "received");
    const stranger = "00000000-0000-8000-8000-000000000000";
    await pool.query(
      `update read.outbox set body = body || jsonb_build_object('person', $2::text) where id = $1`,
      [row, stranger],
    );
    await pool.query(`delete from read.outbox where id <> $1`, [row]);
    const { url, arrived } = await listening();
    await given(parts, mailerAt({ url }));
    expect(arrived).toEqual([]);
    expect(await outbox()).toEqual(["SendMail done"]);
  });
});
