"use client";

import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Search, SearchX } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useState, type FormEvent } from "react";
import { LoadFailure } from "@/components/outcomes/load-failure";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import { Skeleton } from "@/components/ui/skeleton";
import { MAX_QUERY_LENGTH } from "@/lib/articles/schema";
import { searchPagesQuery, spacesQuery } from "@/lib/client/queries";
import type { Space } from "@/lib/spaces/schema";
import { searchAddress, searchQuestion, type SearchQuestion } from "./search-address";
import { SearchHits } from "./search-hits";
import styles from "./search-screen.module.css";

/** All that a search finds, page by page; what is looked for stands in the address. */
export function SearchScreen() {
  const question = searchQuestion(useSearchParams());
  const { data: spaces } = useQuery(spacesQuery());
  return (
    <Page title="Search" lead="Titles and texts of every space that you may see.">
      <SearchForm question={question} spaces={spaces ?? []} />
      {question.text !== "" && <Results question={question} spaces={spaces} />}
    </Page>
  );
}

function SearchForm({ question, spaces }: { question: SearchQuestion; spaces: Space[] }) {
  const router = useRouter();
  const [text, setText] = useState(question.text);
  const [asked, setAsked] = useState(question.text);
  // The palette and the Back button change the address without this form.
  if (asked !== question.text) {
    setAsked(question.text);
    setText(question.text);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    router.push(searchAddress({ ...question, text: text.trim() }));
  };
  return (
    <form role="search" className={styles.form} onSubmit={submit}>
      <div className={styles.text}>
        <TextField type="search" label="Words to look for" isLabelHidden placeholder="Words to look for" value={text} onChange={(event) => setText(event.target.value)} maxLength={MAX_QUERY_LENGTH} autoComplete="off" autoFocus={question.text === ""} />
      </div>
      <div className={styles.space}>
        <SelectField label="Space" isLabelHidden value={question.space ?? ""} onChange={(event) => router.push(searchAddress({ text: text.trim(), space: event.target.value || null }))}>
          <option value="">All spaces</option>
          {spaces.map((space) => (
            <option key={space.id} value={space.slug}>
              {space.name}
            </option>
          ))}
        </SelectField>
      </div>
      <Button type="submit" icon={<Search aria-hidden="true" />}>
        Search
      </Button>
    </form>
  );
}

function Results({ question, spaces }: { question: SearchQuestion; spaces: Space[] | undefined }) {
  const space = spaces?.find(({ slug }) => slug === question.space);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    ...searchPagesQuery(question.text, space?.id ?? null),
    // Which space is meant is known once the spaces are.
    enabled: spaces !== undefined || question.space === null,
    placeholderData: keepPreviousData,
  });
  const hits = data?.pages.flatMap((page) => page.items) ?? [];
  if (error && !data) return <LoadFailure error={error} what="the results" onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={9} />;
  return (
    <>
      <p className={styles.count} role="status">
        {countWords(hits.length, hasNextPage)}
      </p>
      <SearchHits hits={hits} query={question.text} spaces={spaces ?? []} />
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more results
        </Button>
      )}
      {hits.length === 0 && (
        <EmptyState
          icon={<SearchX />}
          title={`Nothing found for “${question.text}”`}
          actions={space && <ButtonLink href={searchAddress({ ...question, space: null })}>Search in all spaces</ButtonLink>}
        >
          <p>Every word must be there, in the title or the text{space ? ` of an article in ${space.name}` : ""}. A word is found by its beginning: “plan” finds “planning”.</p>
        </EmptyState>
      )}
    </>
  );
}

function countWords(count: number, hasMore: boolean): string {
  if (hasMore) return `The best ${count} results`;
  return count === 0 ? "" : `${count} ${count === 1 ? "result" : "results"}`;
}
