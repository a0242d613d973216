import type { Metadata } from "next";
import { ProblemIndex } from "@/components/problems/problem-pages";

export const metadata: Metadata = { title: "Answers of the API" };

export default function ProblemsPage() {
  return <ProblemIndex />;
}
