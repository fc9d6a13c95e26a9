import { svelte } from "@sveltejs/vite-plugin-svelte";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build, defineConfig, type Plugin } from "vite";
import { injectManifest } from "workbox-build";
import { serverRoutes } from "./src/sw/serverRoutes.ts";

const root = import.meta.dirname;

/** What is seldom or never opened in a lesson: it is loaded when it is first asked for. */
const desk = [
  "app/(arriving|school|secondStep|sync|catchUp|paper|pupil|phase|charts|pictures)/|app/routing/at|app/components/QrCode",
  "app/(sheet/(WhatHelps|DidntJoinPanel|WrongPupilPanel|AwayUntil|HowMuchPanel)|state/MovingOver)",
  "app/frame/PersonSheet",
  "app/screens/(SignIn|SetUp|Join|FullSignIn|SchoolScreen|SyncScreen|CatchUpScreen|PaperScreen|PlansScreen|PhaseScreen|PupilScreen|NoClass|Restored)",
  "domain/(pins|targets/|frameworks/|needs|sameName|historyGroups|profile/|importCodes|listCodes|pictures|pictureLevel|schoolYear|exampleYear|awayDays|amount)",
  "words/(target|need|group|page|paper|phase|framework|import|list|spot|profile|history|picture|room|consent|sync|kind|statement|year|plan|programme|pin|policy|erasing|tabletList|audit|upkeep|secondStep)Words",
  "words/reasonLines",
  "look/tokens",
];
/** All the rest of the page is one file. */
const sharedByScreens = new RegExp(
  `node_modules/(?!chart\\.js|@kurkle|lucide|uqr)|src/(?!${[...desk, "main"].join("|")})`.replaceAll("/", "[\\\\/]"),
);
const app = join(root, "dist/app");

/** What a deep link needs with no network. Two pages are left out on purpose: they are for tablets that reach the server, and only for them. */
const shell = ["**/*.{html,js,css,woff2,svg,png,webmanifest}"];
const notShell = ["recover.*", "insecure.html", "sw.js"];

/** iPadOS 16.4: the first with what an installed web app needs, and the oldest the README promises. */
const target = ["safari16.4", "chrome111"];

/**
 * Dexie offers bundlers its ES5 build, to be one with what CommonJS code may load. There is none here, and the modern one is 2 kB smaller.
 * Tests in browsers use the same.
 */
export const packages = [{ find: /^dexie$/, replacement: "dexie/dist/modern/dexie.mjs" }] as const;

/** Bundles src/sw into one classic script at the root of the app's scope, holding the list of exactly what was built beside it. */
const serviceWorker = (): Plugin => ({
  name: "small-steps:service-worker",
  apply: (config, { command }) => command === "build" && config.build?.lib === undefined,
  closeBundle: {
    sequential: true,
    order: "post",
    async handler() {
      const between = join(root, "dist/sw");
      await build({
        configFile: false,
        publicDir: false,
        logLevel: "warn",
        define: { "process.env.NODE_ENV": JSON.stringify("production") },
        build: {
          target,
          outDir: between,
          lib: { entry: join(root, "src/sw/serviceWorker.ts"), formats: ["iife"], name: "serviceWorker", fileName: () => "sw.js" },
        },
      });
      const { warnings } = await injectManifest({
        swSrc: join(between, "sw.js"),
        swDest: join(app, "sw.js"),
        globDirectory: app,
        globPatterns: shell,
        globIgnores: notShell,
        dontCacheBustURLsMatching: /^assets\/.+-[\w-]{8}\./,
      });
      await rm(between, { recursive: true });
      if (warnings.length > 0) throw new Error(warnings.join("\n"));
    },
  },
});

export default defineConfig({
  plugins: [svelte(), serviceWorker()],
  resolve: { alias: [...packages] },
  worker: {
    format: "es",
    // What the engine of a lesson needs is one file, apart from the worker's own script: WebKit runs that once more when something
    // loaded later imports it, and a second engine would do everything twice.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "engine", test: /src[\\/]client[\\/]worker[\\/](makeEngine|serve)/ }] } },
    },
  },
  build: {
    target,
    outDir: app,
    emptyOutDir: true,
    // The content security policy knows neither data: nor inline: everything is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // One sheet, there from the start: a screen that is loaded when it is first asked for must not come bare.
    cssCodeSplit: false,
    // What every screen shares is one file: cut finer, the same code is a twentieth larger on the wire.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "app", test: sharedByScreens }] } } },
  },
  server: {
    proxy: Object.fromEntries(serverRoutes.map((route) => [route, "http://localhost:8080"])),
  },
});
