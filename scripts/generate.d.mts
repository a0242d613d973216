export function postgresqlSchema(text: string): string;
export function generateClients(): void;
