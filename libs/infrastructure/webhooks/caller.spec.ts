import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Receiver, receiver } from "../../../test/receiver.js";
import { type Caller, webhookCaller } from "./caller.js";
import { reachOf } from "./reachable.js";

describe("an address", () => {
  it.each([
    "127.0.0.1",
    "127.8.9.10",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "169.254.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "0.0.0.0",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:a9fe:a9fe",
    "::127.0.0.1",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:7f00:1::",
    "2001:db8::1",
    "not-an-address",
    "",
  ])("of no receiver is called: %j", (address) => expect(reachOf(address, [])).toBe("none"));

  it.each([
    "93.184.215.14",
    "172.32.0.1",
    "100.128.0.1",
    "2606:2800:21f:cb07::1",
    "::ffff:8.8.8.8",
  ])("that is public is called with TLS alone: %s", (address) =>
    expect(reachOf(address, [])).toBe("secure"),
  );

  it("is called where the operator names its range, and no other is", () => {
    const allowed = ["10.1.0.0/16", "::1", "127.0.0.1/32"];
    for (const address of ["10.1.2.3", "::1", "127.0.0.1", "::ffff:10.1.2.3"])
      expect(reachOf(address, allowed)).toBe("open");
    for (const address of ["10.2.0.1", "127.0.0.2", "::2"])
      expect(reachOf(address, allowed)).toBe("none");
  });
});

describe("a call", () => {
  let hook: Receiver;
  beforeEach(async () => {
    hook = await receiver();
  });
  afterEach(() => hook.stop());
  const headers = { "content-type": "application/json", "webhook-id": "msg_1" };
  const post = (call: Caller, url = hook.url) => call({ url, headers, body: "{}" });
  const allowed = webhookCaller(["127.0.0.1"]);

  it("arrives as it is, and its status comes back", async () => {
    expect(await post(allowed)).toEqual({ outcome: "answered", status: 204 });
    expect(hook.got).toMatchObject([{ path: "/hook", headers, body: "{}" }]);
  });

  it("follows nobody elsewhere", async () => {
    hook.answer = 302;
    expect(await post(allowed)).toEqual({ outcome: "answered", status: 302 });
    expect(hook.got).toHaveLength(1);
  });

  it("waits for no one for ever", async () => {
    hook.answer = "hang";
    const soon = webhookCaller(["127.0.0.1"], 200);
    expect(await post(soon)).toEqual({ outcome: "failed", code: "TIMED_OUT" });
  });

  it("does not read what never ends", async () => {
    const endless = http.createServer((_request, response) => {
      response.writeHead(200);
      const going = setInterval(() => response.write("x".repeat(65_536)), 1);
      response.on("close", () => clearInterval(going));
    });
    await once(endless.listen(0, "127.0.0.1"), "listening");
    const { port } = endless.address() as AddressInfo;
    const called = await post(allowed, `http://127.0.0.1:${port}/`);
    expect(called).toEqual({ outcome: "answered", status: 200 });
    endless.closeAllConnections();
    await new Promise((resolve) => endless.close(resolve));
  });

  it("goes to no address that is refused, by number or by name, however it is written", async () => {
    const strict = webhookCaller([]);
    const { port } = new URL(hook.url);
    for (const host of [
      "127.0.0.1",
      "2130706433",
      "0x7f.1",
      "[::1]",
      "[::ffff:7f00:1]",
      "localhost",
    ])
      for (const protocol of ["http", "https"])
        expect([host, await post(strict, `${protocol}://${host}:${port}/`)]).toEqual([
          host,
          { outcome: "failed", code: "ADDRESS_NOT_ALLOWED" },
        ]);
    expect(hook.got).toEqual([]);
  });

  it("goes in clear to none but those that the operator allows", async () => {
    const called = await post(webhookCaller([]), "http://93.184.215.14/");
    expect(called).toEqual({ outcome: "failed", code: "HTTPS_REQUIRED" });
  });

  it("says no more of a receiver than that it is not there", async () => {
    await hook.stop();
    expect(await post(allowed)).toEqual({ outcome: "failed", code: "UNREACHABLE" });
    const plain = await receiver();
    const secure = plain.url.replace("http:", "https:");
    expect(await post(allowed, secure)).toEqual({ outcome: "failed", code: "UNREACHABLE" });
    await plain.stop();
    hook = await receiver();
    const nowhere = await post(allowed, "https://nowhere.invalid/");
    expect(nowhere).toEqual({ outcome: "failed", code: "UNREACHABLE" });
  });
});
