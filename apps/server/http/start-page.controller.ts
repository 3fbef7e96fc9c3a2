import { Controller, Get, Header, Inject } from "@nestjs/common";
import { type Engine, ENGINE } from "../engine.js";
import { version } from "../version.js";

const dayInMs = 86_400_000;

/** Says what runs here and where to go on; pages for people come with the web. */
@Controller()
export class StartPageController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  @Header("Content-Type", "text/html; charset=utf-8")
  page(): string {
    const { clock } = this.engine;
    const days = Math.round(clock.offset() / dayInMs);
    const shifted = days === 0 ? "" : ` (horloge de l'exemple : ${days} jours)`;
    return `<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<title>La Créativallée</title>
<h1>La Créativallée</h1>
<p>Le moteur tourne, en version ${version}. <span lang="en">The engine is running.</span></p>
<p>Date : ${clock.now()}${shifted}.</p>
<ul>
<li><a href="/api/openapi.json">/api/openapi.json</a> : l'API REST et ses exemples</li>
<li><code>/api/v1/applications</code> : les dossiers, avec un jeton</li>
<li><code>npx creativallee --help</code> : la ligne de commande</li>
</ul>
</html>
`;
  }
}
