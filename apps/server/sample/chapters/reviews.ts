import {
  chair,
  forApim,
  forClusters,
  forCrci,
  forJeCree,
  forJInnove,
  forNfx,
  forPlatform,
  type Part,
} from "../people.js";
import type { Reviewed, Said } from "./review.js";

const asked =
  (askedOn: string) =>
  (
    ref: string,
    reviewedOn: string,
    asked: readonly Part[],
    ...said: readonly Said[]
  ): Reviewed => ({ ref, askedOn, reviewedOn, asked, said });

const inDecember = asked("2006-12-01");
const inAutumn = asked("2006-10-25");

/** Who reviews what, and what they make of it: brand value, theme, charter and reach, out of five. */
export const reviews: readonly Reviewed[] = [
  inAutumn(
    "centres-ressources",
    "2006-11-13",
    [forPlatform, forJInnove],
    [
      [8, 9, 7, 8],
      "favourable",
      "Des appareils rares dans la région, et quelqu’un pour les expliquer.",
    ],
    [[7, 8, 8, 7], "favourable", "L’accueil des petites entreprises est déjà dans les habitudes."],
  ),
  inAutumn(
    "haute-qualite-technologique",
    "2006-11-14",
    [forClusters],
    [
      [15, 14, 12, 17],
      "favourable",
      "Fourreaux neutres, prix justes ; la liaison entre sites manque encore.",
    ],
  ),
  inDecember(
    "npdc-01",
    "2006-12-06",
    [forApim, forJInnove],
    [[5, 5, 4, 5], "favourable", "La marque sur les murs des villes où l’on entreprend le moins."],
    [[5, 5, 3, 5], "favourable", "Très visible ; le papier des kits mériterait d’être compté."],
  ),
  inDecember(
    "npdc-02",
    "2006-12-06",
    [forNfx, forCrci],
    [[4, 5, 4, 5], "favourable", "Un site que l’on consulte chaque jour, signé de la marque."],
    [[4, 5, 4, 4], "favourable", "La lettre touche des lecteurs fidèles."],
  ),
  inDecember(
    "npdc-03",
    "2006-12-07",
    [forJeCree, forApim],
    [
      [3, 5, 3, 3],
      "reserved",
      "Le site n’ouvre qu’à la fin du mois : la place de la marque reste à voir.",
    ],
    [[4, 5, 3, 3], "favourable", "La reprise manquait d’une adresse à elle."],
  ),
  inDecember(
    "npdc-04",
    "2006-12-07",
    [forJInnove, forNfx],
    [[3, 5, 4, 2], "favourable", "Des rencontres une à une, patientes."],
    [[3, 5, 4, 3], "favourable", "Peu de bruit, beaucoup d’effet."],
  ),
  inDecember(
    "npdc-05",
    "2006-12-08",
    [forCrci, forJeCree],
    [[3, 5, 3, 3], "favourable", "Le sujet est porté auprès de ceux qu’il concerne."],
    [[4, 5, 3, 3], "favourable", "Complète bien ce que nous faisons pour la création."],
  ),
  inDecember(
    "npdc-06",
    "2006-12-08",
    [forApim, forNfx],
    [[3, 5, 4, 2], "favourable", "Un accompagnement sérieux, heure par heure."],
    [[3, 4, 4, 2], "favourable", "La signature figure sur chaque courrier."],
  ),
  inDecember(
    "npdc-07",
    "2006-12-11",
    [forJeCree, forJInnove],
    [[4, 4, 3, 3], "favourable", "La semaine a fait se rencontrer porteurs et investisseurs."],
    [[4, 4, 3, 2], "favourable", "Un rendez-vous à installer dans la durée."],
  ),
  inDecember(
    "npdc-08",
    "2006-12-11",
    [forCrci, forApim],
    [[5, 4, 3, 5], "favourable", "La marque voyage là où la région se fait connaître."],
    [[5, 4, 3, 5], "favourable", "Des dossiers ouverts, loin de chez nous."],
  ),
  inDecember(
    "npdc-09",
    "2006-12-12",
    [forJInnove, forCrci],
    [[4, 4, 2, 4], "reserved", "Bon outil ; l’article 5 de la Charte est traité en une phrase."],
    [[4, 4, 3, 4], "favourable", "Les entreprises y trouvent un point d’entrée unique."],
  ),
  inDecember(
    "npdc-10",
    "2006-12-12",
    [forNfx, forApim],
    [[4, 4, 4, 5], "favourable", "La réponse sur les trajets rassure."],
    [[4, 4, 3, 5], "favourable", "Douze pays en huit mois, la marque sur chaque stand."],
  ),
  inDecember(
    "npdc-11",
    "2006-12-13",
    [forApim, forJeCree],
    [[3, 4, 3, 3], "reserved", "On ne voit pas encore qui se servira de l’outil."],
    [[3, 3, 3, 3], "reserved", "Un essai auprès d’entreprises manque au dossier."],
  ),
  inDecember(
    "npdc-12",
    "2006-12-13",
    [forJeCree, forCrci],
    [[2, 2, 3, 2], "unfavourable", "Une journée close depuis juin, sans suite annoncée."],
    [[2, 3, 3, 2], "unfavourable", "La marque n’y figurait qu’au verso du programme."],
  ),
  inDecember(
    "npdc-13",
    "2006-12-14",
    [forNfx, forJInnove],
    [[3, 3, 2, 3], "unfavourable", "Les habitants ne sont cités nulle part."],
    [[3, 4, 3, 3], "favourable", "Un pilote utile à d’autres communautés."],
  ),
  inDecember(
    "npdc-18",
    "2006-12-14",
    [forCrci, forNfx],
    [[3, 5, 4, 3], "favourable", "Former les repreneurs, c’est préparer les transmissions."],
    [[3, 5, 4, 2], "favourable", "Un groupe d’une taille qui permet de suivre chacun."],
  ),
  inDecember(
    "npdc-19",
    "2006-12-15",
    [forJInnove, forApim],
    [[5, 5, 4, 5], "favourable", "L’envie d’entreprendre commence au lycée."],
    [[4, 5, 4, 5], "favourable", "Un grand nombre d’élèves, dans deux bassins d’emploi."],
  ),
  inDecember(
    "npdc-21",
    "2006-12-15",
    [chair, forJeCree],
    [[4, 4, 2, 4], "reserved", "Le salon est loin, et passé depuis longtemps."],
    [[4, 4, 3, 4], "favourable", "La région y avait enfin une place à elle."],
  ),
];
