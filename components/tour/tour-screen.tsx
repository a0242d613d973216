"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { MergePanel } from "@/components/editor/merge-panel";
import { useRescue, type Rescue } from "@/components/editor/use-rescue";
import { useSaveState } from "@/components/editor/use-session";
import type { Place } from "@/components/merge/place";
import { useCspNonce } from "@/components/shell/csp-nonce";
import { Button, ButtonLink } from "@/components/ui/button";
import { useNotice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { meQuery } from "@/lib/client/queries";
import { openDecision } from "@/lib/editor/state";
import type { Person } from "@/lib/wire/schema";
import { TourPane } from "./tour-pane";
import { TourServer } from "./tour-server";
import { openTourWriter, type TourWriter } from "./tour-session";
import { TourSteps } from "./tour-steps";
import styles from "./tour-screen.module.css";

const ROBIN: Person = { id: "robin-of-the-walk-through", name: "Robin" };
const TEXT = `The meeting is on Tuesday at ten.

We will talk about the budget.

Lunch is at noon.
`;

/** Lets a newcomer make and settle a conflict alone: two writers on one page, one of them without a network. */
export function TourScreen() {
  const { data: me } = useQuery(meQuery());
  const [round, setRound] = useState(1);
  return me ? <Round key={`${me.id} ${round}`} you={{ id: me.id, name: me.name }} onAgain={() => setRound(round + 1)} /> : null;
}

function Round({ you, onAgain }: { you: Person; onAgain: () => void }) {
  const nonce = useCspNonce();
  const [{ server, yours, robins }] = useState(() => {
    const shared = new TourServer({ title: "Our meeting", body: TEXT, tags: [] }, ROBIN);
    return {
      server: shared,
      yours: openTourWriter(shared, you, "Your text", nonce, false),
      robins: openTourWriter(shared, ROBIN, "Robin’s text", nonce, true),
    };
  });
  useEffect(() => {
    const stops = [yours, robins].map(({ session }) => session.open());
    return () => stops.forEach((stop) => stop());
  }, [yours, robins]);
  const newest = useSyncExternalStore(server.subscribe, server.getNewest, server.getNewest);
  const [isOnline, setOnline] = useState(false);
  const decider = useDecider([yours, robins]);
  const connect = (isNowOnline: boolean) => {
    setOnline(isNowOnline);
    yours.setOnline(isNowOnline);
  };

  return (
    <>
      {decider && <Decision writer={decider} />}
      <div hidden={decider !== null}>
        <Page
          title="See a conflict happen"
          lead="Two people write in one article. You are one of them; Robin is not real, and you write for Robin too. Nothing on this page is stored, but the saving, the merging and the merge screen are those of every article."
          actions={
            <>
              <Button icon={<RotateCcw aria-hidden="true" />} onClick={onAgain}>
                Start again
              </Button>
              <ButtonLink href="/">To your articles</ButtonLink>
            </>
          }
        >
          <TourSteps yours={yours} robins={robins} newest={newest} isOnline={isOnline} onConnect={() => connect(true)} />
          <div className={styles.panes}>
            <TourPane writer={yours} title="You" isOnline={isOnline} onOnline={connect} />
            <TourPane writer={robins} title="Robin" isOnline onOnline={null} />
          </div>
        </Page>
      </div>
    </>
  );
}

/** Who is at the merge screen, if anybody is. */
function useDecider([first, second]: [TourWriter, TourWriter]): TourWriter | null {
  const a = useSaveState(first);
  const b = useSaveState(second);
  if (openDecision(a)) return first;
  return openDecision(b) ? second : null;
}

const PLACE: Place = { nameOf: (id) => id, field: () => null };

function Decision({ writer }: { writer: TourWriter }) {
  const state = useSaveState(writer);
  const rescue = useTourRescue();
  const decision = openDecision(state);
  return decision && <MergePanel open={writer} state={state} decision={decision} person={writer.person} place={PLACE} rescue={rescue} onSignIn={() => undefined} />;
}

/** The ways out work here as well, but for the one that would leave an article behind. */
function useTourRescue(): Rescue {
  const notify = useNotice();
  return {
    ...useRescue(""),
    saveAsNew: async () => {
      notify({ title: "In an article this makes a new one", description: "Nothing of this page is stored." });
      return false;
    },
  };
}
