/** In the order in which they stop: HTTP first, then workers, then the house with its database. */
export type Stops = readonly (() => Promise<void>)[];

/**
 * On Ctrl-C, a polite kill, or the end of the npm that started us, stops one after the other and
 * ends the process: with 0, or with 1 when something failed or was not done within 10 s. The
 * database goes with us in either case.
 * @returns aborts with the first of them: what fails from then on fails because we stop
 */
export const stopOnSignal = (stops: Stops): AbortSignal => {
  const stopping = new AbortController();
  const stop = () => {
    // npm passes the terminal's signal on: it comes twice.
    if (stopping.signal.aborted) return;
    stopping.abort();
    setTimeout(() => process.exit(1), 10_000).unref();
    void stopAll(stops).then((failures) => process.exit(failures === 0 ? 0 : 1));
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  // A killed npm passes nothing on: its server would go on unseen, and hold port and folder.
  const parent = process.ppid;
  const watch = () => (process.ppid === parent ? undefined : stop());
  if (process.env["npm_lifecycle_event"]) setInterval(watch, 250).unref();
  return stopping.signal;
};

const stopAll = async (stops: Stops): Promise<number> => {
  let failures = 0;
  for (const stop of stops) {
    await stop().catch((fault: unknown) => {
      failures += 1;
      console.error(fault);
    });
  }
  return failures;
};
