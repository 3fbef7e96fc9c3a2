import { createServer } from "node:net";
import { once } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { faults, StartRefused, tell, terminalTongue } from "./faults.js";
import { listenFault, readSettings } from "./settings.js";

const refusal = (env: NodeJS.ProcessEnv): StartRefused => {
  try {
    readSettings(env);
  } catch (thrown) {
    if (thrown instanceof StartRefused) return thrown;
  }
  throw new Error("accepted");
};

const named = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort();

describe("settings", () => {
  it("need nothing to be set", () => {
    expect(readSettings({ PORT: "" })).toEqual({
      port: 3210,
      host: "127.0.0.1",
      dataDir: "./data",
      sample: true,
      production: false,
      logLevel: "info",
      roles: ["web", "worker"],
    });
  });

  it("have no sample in production, asked for or not", () => {
    expect(readSettings({ NODE_ENV: "production" })).toMatchObject({
      production: true,
      sample: false,
    });
    expect(refusal({ NODE_ENV: "production", SAMPLE: "yes" }).faults).toEqual([
      { code: "SAMPLE_IN_PRODUCTION", about: {} },
    ]);
  });

  it("send mail where a server and a sender are named, both of them", () => {
    const both = { SMTP_URL: "smtps://user:secret@smtp.example.org", MAIL_FROM: "a@example.org" };
    expect(readSettings(both).mail).toEqual({ smtpUrl: both.SMTP_URL, from: "a@example.org" });
    const named = { ...both, MAIL_FROM: "Le label <label@example.org>" };
    expect(readSettings(named).mail?.from).toBe(named.MAIL_FROM);
    expect(refusal({ SMTP_URL: both.SMTP_URL }).faults).toMatchObject([
      { code: "SETTING_WANTED", about: { setting: "MAIL_FROM", other: "SMTP_URL" } },
    ]);
    expect(refusal({ MAIL_FROM: "a@example.org" }).faults).toMatchObject([
      { code: "SETTING_WANTED", about: { setting: "SMTP_URL", other: "MAIL_FROM" } },
    ]);
  });

  it.each(["http://x", "smtp://", "smtp:///path", "mail.example.net:25", "smtp://user:secret@"])(
    "take %s for no mail server, and do not repeat it: a password may stand in it",
    (url) => {
      const refused = refusal({ SMTP_URL: url, MAIL_FROM: "a@example.org" });
      expect(refused.faults.map(({ code }) => code)).toEqual(["SETTING_NOT_A_MAIL_SERVER"]);
      expect(String(refused)).not.toContain(url);
    },
  );

  it.each([
    "esdb://127.0.0.1:2113?tls=false",
    "esdb://ana:s%3Acret@one.example.org:2113,two.example.org,three.example.org:2114?keepAliveInterval=5000",
    "esdb+discover://log.example.org/?tlsCAFile=%2Fca.pem&userCertFile=a.pem&userKeyFile=a.key",
  ])("take %j for where the log stands", (url) => {
    expect(readSettings({ EVENTSTORE_URL: url }).eventStoreUrl).toBe(url);
  });

  // The client would take the rest in silence, or print the whole of it with its password.
  it.each([
    "ours.example.org:2113",
    "http://log.example.org:2113",
    "esdb://?tls=true",
    "esdb://ana@log.example.org",
    "esdb://log.example.org:port",
    "esdb://log.example.org?throwOnAppendFailure=false",
    "esdb://log.example.org?tls=no",
    "esdb://log.example.org?maxDiscoverAttempts=many",
    "esdb://log.example.org?secure=false",
    "esdb://log.example.org?nodePreference=follower",
  ])("take %j for no such place, and do not repeat it", (url) => {
    const refused = refusal({ EVENTSTORE_URL: url });
    expect(refused.faults).toMatchObject([{ code: "SETTING_NOT_AN_EVENTSTORE" }]);
    expect(String(refused)).not.toContain(url);
  });

  it.each(["nobody", "a@b, c@d", "a@b\r\nBcc: c@d", "Name <a>", "<a@b>"])(
    "take %j for no sender",
    (from) => {
      const url = "smtp://localhost:2525";
      expect(refusal({ SMTP_URL: url, MAIL_FROM: from }).faults).toMatchObject([
        { code: "SETTING_NOT_AN_ADDRESS" },
      ]);
    },
  );

  it("put the jobs on a Redis where one is named, and do not repeat what is none", () => {
    const url = "rediss://user:secret@redis.example.org/2";
    expect(readSettings({ REDIS_URL: url }).redisUrl).toBe(url);
    const refused = refusal({ REDIS_URL: "http://user:secret@redis.example.org" });
    expect(refused.faults).toMatchObject([
      { code: "SETTING_NOT_A_REDIS", about: { setting: "REDIS_URL" } },
    ]);
    expect(JSON.stringify(refused.faults)).not.toContain("secret");
  });

  it("let webhooks call private addresses only where their ranges are named", () => {
    expect(readSettings({})).not.toHaveProperty("webhooksAllow");
    const allowed = readSettings({ WEBHOOKS_ALLOW: "127.0.0.1/32, fd00::/8,10.1.2.3" });
    expect(allowed.webhooksAllow).toEqual(["127.0.0.1/32", "fd00::/8", "10.1.2.3"]);
    const { faults: found } = refusal({ WEBHOOKS_ALLOW: "10.0.0.0/8,intranet,10.0.0.0/40" });
    expect(found.map(({ code, about }) => [code, about["value"]])).toEqual([
      ["SETTING_NOT_A_RANGE", "intranet"],
      ["SETTING_NOT_A_RANGE", "10.0.0.0/40"],
    ]);
  });

  it("ask for traces where a collector is named, in the words of its standard", () => {
    const at = "http://user:secret@collector.example.org:4318";
    const named = { OTEL_EXPORTER_OTLP_ENDPOINT: at };
    expect(readSettings(named).traces).toEqual({ protocol: "http/protobuf" });
    const json = {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: at,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    };
    expect(readSettings(json).traces).toEqual({ protocol: "http/json" });
    for (const off of [{ OTEL_SDK_DISABLED: "true" }, { OTEL_TRACES_EXPORTER: "none" }])
      expect(readSettings({ ...named, ...off })).not.toHaveProperty("traces");
    expect(readSettings({ OTEL_SERVICE_NAME: "label" })).not.toHaveProperty("traces");
  });

  it("do not repeat what is no collector, and refuse what would not be done", () => {
    const refused = refusal({
      OTEL_EXPORTER_OTLP_ENDPOINT: "secret@collector:4317",
      OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
      OTEL_TRACES_EXPORTER: "zipkin",
      OTEL_TRACES_SAMPLER: "sometimes",
    });
    expect(refused.faults.map(({ code, about }) => [code, about["setting"]])).toEqual([
      ["SETTING_NOT_A_COLLECTOR", "OTEL_EXPORTER_OTLP_ENDPOINT"],
      ["SETTING_NOT_OFFERED", "OTEL_TRACES_EXPORTER"],
      ["SETTING_NOT_OFFERED", "OTEL_TRACES_SAMPLER"],
      ["SETTING_NOT_OFFERED", "OTEL_EXPORTER_OTLP_PROTOCOL"],
    ]);
    expect(JSON.stringify(refused.faults)).not.toContain("secret");
  });

  it("say where others reach this place, if they do", () => {
    expect(readSettings({})).not.toHaveProperty("publicUrl");
    const named = { PUBLIC_URL: "https://label.example.org", AUDIT_KEY: "k", AUDIT_POLICY: "p" };
    expect(readSettings(named)).toMatchObject({
      publicUrl: "https://label.example.org",
      auditKey: "k",
      auditPolicy: "p",
    });
    for (const value of ["label.example.org", "ftp://a.org", "https://a@b.org", "https://a.org/?x"])
      expect(refusal({ PUBLIC_URL: value }).faults).toMatchObject([
        { code: "SETTING_NOT_A_PUBLIC_URL", about: { setting: "PUBLIC_URL", value } },
      ]);
  });

  it("are refused with every fault at once", () => {
    const env = {
      PORT: "70000",
      HOST: "http://x",
      DATA_DIR: "a\0b",
      SAMPLE: "maybe",
      LOG_LEVEL: "all",
      NODE_ENV: "prod",
      ROLES: "web,cook",
      DATABASE_URL: "mysql://elsewhere",
      REDIS_URL: "http://elsewhere",
    };
    const { faults: found } = refusal(env);
    expect(found.map(({ code, about }) => [code, about["setting"]])).toEqual([
      ["SETTING_NOT_A_PORT", "PORT"],
      ["SETTING_NOT_A_HOST", "HOST"],
      ["SETTING_NOT_A_FOLDER_NAME", "DATA_DIR"],
      ["SETTING_NOT_OFFERED", "NODE_ENV"],
      ["SETTING_NOT_OFFERED", "SAMPLE"],
      ["SETTING_NOT_OFFERED", "LOG_LEVEL"],
      ["SETTING_NOT_OFFERED", "ROLES"],
      ["SETTING_NOT_A_DATABASE", "DATABASE_URL"],
      ["SETTING_NOT_A_REDIS", "REDIS_URL"],
    ]);
  });

  it("name the way out when the port is taken", async () => {
    const first = createServer().listen(0, "127.0.0.1");
    await once(first, "listening");
    const address = first.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const second = createServer().listen(port, "127.0.0.1");
    const [thrown] = (await once(second, "error")) as [unknown];
    first.close();
    const told = listenFault(thrown, readSettings({ PORT: String(port) }));
    expect(told).toBeInstanceOf(StartRefused);
    expect(String(told)).toContain(`PORT=${port + 1} npm start`);
    const other = new Error("no such thing");
    expect(listenFault(other, readSettings({}))).toBe(other);
  });

  it("say so when the host is not this machine, or the port not for everybody", async () => {
    // An address for documentation, which no machine has (RFC 5737).
    const server = createServer().listen(0, "192.0.2.1");
    const [thrown] = (await once(server, "error")) as [unknown];
    expect(listenFault(thrown, readSettings({ HOST: "192.0.2.1" }))).toMatchObject({
      faults: [{ code: "HOST_NOT_HERE", about: { host: "192.0.2.1" } }],
    });
    const denied = Object.assign(new Error("denied"), { code: "EACCES" });
    expect(listenFault(denied, readSettings({ PORT: "80" }))).toMatchObject({
      faults: [{ code: "PORT_NOT_ALLOWED", about: { port: 80 } }],
    });
  });
});

describe("a start that is refused", () => {
  it("says why in the language of the terminal", () => {
    const fault = { code: "SETTING_NOT_A_PORT", about: { setting: "PORT", value: "x" } } as const;
    expect(tell(fault, terminalTongue({ LANG: "fr_FR.UTF-8" }))).toMatch(/^PORT vaut « x »/);
    expect(tell(fault, terminalTongue({ LANG: "fr_FR.UTF-8", LC_ALL: "C" }))).toMatch(/^PORT is/);
  });

  it.each(Object.entries(faults))("%s is told of the same things in both languages", (_, said) => {
    expect(named(said.fr)).toEqual(named(said.en));
  });
});
