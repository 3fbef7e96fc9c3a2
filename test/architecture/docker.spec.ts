import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { readSettings } from "#infrastructure/configuration/settings.js";
import { root } from "./tree.js";

// No image is built here: what can be held without a daemon is. See docs/operations.md, "Containers".

const read = (file: string) => fs.readFile(path.join(root, file), "utf8");

interface Service {
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly depends_on?: object;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const composed = async (file: string): Promise<Compose> =>
  parse(await read(file), { merge: true }) as Compose;

/** As Docker fills them in, from a file of words that are not shown. */
const filled = (text: string) =>
  String(text)
    .replaceAll(/\$\{MAIL_FROM[^}]*\}/g, "label@example.org")
    .replaceAll(/\$\{\w+[^}]*\}/g, "secret");

describe.each(["docker/compose.yaml", "docker/compose.cluster.yaml"])("%s", (file) => {
  let compose: Compose;
  let ours: readonly (readonly [string, Service])[];
  beforeAll(async () => {
    compose = await composed(file);
    ours = Object.entries(compose.services).filter(([, { image }]) => image === "creativallee");
  });

  it("sets what the program reads, to what it takes", async () => {
    const known = await read("libs/infrastructure/configuration/settings.ts");
    expect(ours.length).toBeGreaterThan(1);
    for (const [, { environment = {} }] of ours) {
      for (const name of Object.keys(environment)) expect(known).toContain(`"${name}"`);
      const env: NodeJS.ProcessEnv = { NODE_ENV: "production" };
      for (const [name, text] of Object.entries(environment)) env[name] = filled(text);
      const settings = readSettings(env);
      expect(settings).toMatchObject({ production: true, sample: false });
      expect(settings.eventStoreUrl).toBeDefined();
      expect(settings.redisUrl).toBeDefined();
    }
    const roles = ours.map(([, { environment }]) => environment?.["ROLES"]);
    expect(new Set(roles)).toEqual(new Set(["web", "worker"]));
  });

  it("names services, volumes and addresses that are there", () => {
    const names = Object.keys(compose.services);
    for (const [, { environment = {}, volumes = [], depends_on = {} }] of Object.entries(
      compose.services,
    )) {
      expect(names).toEqual(expect.arrayContaining(Object.keys(depends_on)));
      for (const volume of volumes) {
        const [source = ""] = volume.split(":");
        if (!source.startsWith("/")) expect(Object.keys(compose.volumes)).toContain(source);
      }
      for (const [setting, text] of Object.entries(environment)) {
        if (!setting.endsWith("_URL")) continue;
        const [, hosts = ""] = /:\/\/(?:[^@]*@)?([^/?]+)/.exec(filled(text)) ?? [];
        for (const host of hosts.split(",")) expect(names).toContain(host.split(":")[0]);
      }
    }
  });

  it("takes each image in a version of its own", () => {
    for (const [name, { image }] of Object.entries(compose.services))
      if (image !== "creativallee") expect(`${name} ${image}`).toMatch(/:v?\d+\.\d+(\.\d+)?$/);
  });
});

describe("nodes of the cluster, and who talks to them", () => {
  let services: Readonly<Record<string, Service>>;
  beforeAll(async () => {
    ({ services } = await composed("docker/compose.cluster.yaml"));
  });

  it("are called by the name that their certificate bears, by everybody", () => {
    for (const node of ["eventstore-1", "eventstore-2", "eventstore-3"])
      for (const setting of [
        "ADVERTISE_HOST_TO_CLIENT_AS",
        "NODE_HOST_ADVERTISE_AS",
        "REPLICATION_HOST_ADVERTISE_AS",
      ])
        expect(services[node]?.environment?.[`EVENTSTORE_${setting}`]).toBe(node);
  });

  it("keep the authority's key from the program, which is shown its certificate alone", () => {
    for (const { image, volumes = [] } of Object.values(services))
      if (image === "creativallee")
        expect(volumes.filter((one) => one.startsWith("certificates:"))).toEqual([]);
  });
});

describe("the image", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "creativallee-image-"));
  });
  afterAll(() => fs.rm(folder, { recursive: true, force: true }));

  /** What the last stage copies of the project, where it stands here and where it comes to stand. */
  const copied = async () => {
    const stage = (await read("docker/Dockerfile")).split(/^FROM /m).at(-1) ?? "";
    return [...stage.matchAll(/^COPY (?:--\S+ )?(?:\/app\/)?(\S+) (\S+)$/gm)].map(
      ([, from = "", to = ""]) => [from, to] as const,
    );
  };

  it("is built from one version of Node, in both stages", async () => {
    const froms = [...(await read("docker/Dockerfile")).matchAll(/^FROM (\S+)/gm)];
    expect(froms).toHaveLength(2);
    expect(new Set(froms.map(([, image]) => image)).size).toBe(1);
    expect(froms[0]?.[1]).toMatch(/^node:22\.\d+\.\d+-/);
  });

  it("has all that a start takes, and is written to nowhere but in the data folder", async () => {
    const app = path.join(folder, "app");
    const all = await copied();
    expect(all.map(([from]) => from)).toContain("dist/apps");
    for (const [from, to] of all) {
      if (to.startsWith("/")) continue;
      await fs.mkdir(path.dirname(path.join(app, to)), { recursive: true });
      const source = path.join(root, from);
      if (from === "node_modules") await fs.symlink(source, path.join(app, to));
      else await fs.cp(source, path.join(app, to), { recursive: true, filter: isKept });
    }
    const before = await entries(app);
    const child = spawn(process.execPath, ["dist/apps/server/main.js"], {
      cwd: app,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        PATH: process.env["PATH"],
        LANG: "en",
        NODE_ENV: "production",
        DATA_DIR: path.join(folder, "data"),
        PORT: "0",
        npm_lifecycle_event: "start",
      },
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const lines: string[] = [];
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        lines.push(line);
        const [found] = /http:\/\/[^\s"]+/.exec(line) ?? [];
        if (found) resolve(found);
      });
      void ended.then((status) => reject(new Error(`It ended with ${String(status)}.`)));
    });
    for (const asked of ["/health/live", "/metrics", "/api/openapi.json"])
      expect((await fetch(address + asked)).status).toBe(200);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(await entries(app)).toEqual(before);
    // In production each line is for a machine.
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty("message");
  }, 120_000);
});

/** As the first stage leaves them. */
const isKept = (file: string) => !/\.spec\.|\/event-store\/contract/.test(file);

/** Each file of a folder with its size and time; what a link leads to is not ours. */
const entries = async (folder: string): Promise<readonly string[]> => {
  const all = await fs.readdir(folder, { recursive: true });
  const told = all.map(async (name) => {
    const { size, mtimeMs } = await fs.lstat(path.join(folder, name));
    return `${name} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(told)).sort();
};
