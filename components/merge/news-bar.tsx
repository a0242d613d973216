"use client";

import { GitMerge, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useMergeSurroundings } from "./merge-context";
import { newsText, type News } from "./model/news";
import styles from "./news-bar.module.css";

/** What changed on this screen because the article moved again; it is announced as well. */
export function NewsBar({ news, onShow, onDismiss }: { news: News; onShow: (id: string) => void; onDismiss: () => void }) {
  const { theirName } = useMergeSurroundings();
  const [first] = news.asked;
  return (
    <div className={styles.bar}>
      <GitMerge aria-hidden="true" />
      <div className={styles.words}>
        <p>{newsText(news, theirName)}</p>
        {news.released.length > 0 && (
          <div>
            <p>These answers of yours have no place in the new text any more. Copy them if you need them:</p>
            {news.released.map((text) => (
              <blockquote key={text} className={styles.released}>
                {text}
              </blockquote>
            ))}
          </div>
        )}
      </div>
      {first !== undefined && (
        <Button size="sm" onClick={() => onShow(first)}>
          Show
        </Button>
      )}
      <IconButton size="sm" label="Dismiss" hasTooltip={false} icon={<X aria-hidden="true" />} onClick={onDismiss} />
    </div>
  );
}
