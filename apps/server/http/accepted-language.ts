import type { Language } from "#labelling/person/person.js";

/**
 * The one of our two languages that the caller likes best in Accept-Language.
 * @param otherwise what the caller's own settings say, for a header that is absent or names neither
 */
export const acceptedLanguage = (acceptLanguage = "", otherwise: Language = "fr"): Language => {
  const quality = { fr: 0, en: 0 };
  for (const range of acceptLanguage.toLowerCase().split(",")) {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const language = tag.split("-")[0];
    if (language === "fr" || language === "en") {
      quality[language] = Math.max(quality[language], q ? Number(q.slice(2)) || 0 : 1);
    }
  }
  if (quality.en === quality.fr) return otherwise;
  return quality.en > quality.fr ? "en" : "fr";
};
