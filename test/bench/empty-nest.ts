// Nest with nothing in it.
import "reflect-metadata";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";

@Module({})
class EmptyModule {}

const adapter = new FastifyAdapter();
const app = await NestFactory.create<NestFastifyApplication>(EmptyModule, adapter, {
  logger: false,
});
await app.listen(0, "127.0.0.1");
console.log(await app.getUrl());
process.on("SIGTERM", () => process.exit());
