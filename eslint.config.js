import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/**
 * Who may import whom. Each zone: files in `target` may not import files in `from`; the message says why.
 * The map of the rooms is in docs/architecture.md.
 */
const zones = [
  {
    target: "./lib/merge",
    from: ["./app/**", "./components/**", "./server/**", "./lib/!(merge)/**/*", "./lib/*.ts"],
    message: "The merge engine is pure: strings in, data out. It imports its own files and diff-match-patch alone.",
  },
  {
    target: "./lib",
    from: ["./app/**", "./cli/**", "./components/**", "./server/**", "./scripts/**"],
    message: "lib knows nothing of pages, components, commands or the server that is built around it.",
  },
  {
    target: "./lib/editor",
    from: ["./lib/client/**", "./lib/http/**", "./lib/db/**", "./lib/auth/**", "./lib/server/**"],
    message: "The save state machine knows no transport: effects are data, and a controller is handed one.",
  },
  {
    target: "./lib/client",
    from: ["./lib/db/**", "./lib/auth/**", "./lib/server/**", "./lib/http/!(problem-catalogue).ts", "./lib/*/*service.ts", "./lib/*/*repository.ts"],
    message: "lib/client runs in browsers and programs: it speaks to the server over HTTP.",
  },
  {
    target: "./cli/!(contract)",
    from: ["./app/**", "./components/**", "./server/**", "./lib/db/**", "./lib/auth/**", "./lib/server/**", "./lib/http/**", "./lib/*/*service.ts", "./lib/*/*repository.ts"],
    message: "The command line tool is a program like any other: it reaches Concord over HTTP, through lib/sdk and lib/client.",
  },
  {
    target: "./components",
    from: [
      "./app/**",
      "./server/**",
      "./lib/db/**",
      "./lib/auth/**",
      "./lib/server/**",
      "./lib/http/!(problem-catalogue).ts",
      "./lib/*/*service.ts",
      "./lib/*/*repository.ts",
      "./lib/env*.ts",
      "./lib/log*.ts",
    ],
    message: "Components run in browsers: what they need from the server comes through lib/client or as props.",
  },
  {
    target: "./components/ui",
    from: ["./lib/**", "./components/!(ui)/**"],
    message: "These primitives could ship in another product: they know nothing of this one.",
  },
  {
    target: ["./components/editor", "./components/article-fields", "./components/codemirror"],
    from: "./components/articles/**",
    message: "components/articles stands above the editor; what both need is in components/article-fields.",
  },
  {
    target: ["./components/merge", "./components/history"],
    from: "./lib/client/**",
    message: "Props in, callbacks out: these components fetch nothing.",
  },
  {
    target: ["./lib/*/*service.ts", "./lib/articles", "./lib/spaces", "./lib/users", "./lib/history"],
    from: "./lib/http/**",
    message: "The rules of the product know no HTTP.",
  },
  {
    target: "./app/api",
    from: ["./components/**", "./lib/client/**", "./lib/db/**", "./lib/*/*repository.ts"],
    message: "A route parses, calls a service and responds.",
  },
  {
    target: ["./app/**/page.tsx", "./app/**/layout.tsx"],
    from: ["./lib/db/**", "./lib/*/*service.ts", "./lib/*/*repository.ts", "./lib/http/!(problem-catalogue).ts"],
    message: "Pages reach the services through lib/server.",
  },
];

const prisma = {
  regex: "^@prisma/|/generated/",
  message: "Only repositories and lib/db know Prisma.",
};
const pure = {
  regex: "^(?!\\.{1,2}/|diff-match-patch$)",
  message: "The merge engine imports its own files and diff-match-patch alone.",
};

export default tseslint.config(
  { ignores: [".next/", "dist/", "node_modules/", "lib/db/generated/", "next-env.d.ts", "data/", "test-results/", "playwright-report/"] },
  js.configs.recommended,
  tseslint.configs.recommended,
  reactHooks.configs.flat.recommended,
  {
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [createTypeScriptImportResolver({ project: "./tsconfig.json", noWarnOnMultipleProjects: true })],
      "import-x/extensions": [".ts", ".tsx", ".mts", ".js", ".mjs"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx", ".mts"] },
    },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones, basePath: import.meta.dirname }],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "no-restricted-imports": ["error", { patterns: [prisma] }],
      "no-restricted-syntax": [
        "error",
        { selector: "Identifier[name=/^ours$/i]", message: 'Say base, yours or theirs: "ours" flips with the speaker.' },
      ],
      // The React Compiler, which this is for, is not used.
      "react-hooks/incompatible-library": "off",
      "no-console": "error",
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    files: ["lib/db/**", "lib/**/*repository.ts", "lib/**/*.contract.ts", "scripts/**", "bench/**", "prisma.config.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: ["lib/merge/**"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [pure] }],
      "no-restricted-globals": ["error", "process", "Date", "performance", "setTimeout", "crypto", "fetch"],
      "no-restricted-properties": ["error", { object: "Math", property: "random", message: "The same input gives the same output, everywhere." }],
    },
  },
  {
    files: ["lib/merge/**"],
    ignores: ["**/*.test.ts", "lib/merge/diff/diff-words.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [{ ...pure, regex: "^(?!\\.{1,2}/)", message: "diff-words.ts alone imports diff-match-patch." }] }],
    },
  },
  {
    files: ["lib/**/schema.ts", "lib/**/problems.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!zod$|(\\.{1,2}/)+([a-z-]+/)?(schema|problems)$)",
              message: "Shapes and problems are for everyone: they import zod and one another alone.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["lib/editor/**"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-imports": ["error", { patterns: [prisma, { regex: "^react($|/|-dom)|^@tanstack/|^next($|/)", message: "No React in the save state machine." }] }],
      "no-restricted-globals": ["error", "fetch", "window", "document", "localStorage", "indexedDB"],
    },
  },
  {
    files: ["app/api/**", "lib/http/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [prisma, { regex: "^next($|/)", message: "Route handlers use nothing of Next's request scope: they run behind any front door." }] },
      ],
    },
  },
  {
    files: ["**/*.d.ts"],
    rules: { "@typescript-eslint/consistent-type-imports": "off" },
  },
  {
    files: ["scripts/**", "bench/**", "docs/examples/**", "**/*.mjs", "*.config.js"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly", setTimeout: "readonly", fetch: "readonly", Buffer: "readonly", performance: "readonly" } },
    rules: { "no-console": "off" },
  },
  {
    // The corpus of merges that the benchmark reads has this word for a key.
    files: ["bench/merge/corpus.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
