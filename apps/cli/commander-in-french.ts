import { type Command, Help } from "commander";

/** Commander speaks English alone: what it says by itself, in French. Each command is told apart. */
export const inFrench = (command: Command): void => {
  command.helpOption("-h, --help", "affiche cette aide").configureHelp({
    styleTitle: (title) => titles[title] ?? title,
    optionDescription: (option) =>
      Help.prototype.optionDescription
        .call(new Help(), option)
        .replace(/\(choices: /, "(au choix : ")
        .replace(/\(default: /, "(sans cela : "),
  });
  if (command.commands.length > 0)
    command.helpCommand("help [command]", "affiche l’aide d’une commande");
};

const titles: Readonly<Record<string, string>> = {
  "Usage:": "Usage :",
  "Arguments:": "Arguments :",
  "Options:": "Options :",
  "Commands:": "Commandes :",
};

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.*)'/, "Il manque un argument : « $1 »."],
  [/^error: option '(.*)' argument missing/, "L’option « $1 » attend une valeur."],
  [/^error: required option '(.*)' not specified/, "L’option « $1 » est nécessaire."],
  [/^error: unknown option '(.*?)'/, "Aucune option ne s’appelle « $1 »."],
  [/^error: unknown command '(.*?)'/, "Aucune commande ne s’appelle « $1 »."],
  [
    /^error: too many arguments.* Expected (\d+) .* got (\d+)\./,
    "Trop d’arguments : $1 attendus, $2 donnés.",
  ],
  [
    /^error: option '(.*?)' argument '(.*)' is invalid\. Allowed choices are (.*)\./,
    "« $2 » ne convient pas à l’option « $1 » ; au choix : $3.",
  ],
  [
    /^error: option '(.*?)' cannot be used with option '(.*?)'/,
    "Les options « $1 » et « $2 » ne vont pas ensemble.",
  ],
  [/\n\(Did you mean (?:one of )?(.*)\?\)/, " Vouliez-vous dire : $1 ?"],
];

/** What it says of a mistake. A sentence that is not known here stays as it is. */
export const mistakeInFrench = (said: string): string =>
  sentences.reduce((text, [english, french]) => text.replace(english, french), said);
