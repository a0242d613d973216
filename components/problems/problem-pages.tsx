import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/shell/brand";
import { Page } from "@/components/ui/page";
import { PROBLEM_CATALOGUE, problemType, type ProblemKind } from "@/lib/http/problem-catalogue";
import { exampleAnswer, PROBLEM_EXAMPLES } from "./problem-examples";
import styles from "./problem-pages.module.css";

const KINDS = Object.keys(PROBLEM_CATALOGUE) as ProblemKind[];

/** The kinds whose `type` is `/problems/<name>`, the general one first. */
export function kindsOf(name: string): ProblemKind[] {
  return KINDS.filter((kind) => problemType(kind) === `/problems/${name}`);
}

/** Every answer that is not a success, by status. */
export function ProblemIndex() {
  const types = [...new Set(KINDS.map(problemType))];
  return (
    <Frame>
      <Page title="Answers of the API" lead="When a request cannot be carried out, the answer is a problem document (RFC 9457). Programs branch on its type; each type is explained on a page of its own.">
        <ul role="list" className={styles.index}>
          {types.map((type) => {
            const entry = PROBLEM_CATALOGUE[kindsOf(type.slice("/problems/".length))[0]!];
            return (
              <li key={type}>
                <Link href={type} className={styles.item}>
                  <span className={styles.status}>{entry.status}</span>
                  <span>
                    <strong>{entry.title}</strong>
                    <code className={styles.type}>{type}</code>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      </Page>
    </Frame>
  );
}

/** What one type of problem means and what to do about it. */
export function ProblemPage({ kinds }: { kinds: ProblemKind[] }) {
  const main = PROBLEM_CATALOGUE[kinds[0]!];
  return (
    <Frame>
      <Page above={<Link href="/problems">Answers of the API</Link>} title={main.title} lead={<code className={styles.lead}>{`${main.status}  ${problemType(kinds[0]!)}`}</code>}>
        {kinds.map((kind) => (
          <section key={kind} className={styles.kind}>
            <div className={styles.words}>
              <h2>What it means</h2>
              <p>
                <Inline text={PROBLEM_CATALOGUE[kind].meaning} />
              </p>
              <h2>What to do</h2>
              <p>
                <Inline text={PROBLEM_CATALOGUE[kind].remedy} />
              </p>
            </div>
            <div className={styles.example}>
              <h2>Example</h2>
              <pre className={styles.code} tabIndex={0} aria-label="Request">
                {PROBLEM_EXAMPLES[kind].request}
              </pre>
              <pre className={styles.code} tabIndex={0} aria-label="Answer">
                {exampleAnswer(kind)}
              </pre>
            </div>
          </section>
        ))}
      </Page>
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <>
      <header className={styles.bar}>
        <Link href="/" className={styles.home} aria-label="Concord, to the app">
          <Brand />
        </Link>
      </header>
      <main>{children}</main>
    </>
  );
}

/** The catalogue marks names of fields with backticks. */
function Inline({ text }: { text: string }) {
  return text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}
