import { spawn, type ChildProcess } from "node:child_process";
import type { Account } from "./account.js";

/**
 * The server's parent. It outlives ours by the time a fast shutdown takes: when the pipe on its
 * stdin ends, by `stop` or because our process died in whatever way, it stops the server and
 * removes the folders that nobody needs any more. The interrupt is repeated, since one that comes
 * before the server listens to it is lost. The guardian's own trap comes after the watcher's fork,
 * who would lose a signal that comes before it has let go of that trap.
 */
const script = `
set -f
IFS='
'
trap '' HUP INT
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
( read -r _ <&3; trap '' TERM; while kill -INT $server; do sleep 0.05; done; rm -rf $LEFT_BEHIND ) 2>/dev/null &
watch=$!
trap 'kill -INT $server' TERM
wait $server; status=$?
while kill -0 $server 2>/dev/null; do wait $server; status=$?; done
kill $watch 2>/dev/null
wait $watch
exit $status`;

export interface Guarded {
  /** Asks the server to stop; `exited` tells when it has. */
  stop(): void;
  /** Resolves with the server's exit status, also when it ends by itself. */
  readonly exited: Promise<number | null>;
}

export const guard = (
  command: readonly string[],
  place: { readonly cwd: string; readonly account: Account | undefined; readonly log: number },
  leftBehind: readonly string[],
): Guarded => {
  const guardian = spawn("/bin/sh", ["-c", script, "guardian", ...command], {
    cwd: place.cwd,
    ...place.account,
    detached: true,
    stdio: ["pipe", place.log, place.log],
    env: {
      PATH: process.env["PATH"] ?? "/usr/bin:/bin",
      LC_ALL: "C",
      LEFT_BEHIND: leftBehind.join("\n"),
    },
  });
  forget(guardian);
  const exited = new Promise<number | null>((resolve, reject) => {
    guardian.once("error", reject);
    guardian.once("exit", resolve);
  });
  const stop = () => {
    guardian.ref();
    guardian.stdin?.end();
  };
  return { exited, stop };
};

/** It must not keep our process from ending. */
const forget = (child: ChildProcess): void => {
  child.unref();
  child.stdin?.on("error", () => undefined);
  const pipe = child.stdin as (NodeJS.WritableStream & { unref?(): void }) | null;
  pipe?.unref?.();
};
