/**
 * The engine off the tap's thread: the page's messages in, answers out. It costs a tap a fifth of its commit and nothing that is
 * seen: 5.4 ms against 4.4 on the page, and 24 ms against 23 until the last line says so (`npm run bench -- tabletTap`, Chromium on
 * two cores), while whatever else the engine does never holds a finger up.
 */
import { trustOwnScripts } from "../page/trustOwnScripts.ts";
import { makeEngine } from "./makeEngine.ts";
import { serve } from "./serve.ts";

trustOwnScripts(globalThis);
const engine = makeEngine(globalThis);
serve(engine, globalThis, (facts) => engine.onPage(facts));
void engine.start();
