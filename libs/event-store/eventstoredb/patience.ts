import type { StreamingRead } from "@eventstore/db-client";

/** A server that is silent for so long, in milliseconds, is given up. */
export const patience = 10_000;

const silent = () => new Error(`The server was silent for ${patience / 1_000} s.`);

/** What is asked of it may still happen. */
export const within = async <Answer>(ms: number, answer: Promise<Answer>): Promise<Answer> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silent()), ms);
  });
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * What a read brings, up to so many of what is picked of it; no more is asked of the server then. The
 * client gives it no deadline of its own.
 */
export const picked = async <Event, Picked>(
  read: StreamingRead<Event>,
  most: number,
  pick: (event: Event) => Picked | undefined,
): Promise<readonly Picked[]> => {
  // An error that comes when nobody waits for an event would end the process.
  read.on("error", () => undefined);
  const timer = setTimeout(() => read.destroy(silent()), patience);
  const found: Picked[] = [];
  try {
    for await (const event of read.iterator({ destroyOnReturn: false }) as AsyncIterable<Event>) {
      timer.refresh();
      const one = pick(event);
      if (one !== undefined) found.push(one);
      if (found.length === most) break;
    }
    return found;
  } finally {
    clearTimeout(timer);
    // What is on its way flows off: the client holds a call for as long as its end has not been read.
    read
      .resume()
      .cancel()
      .catch(() => undefined);
  }
};
