import "server-only";
import { createArticleRepository } from "../articles/repository";
import { createArticleService, type ArticleService } from "../articles/service";
import { createAuthRepository } from "../auth/repository";
import { createAuthService, type AuthService } from "../auth/service";
import { createThrottle } from "../auth/throttle";
import { openDatabase, type OpenDatabase } from "../db/open";
import { readEnvironment, type Environment } from "../env";
import { createHistoryService, type HistoryService } from "../history/service";
import { createLogger, type Logger } from "../log";
import { mergeArticle } from "../merge/index";
import { createIdempotencyRepository } from "../idempotency/repository";
import { createIdempotencyService, type IdempotencyService } from "../idempotency/service";
import { createPublishingService, type PublishingService } from "../publishing/service";
import { createSpaceRepository } from "../spaces/repository";
import { createSpaceService, type SpaceService } from "../spaces/service";
import { createUserRepository } from "../users/repository";
import { createUserService, type UserService } from "../users/service";
import { welcomeOwner } from "./welcome";

/** Everything a request handler or a page needs, wired once a process. */
export type App = {
  environment: Environment;
  log: Logger;
  database: OpenDatabase;
  auth: AuthService;
  users: UserService;
  spaces: SpaceService;
  articles: ArticleService;
  history: HistoryService;
  publishing: PublishingService;
  idempotency: IdempotencyService;
  close(): Promise<void>;
};

/** Opens the database and wires the services. Throws SettingsError when they cannot work together. */
export async function createApp(environment: Environment): Promise<App> {
  const log = createLogger(environment.logLevel);
  const database = await openDatabase(environment.database);
  const { db } = database;
  const spaceRepository = createSpaceRepository(db);
  const articleRepository = createArticleRepository(db);
  const userRepository = createUserRepository(db);
  const authRepository = createAuthRepository(db);

  const merge = async (versions: Parameters<typeof mergeArticle>[0]) => mergeArticle(versions);
  const auth = createAuthService(authRepository);
  const spaces = createSpaceService(spaceRepository, userRepository);
  const articles = createArticleService(articleRepository, spaceRepository, merge);
  return {
    environment,
    log,
    database,
    auth,
    spaces,
    articles,
    users: createUserService({
      users: userRepository,
      auth,
      throttle: createThrottle(authRepository, environment.hasRateLimits),
      registration: environment.registration,
      welcome: (owner) => welcomeOwner(owner, { spaces, articles }),
    }),
    idempotency: createIdempotencyService(createIdempotencyRepository(db)),
    publishing: createPublishingService(articleRepository, articles),
    history: createHistoryService(articleRepository, articles, merge),
    close: () => database.close(),
  };
}

/**
 * The one App of this process. It hangs on `globalThis` because the server's bundle and Next's are
 * two copies of this module in one process, and there must be one database connection.
 */
const holder = globalThis as { [appKey]?: Promise<App> };
const appKey: unique symbol = Symbol.for("concord.app") as never;

export function getApp(): Promise<App> {
  holder[appKey] ??= createApp(readEnvironment()).catch((error: unknown) => {
    delete holder[appKey];
    throw error;
  });
  return holder[appKey];
}

/** Puts `app` in the place of the one that `getApp` would make. */
export function provideApp(app: App): void {
  holder[appKey] = Promise.resolve(app);
}
