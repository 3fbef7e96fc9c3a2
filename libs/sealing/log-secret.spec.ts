import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { createLogSecret, OtherLog } from "./log-secret.js";
import type { Id, PersonId } from "#kernel/index.js";

const secret = createLogSecret(Buffer.alloc(32, 1));
const other = createLogSecret(Buffer.alloc(32, 2));
const ana = "7c0e7a54-5a4c-4a8e-9f43-0c6f5c1f8f11" as PersonId;
const stream = "application-0f3b2a52-3d0c-4a53-8a8e-0d5a35c1c0de";
const uuid = (version: number) =>
  new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`);

describe("the ids that hang on a log's secret", () => {
  it("never change: these were given out", () => {
    const command = secret.commandId(ana, stream, "key");
    expect({
      command,
      thing: secret.newId(ana, "StartApplication", "key"),
      person: secret.newPersonId(ana, "RegisterPerson", "key"),
      claim: secret.claimId("siret", "21590350100017"),
      salt: secret.saltOf(command, 0),
      mail: secret.mailId("5c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as Id<"event">, ana, "received"),
      message: secret.messageId("5c0e7a54-5a4c-8a8e-9f43-0c6f5c1f8f11" as Id<"event">, "w1"),
      webhook: secret.webhookSecret("w1", 1),
      print: secret.print(Buffer.from("{}")),
    }).toEqual({
      claim: "abbef19353193073e1af44e52dfc75a58c37e2e964bd5f2efcda7bf0721f4335",
      command: "f7fe2a1e-95a6-5425-b541-a747b69e95ba",
      mail: "7d9232c6db72f0c4d0f74466ec74e583",
      person: "b7040995-f7bf-8593-9a19-107aed506d4a",
      print: "ec72ef0b3afcbb61bfba350539d7d263e0e89169a14014ed61960b9d9f443c6a",
      salt: "90db8ad7b7ad6af261f00f735e171e09",
      message: "b8e941702b4aa97b1623700be0cd4642",
      webhook: "xn8fxLGEtaZ+tIk89SA6gTu/rUhSj0f0ps66z7UktVg=",
      thing: "3d8a690d-0136-5f33-bcda-00734b46bb8c",
    });
  });

  it("have the forms that they are declared in", () => {
    expect(secret.commandId(ana, stream, "key")).toMatch(uuid(5));
    expect(secret.newId("engine", "StartApplication", "key")).toMatch(uuid(5));
    expect(secret.newPersonId("engine", "RegisterPerson", "key")).toMatch(uuid(8));
  });

  it("are the same again for the same input, and differ with any part of it", () => {
    expect(secret.commandId(ana, stream, "key")).toBe(secret.commandId(ana, stream, "key"));
    const ids = [
      secret.commandId(ana, stream, "key"),
      secret.commandId("engine", stream, "key"),
      secret.commandId(ana, `${stream}0`, "key"),
      secret.commandId(ana, stream, "Key"),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("never run one part of the input into the next", () =>
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (kind, value, more) => {
        fc.pre(![kind, value, more].some((part) => part.includes("\0")));
        expect(secret.claimId(kind + more, value)).not.toBe(secret.claimId(kind, more + value));
        expect(secret.newId(ana, kind + more, value)).not.toBe(
          secret.newId(ana, kind, more + value),
        );
      }),
    ));

  it("cannot be guessed without the secret, where they must not be", () => {
    const command = secret.commandId(ana, stream, "key");
    expect(other.newPersonId(ana, "RegisterPerson", "key")).not.toBe(
      secret.newPersonId(ana, "RegisterPerson", "key"),
    );
    expect(other.claimId("siret", "1")).not.toBe(secret.claimId("siret", "1"));
    expect(other.saltOf(command, 0)).not.toBe(secret.saltOf(command, 0));
    expect(other.print(Buffer.of(1))).not.toBe(secret.print(Buffer.of(1)));
  });

  it("use one subkey a purpose: the same input is another name elsewhere", () => {
    const input = JSON.stringify(["a", "b"]);
    const names = [secret.claimId("a", "b"), secret.print(Buffer.from(input))];
    expect(new Set(names).size).toBe(2);
    expect(secret.newPersonId("a" as PersonId, "b", "c").slice(0, 8)).not.toBe(
      secret.print(Buffer.from('["a","b","c"]')).slice(0, 8),
    );
  });

  it("refuse a secret of another length", () =>
    expect(() => createLogSecret(new Uint8Array(16))).toThrow(RangeError));
});

describe("the place of an event among those of its command", () => {
  const command = secret.commandId(ana, stream, "key") as Id<"command">;

  it("is found by its salt", () =>
    fc.assert(
      fc.property(fc.nat(99), fc.nat(20), (index, before) =>
        expect(secret.indexOf(command, secret.saltOf(command, index), index + before)).toBe(index),
      ),
    ));

  it("is not found with another log's secret", () =>
    expect(() => other.indexOf(command, secret.saltOf(command, 0), 5)).toThrow(OtherLog));
});
