import { transitionResource } from "@/lib/http/transition-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = transitionResource("publish");
