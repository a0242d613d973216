"use client";

import "./globals.css";

/** The last resort, when not even the layout can be shown. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Concord could not show this page</h1>
          <p>Everything that was saved is safe, and text that was not saved yet is kept in this browser.</p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
