import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { soon } from "../e2e/committee-scene.js";
import { enrol, type Enrolled } from "../enrol.js";
import { mailServer, type MailServer } from "../mail-server.js";
import { Serving } from "../serving.js";
import { visiting } from "../visiting.js";
import { askingAt, linesIn } from "./asking.js";

/** Whatever is anybody's: none of it may come to stand in the log. */
const hers = {
  name: "Zéphyrine Wattrelos",
  email: "zephyrine.wattrelos@example.org",
  words: "Atelier des mouettes bleues",
  motives: "Un deuil dans la famille",
  question: "mouettes",
} as const;

let folder: string;
let dataDir: string;
let mails: MailServer;
let carrier: Enrolled;
let administrator: Enrolled;
let serving: Serving;
let ask: ReturnType<typeof askingAt>;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-lines-"));
  dataDir = path.join(folder, "data");
  // Some letters come back, some are to be tried again.
  mails = await mailServer((to) => (to === hers.email ? "knows-nobody" : "defers"));
  [carrier, administrator] = await visiting(dataDir, (engine) =>
    Promise.all([enrol(engine, "carrier"), enrol(engine, "administrator")]),
  );
  serving = new Serving({
    dataDir,
    entry: new URL("../../dist/apps/server/main.js", import.meta.url),
    env: {
      LOG_LEVEL: "debug",
      SMTP_URL: mails.url,
      MAIL_FROM: "Le label <label@example.org>",
    },
  });
  ask = askingAt(await serving.address, hers.email);
}, 120_000);
afterAll(async () => {
  serving.kill("everything");
  await serving.exited;
  await mails.stop();
  await fs.rm(folder, { recursive: true });
});

const written = () => fs.readFile(`${dataDir}.log`, "utf8");
const lines = () => linesIn(dataDir);

const hex = "0123456789abcdef0123456789abcdef";

describe("what a server writes into its log", () => {
  it("has an id for each request, its caller's own where that is one", async () => {
    const given = await ask("organisations", carrier, undefined, { "x-request-id": hex });
    expect([given.status, given.request]).toEqual([200, hex]);
    for (const wrong of [hers.email, "short", `${hex}${hex}${hex}`]) {
      const { request } = await ask("nowhere", carrier, undefined, { "x-request-id": wrong });
      expect(request).toMatch(/^[\da-f-]{36}$/);
    }
    const own = (await lines()).filter(({ request }) => request === hex);
    expect(own).toEqual([
      expect.objectContaining({
        level: "debug",
        message: expect.objectContaining({ method: "GET", status: 200 }),
      }),
    ]);
  });

  it("has no word of what people say, do wrong, look for, or are written to about", async () => {
    const { told: organisation } = await ask("organisations", carrier, {
      name: hers.words,
      kind: "agence",
      identifier: { kind: "none", reason: hers.motives },
      seat: "59350",
      actsIn: ["59"],
      regionalOrigin: true,
    });
    const initiative = await ask("initiatives", carrier, {
      organisation: organisation.id,
      title: hers.words,
    });
    const application = await ask("applications", carrier, {
      initiative: initiative.told.id,
      scheme: "creativallee",
    });
    expect(application.status).toBe(201);
    const file = `applications/${application.told.id}`;
    const draft = { texts: { title: hers.words }, values: { visitors: hers.words } };
    const registered = await ask("people", administrator, { name: hers.name, email: hers.email });
    expect(registered.status).toBe(201);
    const answers = [
      await ask(`${file}/edit-draft`, carrier, draft),
      await ask(`${file}/send-message`, carrier, { text: hers.motives }),
      await ask(`${file}/withdraw`, carrier, { motives: hers.motives }),
      await ask("people", administrator, { name: hers.name, email: `${hers.email}@@` }),
      await ask("people", administrator, `{"name": "${hers.name}`),
      await ask(`applications?search=${encodeURIComponent(hers.question)}`, carrier),
      await ask(`applications/${encodeURIComponent(hers.email)}`, carrier),
      await ask(`%zz${encodeURIComponent(hers.name)}`, carrier),
      await ask("organisations", { ...carrier, token: hers.email }),
    ];
    for (const { status, request } of answers) {
      expect(status).toBeLessThan(500);
      expect(request).not.toBe("");
    }
    // A letter that is not taken is a line of the job that it is.
    while (!(await lines()).some(({ job }) => job !== undefined))
      await ask("organisations", carrier);
  }, 60_000);

  it("has a fault of ours under the reference that its caller was told", async () => {
    await visiting(dataDir, ({ reading }) =>
      reading.query(`alter table read.organisations rename column name to what_it_is_called`),
    );
    const { status, request, told } = await ask("organisations", carrier);
    expect([status, told.about]).toEqual([500, { reference: request }]);
    // That of the request is written once its answer has gone.
    const levels = async () =>
      (await lines()).flatMap((line) => (line.request === request ? [line.level] : [])).sort();
    expect(await soon(levels, ({ length }) => length > 1)).toEqual(["debug", "error"]);
  }, 60_000);

  it("as a whole holds nothing that is anybody's", async () => {
    expect(await serving.stop()).toBe(0);
    // What a start says to whoever sits before it is no line of the log.
    const log = (await written()).replaceAll(/^(?!\{).*$/gm, "");
    expect(log).toContain('"request"');
    const values = [...Object.values(hers), carrier.token, administrator.token, "@example.org"];
    for (const value of values) expect(log).not.toContain(value);
  }, 60_000);
});
