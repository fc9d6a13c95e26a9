/** The engine off the tap's thread: the page's messages in, answers out. */
import { makeEngine } from "./makeEngine.ts";
import { serve } from "./serve.ts";

const engine = makeEngine(globalThis);
serve(engine, globalThis, (facts) => engine.onPage(facts));
void engine.start();
