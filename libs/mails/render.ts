import { escapeHtml } from "@kitajs/html";
import { isObject, type Sentence } from "#kernel/index.js";
import type { Language } from "#labelling/person/person.js";
import { closingOf, openingOf } from "./frame.js";
import type { Block, Line, Particulars, Said, Slot, Template } from "./letter.js";

/** A letter as it is read. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A part of a letter in one language, before it is put in a form. */
type Piece =
  | { readonly is: "paragraph" | "quote"; readonly text: string }
  | { readonly is: "list"; readonly lines: readonly string[] }
  | { readonly is: "facts"; readonly facts: readonly (readonly [string, string])[] };

const locales: Readonly<Record<Language, string>> = { fr: "fr-FR", en: "en-GB" };

/** « 1er mars 2027 », “1 March 2027”. */
const dayIn = (language: Language, day: string): string => {
  const format = new Intl.DateTimeFormat(locales[language], {
    dateStyle: "long",
    timeZone: "Europe/Paris",
  });
  const said = format.format(new Date(`${day}T12:00:00Z`));
  return language === "fr" ? said.replace(/^1 /, "1er ") : said;
};

const said = (value: Said, language: Language): string => {
  if (typeof value === "string") return value;
  return "day" in value ? dayIn(language, value.day) : value[language];
};

/** What people wrote on several lines stands on one, amid a sentence. */
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const blank = /\{(\w+)\}/g;

/** A sentence with its blanks filled; none where one of them has nothing to be filled with. */
const filled = (
  sentence: Sentence,
  about: Readonly<Record<string, unknown>>,
  language: Language,
): string | undefined => {
  const names = [...sentence[language].matchAll(blank)].map(([, name = ""]) => name);
  if (!names.every((name) => isSaid(about[name]))) return undefined;
  return sentence[language].replaceAll(blank, (_, name: string) => {
    const value = about[name];
    return isSaid(value) ? onOneLine(said(value, language)) : "";
  });
};

const isSaid = (value: unknown): value is Said =>
  typeof value === "string" || (isObject(value) && ("day" in value || "fr" in value));

const linesIn = (value: Particulars[Slot]): readonly Line[] => (isLines(value) ? value : []);

const isLines = (value: Particulars[Slot]): value is readonly Line[] => Array.isArray(value);

const pieceOf = (block: Block, about: Particulars, language: Language): Piece | undefined => {
  if (block.if !== undefined && about[block.if] === undefined) return undefined;
  if ("say" in block) {
    const text = filled(block.say, about, language);
    return text === undefined ? undefined : { is: "paragraph", text };
  }
  if ("quote" in block) {
    const value = about[block.quote];
    return isSaid(value) ? { is: "quote", text: said(value, language) } : undefined;
  }
  if ("list" in block) {
    const lines = linesIn(about[block.list]).flatMap(
      (line) => block.each.flatMap((pattern) => filled(pattern, line, language) ?? [])[0] ?? [],
    );
    return lines.length === 0 ? undefined : { is: "list", lines };
  }
  const facts = block.facts.flatMap(([heading, slot]) => {
    const value = about[slot];
    const colon = language === "fr" ? " :" : ":";
    return isSaid(value)
      ? [[heading[language] + colon, onOneLine(said(value, language))] as const]
      : [];
  });
  return facts.length === 0 ? undefined : { is: "facts", facts };
};

const inText = (piece: Piece): string => {
  switch (piece.is) {
    case "paragraph":
      return piece.text;
    case "quote":
      return piece.text.replaceAll(/^/gm, "> ");
    case "list":
      return piece.lines.map((line) => `- ${line}`).join("\n");
    case "facts":
      return piece.facts.map(([heading, fact]) => `${heading} ${fact}`).join("\n");
  }
};

const inHtml = (piece: Piece): string => {
  switch (piece.is) {
    case "paragraph":
      return `<p>${escapeHtml(piece.text)}</p>`;
    case "quote":
      return `<blockquote><p>${piece.text
        .split(/\r\n?|\n/)
        .map(escapeHtml)
        .join("<br>")}</p></blockquote>`;
    case "list":
      return `<ul>${piece.lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul>`;
    case "facts":
      return `<dl>${piece.facts
        .map(([heading, fact]) => `<dt>${escapeHtml(heading)}</dt><dd>${escapeHtml(fact)}</dd>`)
        .join("")}</dl>`;
  }
};

/** In both forms, from the same parts. Nothing is fetched from elsewhere when it is read. */
export const render = (template: Template, about: Particulars, language: Language): Rendered => {
  const blocks = [...openingOf(about), ...template.blocks, ...closingOf(template)];
  const pieces = blocks.flatMap((block) => pieceOf(block, about, language) ?? []);
  const subject =
    filled(template.subject, about, language) ?? template.subject[language].replaceAll(blank, "…");
  return {
    subject,
    text: `${pieces.map(inText).join("\n\n")}\n`,
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
      `<title>${escapeHtml(subject)}</title></head><body>`,
      ...pieces.map(inHtml),
      `</body></html>`,
    ].join("\n"),
  };
};
