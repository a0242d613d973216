import { Star, StarOff } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { MenuItem } from "@/components/ui/menu";
import { useStar } from "./use-star";

/** The command of a menu that puts an article at hand, or away. */
export function StarItem({ articleId }: { articleId: string }) {
  const { isStarred, toggle } = useStar(articleId);
  return (
    <MenuItem icon={iconOf(isStarred)} onSelect={toggle}>
      {labelOf(isStarred)}
    </MenuItem>
  );
}

/** The same as a button. */
export function StarButton({ articleId }: { articleId: string }) {
  const { isStarred, toggle } = useStar(articleId);
  return <IconButton size="sm" label={labelOf(isStarred)} icon={iconOf(isStarred)} onClick={toggle} />;
}

const labelOf = (isStarred: boolean) => (isStarred ? "Remove from starred" : "Add to starred");
const iconOf = (isStarred: boolean) => (isStarred ? <StarOff aria-hidden="true" /> : <Star aria-hidden="true" />);
