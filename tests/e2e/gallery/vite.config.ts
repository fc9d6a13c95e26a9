import { svelte } from "@sveltejs/vite-plugin-svelte";
import { join } from "node:path";
import { defineConfig } from "vite";

const root = import.meta.dirname;

/** The gallery as the app itself is built: every style a file, nothing inline. */
export default defineConfig({
  root,
  plugins: [svelte({ configFile: join(root, "../../../svelte.config.js") })],
  publicDir: join(root, "../../../public"),
  build: {
    target: ["safari16.4", "chrome111"],
    outDir: join(root, "../../../dist/gallery"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
  },
});
