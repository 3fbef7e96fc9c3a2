import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** How a server answers the next mail to an address. */
export type Manner =
  | "takes"
  /** Later, perhaps. */
  | "defers"
  | "refuses"
  /** Nobody has that address there. */
  | "knows-nobody"
  /** It has taken the mail, and says so to nobody. */
  | "is-cut-off";

export interface Arrived {
  readonly to: string;
  readonly messageId: string;
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  readonly port: number;
  /** What has come in, in its order. */
  readonly arrived: readonly Arrived[];
  stop(): Promise<void>;
}

const refusals = {
  defers: [451, "4.7.1 Please come back"],
  refuses: [554, "5.7.1 Not from you"],
  "knows-nobody": [550, "5.1.1 Nobody of that name"],
} as const;

/** A real mail server on the loopback, which behaves as it is told, address by address. */
export const mailServer = async (
  manner: (to: string) => Manner = () => "takes",
  port = 0,
  /** A mail is there, and its server has not said so yet. */
  arrives: (mail: Arrived) => Promise<void> = async () => undefined,
): Promise<MailServer> => {
  const arrived: Arrived[] = [];
  const manners = new Map<string, Manner>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, answer) => {
      const how = manner(address);
      manners.set(address, how);
      if (how === "takes" || how === "is-cut-off") return answer();
      const [responseCode, words] = refusals[how];
      answer(Object.assign(new Error(words), { responseCode }));
    },
    onData: (stream, { envelope }, answer) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const to = envelope.rcptTo[0]?.address ?? "";
        const [, messageId = ""] = /^message-id:\s*(<\S+>)/im.exec(text) ?? [];
        const mail = { to, messageId, text };
        arrived.push(mail);
        if (manners.get(to) !== "is-cut-off")
          return void arrives(mail).then(() => answer(null, "OK: queued as 4F2A"));
        for (const connection of server.connections) connection._socket.destroy();
      });
    },
  });
  server.on("error", () => undefined);
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    arrived,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
