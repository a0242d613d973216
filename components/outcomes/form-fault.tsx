import { Message } from "@/components/ui/message";

/** Above the fields of a form: what is wrong with the whole of what was sent; nothing where `sentence` is null. */
export function FormFault({ sentence }: { sentence: string | null }) {
  if (sentence === null) return null;
  return (
    <Message tone="danger" isAlert>
      {sentence}
    </Message>
  );
}
