import type { Command } from "#kernel/index.js";
import { changeSettings } from "./change-settings.js";
import { endRole } from "./end-role.js";
import { grantRole } from "./grant-role.js";
import { issueToken } from "./issue-token.js";
import { registerPerson } from "./register-person.js";
import { revokeRole } from "./revoke-role.js";
import { revokeToken } from "./revoke-token.js";

export const personCommands: readonly Command[] = [
  registerPerson,
  grantRole,
  endRole,
  revokeRole,
  issueToken,
  revokeToken,
  changeSettings,
];
