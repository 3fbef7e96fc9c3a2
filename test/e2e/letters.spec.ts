import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { smtpMailer } from "#infrastructure/mail/smtp-mailer.js";
import type { Enrolled } from "../enrol.js";
import { mailServer, type MailServer } from "../mail-server.js";
import { testServer, type TestServer } from "../server.js";
import { publishSchemes } from "./scene.js";
import { admissible, decide, openSession, seatCommittee, soon, told } from "./committee-scene.js";

let mails: MailServer;
let server: TestServer;
let secretariat: Enrolled;
beforeAll(async () => {
  mails = await mailServer();
  const mailer = smtpMailer({ smtpUrl: mails.url, from: "Le label <label@example.org>" });
  server = await testServer(undefined, mailer);
  secretariat = await server.person("secretariat");
  await publishSchemes(server, secretariat);
}, 60_000);
afterAll(async () => {
  await server.stop();
  await mails.stop();
});

/** What is said in the subjects, decoded. */
const subjects = () =>
  mails.arrived.map(({ text }) => {
    const [, folded = ""] = /^subject: ((?:.*\r\n[ \t])*.*)\r$/im.exec(text) ?? [];
    const encoded = folded.replaceAll(/\?=\s+=\?/g, "?==?");
    return encoded.replaceAll(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, form: string, words: string) =>
      form.toUpperCase() === "B"
        ? Buffer.from(words, "base64").toString("utf8")
        : Buffer.from(
            words
              .replaceAll("_", " ")
              .replaceAll(/=([0-9A-F]{2})/g, (__, code: string) =>
                String.fromCharCode(Number.parseInt(code, 16)),
              ),
            "latin1",
          ).toString("utf8"),
    );
  });
const arrived = (subject: RegExp) =>
  soon(
    async () => subjects().filter((one) => subject.test(one)),
    (found) => found.length > 0,
  );

describe("a file that is granted its label", () => {
  it("has everyone told in time, once; the decision is notified by its letter", async () => {
    const auditor = await server.person("auditor");
    const { members } = await seatCommittee(server, secretariat, "creativallee");
    const { application } = await admissible(server, secretariat, "creativallee");
    expect(await arrived(/^Accusé de réception de votre dossier « Un site »$/)).toHaveLength(1);
    expect(await arrived(/^Dossier déposé : « Un site »$/)).toHaveLength(1);
    expect(await arrived(/est recevable$/)).toHaveLength(1);

    const session = await openSession(server, secretariat, "creativallee", [application], members);
    await decide(server, session, application, members, secretariat);
    expect(await arrived(/^Décision sur votre dossier « Un site » : label accordé$/)).toHaveLength(
      1,
    );
    expect(await arrived(/« Un site » : votre label porte le numéro 1$/)).toHaveLength(1);
    await soon(
      () => told(server, auditor, "application", application),
      (types) => types.includes("DecisionNotified"),
    );
    expect(new Set(mails.arrived.map(({ messageId }) => messageId)).size).toBe(
      mails.arrived.length,
    );
  }, 60_000);
});
