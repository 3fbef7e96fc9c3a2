import { describe, expect, it } from "@jest/globals";
import { unprivilegedAccount } from "./account.js";

const nobody = "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin";
const postgres = "postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash";

describe("the account that runs PostgreSQL for root", () => {
  it("is postgres where there is one", () => {
    expect(unprivilegedAccount(["root:x:0:0::/root:/bin/sh", nobody, postgres].join("\n"))).toEqual(
      { uid: 101, gid: 104 },
    );
  });

  it("is nobody elsewhere", () => {
    expect(unprivilegedAccount(`${nobody}\n`)).toEqual({ uid: 65_534, gid: 65_534 });
  });

  it("must be there", () => {
    expect(() => unprivilegedAccount("root:x:0:0::/root:/bin/sh\n")).toThrow(/no postgres/);
  });
});
