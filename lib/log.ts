import "server-only";
import { pino, type Logger } from "pino";

export type { Logger };

/** One JSON line an event on standard error, so that standard output stays for the address line. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
