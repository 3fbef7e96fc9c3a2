import type { Actor, StreamName } from "#kernel/index.js";
import { parisDay } from "#labelling/calendar/paris-day.js";

/** Something that happened. Where it stands is told to whoever sees all that its stream counts. */
export interface EventNode {
  readonly is: "event";
  readonly type: string;
  readonly at: string;
  /** In which capacity somebody did it. */
  readonly by: Actor["as"];
  readonly stream?: StreamName;
  readonly version?: number;
}

/** A rule, as the version of the scheme says it. */
export interface RuleNode {
  readonly is: "rule";
  readonly code: string;
  readonly scheme: string;
  readonly schemeVersion: number;
  /** Of an eligibility rule, the expression that is evaluated. */
  readonly expression?: string;
}

/** What was counted, answered, lacking, or done by time alone. */
export interface FactNode {
  readonly is: "fact";
  readonly code: string;
}

type Told = { readonly text: string };

/** One thing and what it follows from, each the same. What has the same key is the same thing. */
export interface Because {
  readonly key: string;
  readonly node: (EventNode | RuleNode | FactNode) & Told;
  readonly from: readonly Because[];
}

export type WhyNode = { readonly id: string } & Because["node"];

/** The first node is what was asked about. An edge goes from what follows to what it follows from. */
export interface WhyGraph {
  readonly nodes: readonly WhyNode[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** The same, to be read: what a line follows from stands below it, further in. */
  readonly text: readonly string[];
}

/** Nodes are numbered as they come, so that numbers tell nothing of what was left out. */
export const graphOf = (root: Because): WhyGraph => {
  const ids = new Map<string, string>();
  const nodes: WhyNode[] = [];
  const edges: WhyGraph["edges"][number][] = [];
  const text: string[] = [];
  const visit = ({ key, node, from }: Because, depth: number): string => {
    const known = ids.get(key);
    const id = known ?? String(nodes.length + 1);
    const line = `${"  ".repeat(depth)}${id}. ${node.text}${placeOf(node)}`;
    // It has been told above, with all that it follows from.
    if (known !== undefined) {
      text.push(`${line} …`);
      return id;
    }
    ids.set(key, id);
    nodes.push({ id, ...node });
    text.push(line);
    for (const [nth, one] of from.entries())
      if (from.findIndex(({ key: other }) => other === one.key) === nth)
        edges.push({ from: id, to: visit(one, depth + 1) });
    return id;
  };
  visit(root, 0);
  return { nodes, edges, text };
};

/** Its day, and where to find it in the log. */
const placeOf = (node: Because["node"]): string => {
  if (node.is !== "event") return "";
  const day = parisDay(node.at);
  return node.stream === undefined ? ` (${day})` : ` (${day}, ${node.stream} ${node.version})`;
};
