import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { SMTPServer } from "smtp-server";
import { mailServer } from "../../../test/mail-server.js";
import { mailPlace, smtpTrouble } from "./try-smtp.js";

const troubleOf = (smtpUrl: string) => smtpTrouble({ smtpUrl, from: "label@example.org" });

/** One that takes a single account, without TLS. */
const shutServer = async (look: (place: string) => Promise<void>) => {
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, answer) =>
      username === "ana" && password === "secret"
        ? answer(null, { user: "ana" })
        : answer(new Error(`not ${username}`)),
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  await look(`127.0.0.1:${port}`).finally(
    () => new Promise<void>((resolve) => server.close(() => resolve())),
  );
};

describe("a mail server", () => {
  it("that answers is well, and has received nothing", async () => {
    const { url, arrived, stop } = await mailServer();
    expect(await troubleOf(url)).toBeUndefined();
    expect(arrived).toEqual([]);
    await stop();
  });

  it("that nobody runs is away, and neither account nor secret is repeated", async () => {
    const trouble = await troubleOf("smtp://ana%40example.org:s%65cret@127.0.0.1:1");
    expect(trouble).toEqual({
      code: "MAIL_AWAY",
      about: { place: "127.0.0.1:1", reason: "connect ECONNREFUSED 127.0.0.1:1" },
    });
  });

  it("that refuses the account says so with a code alone: its words may repeat the account", () =>
    shutServer(async (place) => {
      expect(await troubleOf(`smtp://ana:secret@${place}`)).toBeUndefined();
      const refused = await troubleOf(`smtp://ana:other@${place}`);
      expect(refused).toMatchObject({ code: "MAIL_SHUT", about: { place } });
      expect(JSON.stringify(refused)).not.toMatch(/ana|other/);
    }));

  it("that does not encrypt from the start is told from one that is away", async () => {
    const { url, stop } = await mailServer();
    expect(await troubleOf(url.replace("smtp:", "smtps:"))).toMatchObject({
      code: "MAIL_WITHOUT_TLS",
    });
    await stop();
  });

  it("is not whoever speaks otherwise", async () => {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(await troubleOf(`smtp://127.0.0.1:${port}`)).toMatchObject({ code: "MAIL_AWAY" });
    server.close();
  });

  it.each([
    ["smtp://ana:secret@mail.example.org", "mail.example.org:587"],
    ["smtps://mail.example.org", "mail.example.org:465"],
    ["smtp://[::1]:25", "[::1]:25"],
  ])("%s is told as %s", (url, told) => expect(mailPlace(url)).toBe(told));
});
