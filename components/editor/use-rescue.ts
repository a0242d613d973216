import { useRouter } from "next/navigation";
import { copyText } from "@/components/ui/copy-text";
import { useNotice } from "@/components/ui/notice";
import { apiClient } from "@/lib/client/api-client";
import { failureSentence } from "@/lib/client/sentences";
import type { Content } from "@/lib/editor/content";
import { saveAs } from "./save-as";

export interface Rescue {
  copy: (content: Content) => void;
  download: (content: Content) => void;
  /** Resolves to whether there is a new article now; the page has gone there then. */
  saveAsNew: (content: Content) => Promise<boolean>;
}

/** The ways to take a text elsewhere that are always there, whatever became of the article. */
export function useRescue(spaceId: string): Rescue {
  const notify = useNotice();
  const router = useRouter();
  return {
    copy(content) {
      void copyText(content.body).then((isCopied) =>
        notify(isCopied ? { tone: "success", title: "The text was copied" } : { tone: "problem", title: "This browser did not allow copying", description: "Download it instead." }),
      );
    },
    download: (content) => saveAs(content.title, "md", new Blob([content.body], { type: "text/markdown;charset=utf-8" })),
    async saveAsNew(content) {
      const article = { spaceId, title: content.title.trim() || "Untitled", body: content.body, tags: [...content.tags] };
      const outcome = await apiClient.createArticle(article);
      if (outcome.kind === "saved") {
        router.push(`/articles/${outcome.article.id}`);
        return true;
      }
      notify({ tone: "problem", title: "The new article was not created", description: failureSentence(outcome, "create the article") });
      return false;
    },
  };
}
