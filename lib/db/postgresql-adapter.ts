import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";

/**
 * Prisma's adapter cuts a migration into statements at every semicolon, those inside a function's body
 * included. PostgreSQL takes a script whole, so that is how it gets it here.
 */
export class WholeScriptPg extends PrismaPg {
  override async connect() {
    return takesWholeScripts(await super.connect());
  }

  override async connectToShadowDb() {
    return takesWholeScripts(await super.connectToShadowDb());
  }
}

function takesWholeScripts<Connection extends Awaited<ReturnType<PrismaPg["connect"]>>>(connection: Connection): Connection {
  connection.executeScript = async (script) => {
    await connection.underlyingDriver().query(script);
  };
  return connection;
}
