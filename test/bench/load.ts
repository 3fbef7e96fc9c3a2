// Puts load on a server or a database: the generator, in its own process.
import { randomUUID } from "node:crypto";
import { Pool, type ClientConfig, type PoolClient } from "pg";
import { HttpLine, type HttpRequest, written } from "./http-line.js";
import { quantile } from "./median.js";
import { serveJobs } from "./own-process.js";

/** As many callers as there are; each asks again when it is answered. */
export interface Busy {
  readonly kind: "busy";
  readonly address: string;
  /** In turns; each is sent under a key of its own. */
  readonly requests: readonly HttpRequest[];
  readonly callers: number;
  readonly seconds: number;
}

/** So many a second, whatever the answers take. */
export interface Paced {
  readonly kind: "paced";
  readonly address: string;
  /** In turns; each that changes something is sent under a key of its own. */
  readonly requests: readonly HttpRequest[];
  readonly rate: number;
  readonly seconds: number;
}

/** BEGIN, SELECT the head of a stream, INSERT an event, COMMIT: by the driver alone. */
export interface Transactions {
  readonly kind: "transactions";
  readonly connection: ClientConfig;
  readonly prepared: boolean;
  readonly callers: number;
  readonly seconds: number;
  readonly eventBytes: number;
}

/** Each request once, by so many callers; then those at the end in order, each until it is taken. */
export interface Once {
  readonly kind: "once";
  readonly address: string;
  readonly requests: readonly HttpRequest[];
  readonly callers: number;
  readonly end: readonly HttpRequest[];
}

export type Job = Busy | Paced | Transactions | Once;

export interface Result {
  readonly perSecond: number;
  /** Milliseconds from when it was to be sent until all of the answer was there; of all, for « once ». */
  readonly p50: number;
  readonly p99: number;
}

serveJobs((job: Job): Promise<Result> => {
  switch (job.kind) {
    case "busy":
      return busy(job);
    case "paced":
      return paced(job);
    case "transactions":
      return transactions(job);
    case "once":
      return once(job);
  }
});

const busy = async ({ address, requests, callers, seconds }: Busy): Promise<Result> => {
  const lines = await Promise.all(Array.from({ length: callers }, () => HttpLine.to(address)));
  const run = randomUUID();
  let nth = 0;
  const result = await repeat(callers, seconds, async (caller) => {
    nth += 1;
    const request = requests[nth % requests.length];
    const line = lines[caller];
    if (!request || !line) throw new Error("There is nothing to send.");
    const status = await sendUnder(line, `${run}-${nth}`, request);
    if (status >= 300) throw new Error(`${request.method} ${request.path}: ${status}`);
  });
  for (const line of lines) line.close();
  return result;
};

const sendUnder = (line: HttpLine, key: string, request: HttpRequest): Promise<number> => {
  const headers = { ...request.headers, "idempotency-key": key };
  return line.send(written({ ...request, headers }));
};

/** As what hangs on a reaction may have to be asked for again. */
const untilTaken = async (line: HttpLine, request: HttpRequest): Promise<void> => {
  const until = performance.now() + 30_000;
  while ((await sendUnder(line, randomUUID(), request)) >= 300)
    if (performance.now() > until) throw new Error(`${request.path} is never taken`);
};

/** @returns the milliseconds of it all as its `p50`; `p99` is that of one request */
const once = async ({ address, requests, callers, end }: Once): Promise<Result> => {
  const lines = await Promise.all(Array.from({ length: callers }, () => HttpLine.to(address)));
  const left = [...requests].reverse();
  const took: number[] = [];
  const start = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      for (let request = left.pop(); request; request = left.pop()) {
        const from = performance.now();
        const status = await sendUnder(line, randomUUID(), request);
        if (status >= 300) throw new Error(`${request.method} ${request.path}: ${status}`);
        took.push(performance.now() - from);
      }
    }),
  );
  const [line] = lines;
  if (line) for (const request of end) await untilTaken(line, request);
  const all = performance.now() - start;
  for (const line of lines) line.close();
  const count = requests.length + end.length;
  return { perSecond: (count / all) * 1_000, p50: all, p99: quantile(took, 0.99) };
};

const repeat = async (
  callers: number,
  seconds: number,
  act: (caller: number) => Promise<void>,
): Promise<Result> => {
  const took: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let from = start; from < end;) {
        await act(caller);
        const now = performance.now();
        took.push(now - from);
        from = now;
      }
    }),
  );
  return summary(took, (performance.now() - start) / 1_000);
};

const summary = (took: readonly number[], seconds: number): Result => ({
  perSecond: took.length / seconds,
  p50: quantile(took, 0.5),
  p99: quantile(took, 0.99),
});

/** The clock starts when a request is due and a line is looked for: nothing waits unseen. */
const paced = async ({ address, requests, rate, seconds }: Paced): Promise<Result> => {
  const run = randomUUID();
  const free = await Promise.all(Array.from({ length: 8 }, () => HttpLine.to(address)));
  const all = [...free];
  const took: number[] = [];
  const pending: Promise<void>[] = [];
  const one = async (nth: number): Promise<void> => {
    const request = requests[nth % requests.length];
    if (!request) throw new Error("There is nothing to send.");
    const due = performance.now();
    const line = free.pop() ?? (await HttpLine.to(address));
    if (!all.includes(line)) all.push(line);
    const status = await (request.method === "GET"
      ? line.send(written(request))
      : sendUnder(line, `${run}-${nth}`, request));
    if (status >= 300) throw new Error(`${request.path}: ${status}`);
    took.push(performance.now() - due);
    free.push(line);
  };
  const start = performance.now();
  const count = rate * seconds;
  await new Promise<void>((resolve) => {
    const tick = () => {
      const due = Math.min(count, ((performance.now() - start) / 1_000) * rate);
      while (pending.length < due) pending.push(one(pending.length));
      if (pending.length < count) setTimeout(tick, 1);
      else resolve();
    };
    tick();
  });
  await Promise.all(pending);
  for (const line of all) line.close();
  return summary(took, (performance.now() - start) / 1_000);
};

const transactions = async (job: Transactions): Promise<Result> => {
  const { connection, prepared, callers, seconds, eventBytes } = job;
  const pool = new Pool({ ...connection, max: callers });
  const clients = await Promise.all(Array.from({ length: callers }, () => pool.connect()));
  const bytes = Buffer.alloc(eventBytes, "x");
  const run = (client: PoolClient, name: string, text: string, values: unknown[] = []) =>
    client.query(prepared ? { name, text, values } : { text, values });
  const result = await repeat(callers, seconds, async (caller) => {
    const client = clients[caller];
    if (!client) throw new Error("There is no connection.");
    const stream = `application-${randomUUID()}`;
    await run(client, "begin", "begin");
    await run(
      client,
      "head",
      "select version from bare.events where stream = $1 order by version desc limit 1",
      [stream],
    );
    await run(
      client,
      "insert",
      "insert into bare.events (stream, version, bytes) values ($1, $2, $3)",
      [stream, 0, bytes],
    );
    await run(client, "commit", "commit");
  });
  for (const client of clients) client.release();
  await pool.end();
  return result;
};
