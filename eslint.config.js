import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const pureRooms = ["domain", "sync", "words", "look", "exchange"].map((room) => `src/${room}/**/*.ts`);

/** Pure rooms are given their clock, randomness, network and storage: a test can then hold all of them still. */
const impure = [
  "fetch",
  "window",
  "document",
  "navigator",
  "crypto",
  "localStorage",
  "sessionStorage",
  "indexedDB",
  "process",
  "performance",
  "setTimeout",
  "setInterval",
];

export default ts.config(
  { ignores: ["dist", "data", "test-results"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, extraFileExtensions: [".svelte"], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[property.name='waitFor'][object.name='Dexie']",
          message: "Dexie.waitFor keeps a transaction alive in Chromium only: use the unit of work.",
        },
      ],
      eqeqeq: "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: { "svelte/no-at-html-tags": "error", "prefer-const": "off" },
  },
  {
    files: pureRooms,
    rules: {
      "no-restricted-globals": ["error", ...impure],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "The clock comes in as an argument." },
        { object: "Math", property: "random", message: "Randomness comes in as an argument." },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The clock comes in as an argument." },
        { selector: "CallExpression[callee.name='Date']", message: "The clock comes in as an argument." },
      ],
    },
  },
  { files: ["*.js", ".*.cjs", "public/**/*.js"], extends: [ts.configs.disableTypeChecked] },
);
