import { linkTo, type Link } from "./link.js";
import { startNode, type Node } from "./server.js";

/** The server that a suite runs on: any that EVENTSTORE_URL names, otherwise the stand-in. */
export interface ServerUnderTest {
  /** Of the two, for the title of the suite. */
  readonly name: string;
  readonly address: string;
  /** The same server, over what can be broken in between. */
  readonly linked: string;
  readonly link: Link;
  /** Of a stand-in alone. */
  readonly node: Node | undefined;
  close(): Promise<void>;
}

const given = process.env["EVENTSTORE_URL"] || undefined;

export const nameOfServer = given ? `EventStoreDB at ${hostIn(given)}` : "the stand-in";

export const serverUnderTest = async (): Promise<ServerUnderTest> => {
  const node = given ? undefined : await startNode();
  const address = given ?? addressOf(node ?? { host: "", port: 0 });
  const [host = "", port = "2113"] = hostIn(address).split(":");
  const link = await linkTo({ host, port: Number(port) });
  return {
    name: nameOfServer,
    address,
    linked: address.replace(hostIn(address), `${link.host}:${link.port}`),
    link,
    node,
    close: async () => {
      await link.close();
      await node?.stop();
    },
  };
};

export const addressOf = ({ host, port }: Pick<Node, "host" | "port">): string =>
  `esdb://${host}:${port}?tls=false`;

/** A user and password may stand before it. */
function hostIn(address: string): string {
  return /^esdb:\/\/(?:[^@]*@)?([^/?,]+)/.exec(address)?.[1] ?? "";
}
