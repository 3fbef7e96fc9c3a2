import type { Sentences } from "#kernel/index.js";

/** What can go wrong before or beside a rule of the domain: the status and what a person reads. */
export const problems = {
  BODY_NOT_JSON: {
    status: 400,
    fr: "Le corps de la requête n'est pas un objet JSON bien formé, en UTF-8.",
    en: "The body of the request is not a well-formed JSON object in UTF-8.",
  },
  BODY_TOO_LARGE: {
    status: 413,
    fr: "Le corps de la requête est trop volumineux : 1 Mio au plus, ou 20 Mio pour un document.",
    en: "The body of the request is too large: 1 MiB at most, or 20 MiB for a document.",
  },
  MEDIA_TYPE_NOT_SUPPORTED: {
    status: 415,
    fr: "Le type du contenu ne convient pas ici : application/json, ou pour un document le sien.",
    en: "The type of the content does not fit here: application/json, or for a document its own.",
  },
  BAD_REQUEST: {
    status: 400,
    fr: "La requête est mal formée ; rien n'a été enregistré.",
    en: "The request is not well-formed; nothing was stored.",
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    fr: "Les en-têtes de la requête sont trop volumineux.",
    en: "The headers of the request are too large.",
  },
  TOO_SLOW: {
    status: 408,
    fr: "La requête n'est pas arrivée en entier à temps ; recommencez.",
    en: "The request did not arrive in full in time; please repeat it.",
  },
  KEY_REQUIRED: {
    status: 400,
    fr: "Ajoutez un en-tête Idempotency-Key (1 à 200 caractères) : il permet de répéter la requête sans risque.",
    en: "Add an Idempotency-Key header (1 to 200 characters): with it the request can be repeated safely.",
  },
  KEY_REUSED: {
    status: 422,
    fr: "Cet Idempotency-Key a déjà servi pour une autre demande ; choisissez-en un nouveau.",
    en: "This Idempotency-Key was used for another request; choose a new one.",
  },
  INVALID: {
    status: 422,
    fr: "La demande contient des valeurs que nous ne pouvons pas accepter.",
    en: "The request holds values that cannot be accepted.",
  },
  TOO_MUCH_AT_ONCE: {
    status: 413,
    fr: "C'est trop pour une seule demande : rien n'a été enregistré, partagez-la en plusieurs.",
    en: "This is too much for one request: nothing was stored, split it into several.",
  },
  BLOB_MISSING: {
    status: 422,
    fr: "Aucun contenu n'est enregistré sous l'empreinte {hash} : enregistrez-le d'abord.",
    en: "No content is stored under the hash {hash}: store it first.",
  },
  TOKEN_REQUIRED: {
    status: 401,
    fr: "Présentez un jeton valable : Authorization: Bearer …",
    en: "Present a valid token: Authorization: Bearer …",
  },
  FORBIDDEN: {
    status: 403,
    fr: "Votre rôle ne permet pas cette action.",
    en: "Your role does not allow this.",
  },
  NOT_FOUND: {
    status: 404,
    fr: "Rien de tel n'existe ici, ou rien que vous puissiez voir.",
    en: "Nothing of the kind exists here, or nothing that you may see.",
  },
  NOT_IN_SIGNED_TREE: {
    status: 404,
    fr: "Aucun fait de cette empreinte n'est dans l'arbre signé. Un fait qui vient d'être enregistré y entre dans les secondes qui suivent : redemandez.",
    en: "No event of this hash is in the signed tree. One that was just recorded comes into it within seconds: please ask again.",
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    fr: "Cette adresse n'accepte pas cette méthode.",
    en: "This address does not take that method.",
  },
  STALE: {
    status: 412,
    fr: "Cela a changé depuis votre lecture ; relisez avant de recommencer.",
    en: "This has changed since you read it; read it again before you repeat.",
  },
  IF_MATCH_REQUIRED: {
    status: 428,
    fr: "Dites quelle version vous avez lue : ajoutez l'en-tête If-Match avec son ETag.",
    en: "Say which version you have read: add an If-Match header with its ETag.",
  },
  CONTENDED: {
    status: 503,
    fr: "Trop d'écritures en même temps ; rien n'a été enregistré, réessayez dans un instant.",
    en: "Too many writes at once; nothing was stored, try again in a moment.",
  },
  UNAVAILABLE: {
    status: 503,
    fr: "Le journal n'est pas joignable pour l'instant ; réessayez avec le même Idempotency-Key.",
    en: "The log cannot be reached just now; try again with the same Idempotency-Key.",
  },
  LOG_SHORTER: {
    status: 503,
    fr: "Le journal a perdu sa fin, dont l'événement {event} : rien n'est lu ni enregistré jusqu'à ce qu'il soit remis en place ou repris. Prévenez l'exploitant (« creativallee log recover », docs/operations.md).",
    en: "The log has lost its end, with the event {event}: nothing is read or stored until it is put back or recovered. Tell the operator (“creativallee log recover”, docs/operations.md).",
  },
  CLOCK_NOT_TRUSTED: {
    status: 503,
    fr: "L'horloge du serveur n'est plus fiable ; rien n'a été enregistré. Réessayez plus tard avec le même Idempotency-Key, ou prévenez l'exploitant.",
    en: "The server's clock cannot be trusted just now; nothing was stored. Try again later with the same Idempotency-Key, or tell the operator.",
  },
  NOT_YET_VISIBLE: {
    status: 503,
    fr: "Votre écriture est enregistrée mais pas encore visible ici ; relisez dans un instant.",
    en: "Your write is stored but cannot be seen here yet; read again in a moment.",
  },
  FROM_NEWER_RELEASE: {
    status: 503,
    fr: "Ceci contient un fait d'une version plus récente du logiciel ; adressez-vous à l'exploitant.",
    en: "This holds an event from a newer release of the software; ask the operator.",
  },
  LOG_FROM_NEWER_RELEASE: {
    status: 503,
    fr: "Le journal contient un fait d'une version plus récente du logiciel : mettez le serveur à jour pour revenir à ce moment.",
    en: "The log holds an event from a newer release of the software: update the server to go back to this moment.",
  },
  NOT_READY: {
    status: 503,
    fr: "Cette vue est en cours de construction ({model}) ; revenez dans un instant.",
    en: "This view is being built ({model}); come back in a moment.",
  },
  INTERNAL: {
    status: 500,
    fr: "Une erreur de notre part ; elle est consignée sous la référence {reference}.",
    en: "A fault of ours; it is recorded under the reference {reference}.",
  },
} as const satisfies Sentences & Record<string, { status: number }>;

export type ProblemCode = keyof typeof problems;
