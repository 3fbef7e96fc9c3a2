import type { Command } from "#kernel/index.js";
import { adoptSeats } from "./adopt-seats.js";
import { endMandate } from "./end-mandate.js";
import { formCommittee } from "./form-committee.js";
import { giveMandate } from "./give-mandate.js";
import { nameChair } from "./name-chair.js";
import { nameDeputy } from "./name-deputy.js";

export const committeeCommands: readonly Command[] = [
  formCommittee,
  adoptSeats,
  giveMandate,
  endMandate,
  nameChair,
  nameDeputy,
];
