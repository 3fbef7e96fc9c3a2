import { ValidateBy } from "class-validator";

const longest = 2_000;

/** Where the messages go; whether the operator lets them go there is found out when they do. */
const isAddress = (text: string): boolean => {
  if (text.length > longest || !URL.canParse(text)) return false;
  const { protocol, hash, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && hash === "" && username === "" && password === "";
};

/** In the shape of a command: an address of the web, without a fragment, a user or a password. */
export const IsWebAddress = (): PropertyDecorator =>
  ValidateBy({
    name: "isWebAddress",
    constraints: [longest],
    validator: {
      validate: (value) => typeof value === "string" && isAddress(value),
      defaultMessage: () => "$property must be an http(s) address",
    },
  });
