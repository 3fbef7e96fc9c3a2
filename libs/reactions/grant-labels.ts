import type { JsonObject } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { grantLabel } from "#labelling/label/grant-label.js";
import { allotNumber } from "#labelling/register/allot-number.js";
import { register, type RegisterEvent } from "#labelling/register/register.js";
import { reaction } from "./reaction.js";

type Remembered = { readonly scheme: string };

/**
 * A decision that grants is followed by a number, and the number by the label, which is named by its
 * file: so there is one label a file, whatever comes twice.
 */
export const grantLabels = reaction<ApplicationEvent | RegisterEvent, Remembered & JsonObject>({
  name: "grant-labels",
  reads: [application, register],
  evolve: (state, { event }) =>
    event.type === "ApplicationStarted" ? { scheme: event.scheme } : state,
  react: ({ id, event }, state) => {
    if (event.type === "LabelNumbered")
      return [{ command: grantLabel, to: event.label, body: { application: event.application } }];
    return grants(event) && state
      ? [{ command: allotNumber, to: state.scheme, body: { label: id, application: id } }]
      : [];
  },
});

const grants = (event: ApplicationEvent | RegisterEvent): boolean =>
  (event.type === "DecisionRecorded" || event.type === "DecisionDeemed") &&
  (event.outcome === "granted" || event.outcome === "granted-with-conditions");
