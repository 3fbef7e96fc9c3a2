import type { Writable } from "node:stream";

/** What a client may leave unread, in bytes, before it is let go: it will come again, and read again. */
const mostUnread = 65_536;

/** One answer that goes on: text/event-stream, as of the HTML standard. */
export class ServerSentEvents {
  constructor(private readonly response: Writable) {}

  send(event: string, data: object): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Says nothing; keeps proxies from taking silence for the end, and finds out who has gone. */
  beat(): void {
    this.#write(":\n\n");
  }

  end(): void {
    this.response.end();
  }

  onEnd(listener: () => void): void {
    if (this.response.destroyed) listener();
    else this.response.once("close", listener);
  }

  #write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    if (this.response.writableLength > mostUnread) this.response.destroy();
    else this.response.write(text);
  }
}
