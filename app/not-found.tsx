import { Lost } from "@/components/shell/lost";
import { ButtonLink } from "@/components/ui/button";

export default function NotFound() {
  return (
    <Lost title="There is no such page" actions={<ButtonLink href="/" variant="primary">Go to your spaces</ButtonLink>}>
      The address may be mistyped, or what was here is gone. Articles that were deleted can be restored from the trash of their space.
    </Lost>
  );
}
