import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { describe, expect, it } from "@jest/globals";

const node = [process.execPath, "--conditions=source", "--import", "./test/typescript.mjs"];

/** The process, with what it says after its id, once it has ended. */
const start = async (argument: string, npm = false) => {
  const own = [...node, "test/processes/stopping.ts", argument];
  // The shell stays: it is what npm puts between itself and us.
  const [command = "", ...args] = npm ? ["/bin/sh", "-c", `${own.join(" ")}; true`] : own;
  const env = { PATH: process.env["PATH"], ...(npm && { npm_lifecycle_event: "start" }) };
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  const lines = createInterface({ input: child.stdout }).on("line", (line) => said.push(line));
  await once(lines, "line");
  const closed = once(lines, "close");
  return {
    child,
    end: async () => {
      await closed;
      return said.slice(1);
    },
  };
};

describe("a process that is asked to stop", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "does so in order on %s, even when it comes twice",
    async (signal) => {
      const { child, end } = await start("");
      const exit = once(child, "exit");
      child.kill(signal);
      child.kill(signal);
      expect(await end()).toEqual(["http", "worker", "database"]);
      expect(await exit).toEqual([0, null]);
    },
  );

  it("stops the rest when one part fails to, and tells by its status", async () => {
    const { child, end } = await start("worker-fails");
    const exit = once(child, "exit");
    child.kill("SIGTERM");
    expect(await end()).toEqual(["http", "database"]);
    expect(await exit).toEqual([1, null]);
  });

  it("stops too when what npm started it with is killed", async () => {
    const { child, end } = await start("", true);
    child.kill("SIGKILL");
    expect(await end()).toEqual(["http", "worker", "database"]);
  });
});
