import type { JsonObject } from "#kernel/index.js";
import type { Certified } from "./certificate.js";
import type { Issuer } from "./issuer.js";

const meanings = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" } as const;

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => Object.entries(meanings).find(([of]) => of === one)?.[1] ?? one);

const widest = 44;

/** A badge has one line for it; whole, it stands in the description. */
const shortened = (text: string): string =>
  escaped(text.length <= widest ? text : `${text.slice(0, widest - 1).trimEnd()}…`);

const line = (y: number, size: number, text: string): string =>
  `  <text x="240" y="${y}" font-size="${size}">${text}</text>\n`;

/** An SVG with the credential in it, as Open Badges 3.0 bakes one. */
export const badge = (facts: Certified, credential: JsonObject, { isSample }: Issuer): string => {
  const { rules, number, title, holder, from, until } = facts;
  // The end of a CDATA section, if somebody writes it, as JSON may write it too.
  const baked = JSON.stringify(credential).replaceAll("]]>", "]]\\u003e");
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 480 270" width="480" height="270" role="img" font-family="sans-serif" text-anchor="middle" fill="#16324f">
  <openbadges:credential><![CDATA[${baked}]]></openbadges:credential>
  <title>${escaped(`${rules.brand} n° ${number}`)}</title>
  <desc>${escaped(`${title} – ${holder}, ${from} – ${until}`)}</desc>
  <rect x="4" y="4" width="472" height="262" rx="18" fill="#ffffff" stroke="#16324f" stroke-width="6"/>
${line(64, 20, shortened(rules.brand))}${line(112, 34, `Label n° ${number}`)}${line(156, 18, shortened(title))}${line(186, 16, shortened(holder))}${line(222, 14, `${from} – ${until}`)}${isSample ? line(250, 16, "SPÉCIMEN – SAMPLE") : ""}</svg>
`;
};
