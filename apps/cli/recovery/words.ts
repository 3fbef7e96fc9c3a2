export const words = {
  summary: {
    fr: "Repart de ce qui reste d’un journal qui a perdu sa fin : y inscrit ce qui manque, et fait relire le reste. Serveur arrêté ; interrompu, il se reprend.",
    en: "Goes on from what is left of a log that has lost its end: states in it what is missing, and has the rest read anew. While no server runs; cut off, it is run again.",
  },
  reason: {
    fr: "pourquoi la fin manque : restored (restauré d’une copie plus ancienne) ou failed-over (basculé sur un serveur en retard)",
    en: "why the end is missing: restored (from an older copy) or failed-over (to a server that was behind)",
  },
  yes: { fr: "sans demander confirmation", en: "without asking for confirmation" },
  looking: { fr: "Lecture", en: "Reading" },
  whole: {
    fr: "Le journal contient tout ce qui en a été lu : il n’y a rien à reprendre, et rien n’a été changé.",
    en: "The log holds all that was read of it: there is nothing to recover, and nothing was changed.",
  },
  seen: {
    fr: "Dernier fait lu : {event}, {stream} {version}, n° {index} du journal.",
    en: "Last event read: {event}, {stream} {version}, no. {index} of the log.",
  },
  damaged: { fr: "(endommagé)", en: "(damaged)" },
  end: {
    fr: "Le journal finit à : {event}, {stream} {version}, n° {index}.",
    en: "The log ends at: {event}, {stream} {version}, no. {index}.",
  },
  missing: {
    fr: "Au moins {missing} faits manquent ; ce que personne n’a lu ne se compte pas. Par flux :",
    en: "At least {missing} events are missing; what nobody has read cannot be counted. By stream:",
  },
  retired: {
    fr: "{count} messages qui en découlaient ne partiront pas.",
    en: "{count} messages that followed from them will not leave.",
  },
  sent: {
    fr: "{count} messages sont partis déjà : leurs destinataires savent ce que le journal ne sait plus.",
    en: "{count} messages have left already: their recipients know of what the log does not hold any more.",
  },
  begun: {
    fr: "Cette reprise a été commencée ; elle est menée à bien.",
    en: "This recovery was begun before; it is completed.",
  },
  sure: {
    fr: "Ce qui manque le restera, même si l’autre journal revient. Écrivez « oui » pour repartir de ce qui reste :",
    en: "What is missing stays so, even if the other log comes back. Type “yes” to go on from what is left:",
  },
  affirmative: { fr: "oui", en: "yes" },
  sayYes: {
    fr: "Personne ne peut confirmer ici : ajoutez --yes pour repartir de ce qui reste. Rien n’a été changé.",
    en: "Nobody can confirm here: add --yes to go on from what is left. Nothing was changed.",
  },
  leftAsItWas: { fr: "Rien n’a été changé.", en: "Nothing was changed." },
  recovered: {
    fr: "Repris : le journal dit ce qui lui manque (LogRecovered). Les tables de lecture sont refaites au prochain démarrage.",
    en: "Recovered: the log says what it lacks (LogRecovered). Read models are built anew at the next start.",
  },
} as const;
