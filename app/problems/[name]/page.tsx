import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { kindsOf, ProblemPage } from "@/components/problems/problem-pages";
import { PROBLEM_CATALOGUE } from "@/lib/http/problem-catalogue";

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [kind] = kindsOf((await params).name);
  return { title: kind ? PROBLEM_CATALOGUE[kind].title : "No such problem" };
}

export default async function ProblemTypePage({ params }: Props) {
  const kinds = kindsOf((await params).name);
  if (kinds.length === 0) notFound();
  return <ProblemPage kinds={kinds} />;
}
