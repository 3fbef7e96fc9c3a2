import { Controller, Get, Header, Inject } from "@nestjs/common";
import { type House, HOUSE } from "../house.js";

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);

/** Says what runs here and where to go on; pages for people come with the web. */
@Controller()
export class StartPageController {
  constructor(@Inject(HOUSE) private readonly house: House) {}

  @Get()
  @Header("Content-Type", "text/html; charset=utf-8")
  @Header("Content-Security-Policy", "default-src 'none'")
  page(): string {
    const { clock, version } = this.house;
    const offset = clock.offsetDays();
    return `<!doctype html><html lang="fr"><title>La Créativallée</title>
<h1>La Créativallée</h1>
<p>Le moteur tourne, version ${escape(version)}. <span lang="en">The engine runs.</span></p>
<p>Date du dossier de données : ${escape(clock.now())}${
      offset === 0 ? "" : ` (horloge décalée de ${offset} jours, pour l'exemple)`
    }.</p>
<ul>
<li><a href="/api/openapi.json">/api/openapi.json</a> : l'API REST, décrite</li>
<li>/api/v1/applications : les dossiers (avec un jeton)</li>
<li>npx creativallee --help : la ligne de commande</li>
</ul>`;
  }
}
