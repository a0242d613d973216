import "server-only";
import { createArticleRepository } from "../articles/repository";
import { createSearchRepository } from "../articles/search-repository";
import { createArticleService, type ArticleService } from "../articles/service";
import { createAuthRepository } from "../auth/repository";
import { createAuthService, type AuthService } from "../auth/service";
import { createThrottle } from "../auth/throttle";
import { openDatabase, type OpenDatabase } from "../db/open";
import { readEnvironment, type Environment } from "../env";
import { createLocalBus, createPostgresqlBus } from "../events/bus";
import { createFeedRepository } from "../events/repository";
import { createEventService, type EventService } from "../events/service";
import { createExportService, type ExportService } from "../export/service";
import { createFileRepository } from "../files/repository";
import { createFileService, type FileService } from "../files/service";
import { createHistoryService, type HistoryService } from "../history/service";
import { createRateLimit, type RateLimit } from "../http/rate-limit";
import { createIdempotencyRepository } from "../idempotency/repository";
import { createIdempotencyService, type IdempotencyService } from "../idempotency/service";
import { createInsightRepository } from "../insights/repository";
import { createInsightService, type InsightService } from "../insights/service";
import { createLogger, type Logger } from "../log";
import { createMerger } from "../merge-pool";
import { createMetrics, type Metrics } from "../metrics";
import { createScheduleRepository } from "../publishing/schedule-repository";
import { createScheduleService, type ScheduleService } from "../publishing/schedule-service";
import { createPublishingService, type PublishingService } from "../publishing/service";
import { createSpaceRepository } from "../spaces/repository";
import { createSpaceService, type SpaceService } from "../spaces/service";
import { createStarRepository } from "../stars/repository";
import { createStarService, type StarService } from "../stars/service";
import { createInvitationRepository } from "../users/invitation-repository";
import { createInvitationService, type InvitationService } from "../users/invitation-service";
import { createUserRepository } from "../users/repository";
import { createUserService, type UserService } from "../users/service";
import { createJobs } from "./jobs";
import { welcomeOwner } from "./welcome";

/** Everything a request handler or a page needs, wired once a process. */
export type App = {
  environment: Environment;
  log: Logger;
  database: OpenDatabase;
  auth: AuthService;
  users: UserService;
  invitations: InvitationService;
  spaces: SpaceService;
  articles: ArticleService;
  history: HistoryService;
  files: FileService;
  exports: ExportService;
  publishing: PublishingService;
  schedules: ScheduleService;
  stars: StarService;
  events: EventService;
  insights: InsightService;
  idempotency: IdempotencyService;
  rateLimit: RateLimit;
  metrics: Metrics;
  /** Begins with what is done now and then: schedules, counts, cleaning up. */
  startJobs(): void;
  close(): Promise<void>;
};

/** Where the code of threads is, bundled: for large merges, and for SQLite's frequent writes. */
export type Threads = { merge?: URL; writer?: URL };

/**
 * Opens the database and wires the services. Throws SettingsError when they cannot work together.
 * What `threads` has no code for runs on this one.
 */
export async function createApp(environment: Environment, threads: Threads = {}): Promise<App> {
  const log = createLogger(environment.logLevel);
  const database = await openDatabase(environment.database, threads.writer);
  const { db } = database;
  const spaceRepository = createSpaceRepository(database);
  const bus = environment.database.kind === "sqlite" ? createLocalBus() : createPostgresqlBus(environment.database.url, log);
  const articleRepository = createArticleRepository(database, { changed: () => bus.announceChange() });
  const fileRepository = createFileRepository(db);
  const userRepository = createUserRepository(db);
  const invitationRepository = createInvitationRepository(db);
  const authRepository = createAuthRepository(database);

  const merger = createMerger(threads.merge ? { workerUrl: threads.merge } : null);
  const { merge } = merger;
  const auth = createAuthService(authRepository);
  const spaces = createSpaceService(spaceRepository, userRepository);
  const insights = createInsightService(createInsightRepository(db));
  const articles = createArticleService({
    articles: articleRepository,
    spaces: spaceRepository,
    index: createSearchRepository(database),
    merge,
    notice: insights.notice,
  });
  const publishing = createPublishingService(articleRepository, articles);
  const schedules = createScheduleService({ schedules: createScheduleRepository(db, () => bus.announceChange()), articles, publishing, log });
  const events = createEventService(createFeedRepository(db), bus, log);
  const idempotencyRepository = createIdempotencyRepository(db);
  const idempotency = createIdempotencyService(idempotencyRepository);
  // Nobody else has this database, so that what was running when the process before died runs no more.
  if (database.kind === "sqlite") await idempotencyRepository.endAllRuns(new Date());
  const jobs = createJobs(
    [
      { everyTicks: 1, run: schedules.runDue },
      { everyTicks: 5, run: insights.flush },
      { everyTicks: 600, run: idempotency.removeExpired },
    ],
    log,
  );
  return {
    environment,
    log,
    database,
    auth,
    spaces,
    articles,
    users: createUserService({
      users: userRepository,
      invitations: invitationRepository,
      auth,
      throttle: createThrottle(authRepository, environment.hasRateLimits),
      registration: environment.registration,
      welcome: (owner) => welcomeOwner(owner, { spaces, articles }),
    }),
    invitations: createInvitationService(invitationRepository, userRepository),
    ...{ publishing, schedules, events, insights, idempotency },
    stars: createStarService(createStarRepository(db), articles),
    rateLimit: createRateLimit(environment.hasRateLimits),
    metrics: createMetrics(),
    startJobs: jobs.start,
    files: createFileService(fileRepository, spaceRepository),
    exports: createExportService(articleRepository, fileRepository, spaceRepository),
    history: createHistoryService(articleRepository, articles, merger),
    async close() {
      await jobs.stop();
      await events.close();
      await insights.flush().catch(() => {});
      await merger.close();
      await database.close();
    },
  };
}

/**
 * The one App of this process. It hangs on `globalThis` because the server's bundle and Next's are
 * two copies of this module in one process, and there must be one database connection.
 */
const holder = globalThis as { [appKey]?: Promise<App> };
const appKey: unique symbol = Symbol.for("concord.app") as never;

export function getApp(): Promise<App> {
  holder[appKey] ??= createApp(readEnvironment()).then(started).catch((error: unknown) => {
    delete holder[appKey];
    throw error;
  });
  return holder[appKey];
}

function started(app: App): App {
  app.startJobs();
  return app;
}

/** Puts `app` in the place of the one that `getApp` would make. */
export function provideApp(app: App): void {
  holder[appKey] = Promise.resolve(app);
}
