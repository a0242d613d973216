import type { Metadata } from "next";
import { TourScreen } from "@/components/tour/tour-screen";

export const metadata: Metadata = { title: "See a conflict happen" };

export default function Page() {
  return <TourScreen />;
}
