import { expect, it } from "@jest/globals";
import { fill } from "#kernel/index.js";
import { mailServer } from "../../test/mail-server.js";
import { mailFinding } from "./mail-finding.js";

const told = async (smtpUrl?: string) => {
  const from = "label@example.org";
  const found = await mailFinding(smtpUrl === undefined ? undefined : { smtpUrl, from });
  return `${found.isWell ? "✓" : "✗"} ${fill(found.sentence.en, found.about ?? {})}`;
};

it("the doctor says of mail that it is kept, reached, or why it is not", async () => {
  expect(await told()).toBe("✓ Mail: letters are kept, none leaves (SMTP_URL is not set)");
  const { url, port, stop } = await mailServer();
  expect(await told(url)).toBe(
    `✓ Mail: 127.0.0.1:${port} answers, encrypted where it offers that (STARTTLS), without an account`,
  );
  await stop();
  const away = await told("smtp://ana:secret@127.0.0.1:1");
  expect(away).toMatch(/^✗ The mail server does not answer at 127\.0\.0\.1:1 /);
  expect(away).not.toMatch(/ana|secret/);
});
