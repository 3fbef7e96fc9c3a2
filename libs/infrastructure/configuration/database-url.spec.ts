import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { StartRefused } from "./faults.js";
import { readSettings } from "./settings.js";

const databaseIn = (DATABASE_URL: string) => readSettings({ DATABASE_URL }).database;

const refusal = (DATABASE_URL: string): StartRefused => {
  try {
    readSettings({ DATABASE_URL });
  } catch (thrown) {
    if (thrown instanceof StartRefused) return thrown;
  }
  throw new Error("accepted");
};

describe("DATABASE_URL", () => {
  it("names server, database and user, with what is written otherwise in an address", () => {
    expect(databaseIn("postgres://marie:p%40ss@127.0.0.1:5433/label%20bis")).toMatchObject({
      host: "127.0.0.1",
      port: 5433,
      user: "marie",
      password: "p@ss",
      database: "label bis",
      ssl: false,
    });
    expect(databaseIn("postgresql://marie@[::1]/label")).toMatchObject({ host: "::1", port: 5432 });
  });

  it("names a socket by its folder", () => {
    const socket = "postgres:///label?host=/run/postgresql&user=marie";
    expect(databaseIn(socket)).toMatchObject({
      host: "/run/postgresql",
      user: "marie",
      ssl: false,
    });
  });

  it("asks for a server that is known, unless it is on this machine or somebody says otherwise", () => {
    const there = "postgres://marie@db.example.org/label";
    expect(databaseIn(there)?.ssl).toEqual({ rejectUnauthorized: true });
    expect(databaseIn(`${there}?sslmode=require`)?.ssl).toEqual({ rejectUnauthorized: false });
    expect(databaseIn(`${there}?sslmode=disable`)?.ssl).toBe(false);
    expect(databaseIn("postgres://marie@localhost/label?sslmode=verify-full")?.ssl).toEqual({
      rejectUnauthorized: true,
    });
  });

  it("names who vouches for the server", () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "creativallee-ca-")), "ca.pem");
    const url = `postgres://marie@db.example.org/label?sslrootcert=${file}`;
    expect(refusal(url).faults).toMatchObject([{ code: "SETTING_FILE_NOT_READ", about: { file } }]);
    fs.writeFileSync(file, "a certificate");
    expect(databaseIn(url)?.ssl).toEqual({ rejectUnauthorized: true, ca: "a certificate" });
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  it.each([
    "db.example.org/label",
    "http://db.example.org/label",
    "postgres://marie:secret@/label",
    "postgres://marie:secret@db.example.org",
    "postgres://:secret@db.example.org/label",
    "postgres://marie:secret%@db.example.org/label",
    "postgres://marie:secret@db.example.org:much/label",
  ])("%s is none, and is not repeated: a password may stand in it", (url) => {
    const refused = refusal(url);
    expect(refused.faults).toMatchObject([{ code: "SETTING_NOT_A_DATABASE" }]);
    expect(String(refused)).not.toContain("secret%@");
    expect(String(refused)).not.toContain(url);
  });

  it("may say nothing that would have no effect", () => {
    const { faults } = refusal("postgres://marie@localhost/label?sslmode=prefer&sslcert=me.pem");
    expect(faults.map(({ code }) => code)).toEqual([
      "SETTING_PARAMETER_UNKNOWN",
      "SETTING_NOT_OFFERED",
    ]);
  });
});

describe("ROLES", () => {
  const DATABASE_URL = "postgres://marie@localhost/label";

  it("are what a process does: both, or one of them where several share a server", () => {
    const rolesOf = (ROLES: string) => readSettings({ DATABASE_URL, ROLES }).roles;
    expect(rolesOf("")).toEqual(["web", "worker"]);
    expect(rolesOf("worker")).toEqual(["worker"]);
    expect(rolesOf("worker, web")).toEqual(["web", "worker"]);
  });

  it("need a server that several can share", () => {
    expect(() => readSettings({ ROLES: "web" })).toThrow("SETTING_WANTED: DATABASE_URL");
  });

  it("bring no sample to a server that others look after, unless it is asked for", () => {
    expect(readSettings({ DATABASE_URL }).sample).toBe(false);
    expect(readSettings({ DATABASE_URL, SAMPLE: "yes" }).sample).toBe(true);
  });
});
