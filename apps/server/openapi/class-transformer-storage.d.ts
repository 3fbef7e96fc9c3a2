// The package ships this module without its types; the schema builder asks for what it exports.
declare module "class-transformer/cjs/storage.js" {
  import type { IOptions } from "class-validator-jsonschema/build/options.js";
  export const defaultMetadataStorage: NonNullable<IOptions["classTransformerMetadataStorage"]>;
}
