import Link from "next/link";
import { Brand } from "@/components/shell/brand";
import { Page } from "@/components/ui/page";
import { PROBLEM_CATALOGUE, problemType } from "@/lib/http/problem-catalogue";
import { operations } from "@/lib/openapi/document";
import { sharedProblems, type Operation } from "@/lib/openapi/operation";
import styles from "./api-reference.module.css";
import type { Draft } from "./curl";
import { TryIt } from "./try-it";

const ACCESS = { public: "Anyone", session: "A signed-in person", read: "Any credentials", write: "Credentials that may write" };

/** The whole API on one page, from the same operations that the OpenAPI document is made of. */
export function ApiReference() {
  const tags = [...new Set(operations.map((operation) => operation.tag))];
  return (
    <>
      <header className={styles.bar}>
        <Link href="/" className={styles.home} aria-label="Concord, to the app"><Brand /></Link>
      </header>
      <main>
        <Page title="API" lead={<>Every write names the version it was made from; a stale one is answered 409 with what is needed to merge. The same as a document for programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. What can go wrong: <Link href="/problems">answers of the API</Link>.</>}>
          {tags.map((tag) => (
            <section key={tag} className={styles.tag}>
              <h2>{tag}</h2>
              {operations.filter((operation) => operation.tag === tag).map((operation) => <OperationCard key={`${operation.method} ${operation.path}`} operation={operation} />)}
            </section>
          ))}
        </Page>
      </main>
    </>
  );
}

function OperationCard({ operation }: { operation: Operation }) {
  const { method, path, summary, description, access, answers } = operation;
  const problems = [...new Set([...(operation.problems ?? []), ...sharedProblems(operation)])];
  return (
    <details className={styles.operation}>
      <summary className={styles.summary}>
        <code className={styles.method}>{method.toUpperCase()}</code>
        <code className={styles.path}>{path}</code>
        <span className={styles.words}>{summary}</span>
      </summary>
      <div className={styles.content}>
        {description && <p>{description}</p>}
        <p>Who may ask: {ACCESS[access]}.</p>
        <ul role="list" className={styles.answers}>
          {Object.entries(answers).map(([status, answer]) => <li key={status}><code>{status}</code> {answer.description}</li>)}
          {problems.map((kind) => (
            <li key={kind}><code>{PROBLEM_CATALOGUE[kind].status}</code> <Link href={problemType(kind)}>{PROBLEM_CATALOGUE[kind].title}</Link></li>
          ))}
        </ul>
        <TryIt initial={draftOf(operation)} />
      </div>
    </details>
  );
}

function draftOf({ method, path, query, body, version }: Operation): Draft {
  const required = Object.entries(query?.shape ?? {}).filter(([, field]) => !field.safeParse(undefined).success);
  const type = body?.types?.[0] ?? "application/json";
  const namesVersion = typeof body?.example === "object" && body.example !== null && "version" in body.example;
  const headers = [...(body?.example === undefined ? [] : [`Content-Type: ${type}`]), ...(version && !namesVersion ? ['If-Match: "1"'] : [])];
  return {
    method: method.toUpperCase(),
    path: path + (required.length > 0 ? `?${required.map(([name]) => `${name}=1`).join("&")}` : ""),
    headers: headers.join("\n"),
    body: body?.example === undefined ? "" : typeof body.example === "string" ? body.example : JSON.stringify(body.example, null, 2),
  };
}
