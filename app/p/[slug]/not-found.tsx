import { Lost } from "@/components/shell/lost";

export default function NothingPublic() {
  return <Lost title="Nothing is public here">The article at this address is not public any more, or the address is mistyped. Whoever gave it to you can tell you which.</Lost>;
}
