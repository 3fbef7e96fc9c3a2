import { Controller, Get, Header, Inject } from "@nestjs/common";
import { Registry } from "prom-client";
import { type Engine, ENGINE } from "../engine.js";
import { scrape } from "../metrics/scrape.js";

/** For Prometheus; open like /health, and like it no more than numbers: it is kept inside by the proxy. */
@Controller("metrics")
export class MetricsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  @Header("Content-Type", Registry.PROMETHEUS_CONTENT_TYPE)
  metrics(): Promise<string> {
    return scrape(this.engine);
  }
}
