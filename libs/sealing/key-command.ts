import { spawn } from "node:child_process";

/** In milliseconds: a service that keeps keys answers in far less. */
const patience = 15_000;
/** What is wrapped is 32 bytes; no service makes 64 KiB of them. */
const longestAnswer = 64 * 1024;

/**
 * Has an operator's own program wrap or unwrap a key: `wrap` or `unwrap` is its last argument, a line of
 * text goes in and one comes out. Without a shell: nothing in the setting is taken for more than words.
 */
export const askKeyCommand = async (
  command: string,
  what: "wrap" | "unwrap",
  line: string,
): Promise<string> => {
  const [program = "", ...words] = command.split(/\s+/).filter((word) => word !== "");
  const child = spawn(program, [...words, what], {
    stdio: ["pipe", "pipe", "ignore"],
    timeout: patience,
    killSignal: "SIGKILL",
  });
  // A program that does not read what it is given says so by how it ends.
  child.stdin.on("error", () => undefined);
  child.stdin.end(`${line}\n`);
  let answer = "";
  child.stdout.setEncoding("utf8").on("data", (some: string) => {
    answer += some;
    if (answer.length > longestAnswer) child.kill("SIGKILL");
  });
  const ending = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status, signal) =>
      resolve(status === null ? String(signal) : `${status}`),
    );
  });
  const told = answer.trim();
  if (ending !== "0") throw new Error(`${program} ${what}: ended with ${ending}`);
  if (!/^\S+$/.test(told)) throw new Error(`${program} ${what}: answered no single line`);
  return told;
};
