import type { JsonObject } from "#kernel/index.js";
import { application } from "#labelling/application/application.js";
import type { ApplicationEvent } from "#labelling/application/events.js";
import { grantLabel } from "#labelling/label/grant-label.js";
import { supersedeConditions } from "#labelling/label/supersede-conditions.js";
import { allotNumber } from "#labelling/register/allot-number.js";
import { register, type RegisterEvent } from "#labelling/register/register.js";
import { reaction } from "./reaction.js";

type Remembered = { readonly scheme: string; readonly granted?: true };

/**
 * A decision that grants is followed by a number, and the number by the label, which is named by its
 * file: so there is one label a file, whatever comes twice. Where an appeal grants what was granted
 * under conditions, its own take their place.
 */
export const grantLabels = reaction<ApplicationEvent | RegisterEvent, Remembered & JsonObject>({
  name: "grant-labels",
  reads: [application, register],
  evolve: (state, { event }) => {
    if (event.type === "ApplicationStarted") return { scheme: event.scheme };
    return state && grants(event) ? { ...state, granted: true } : state;
  },
  react: ({ id, event }, state) => {
    if (event.type === "LabelNumbered")
      return [{ command: grantLabel, to: event.label, body: { application: event.application } }];
    if (!grants(event) || !state) return [];
    return state.granted
      ? [{ command: supersedeConditions, to: id, body: {} }]
      : [{ command: allotNumber, to: state.scheme, body: { label: id, application: id } }];
  },
});

const grants = (event: ApplicationEvent | RegisterEvent): boolean =>
  (event.type === "DecisionRecorded" || event.type === "DecisionDeemed") &&
  (event.outcome === "granted" || event.outcome === "granted-with-conditions");
