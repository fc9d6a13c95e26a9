/**
 * The parts the engine loads when they are first asked for, loaded before any test: files share one loading of every module, and
 * one that a test left half-way as it ended would fail whoever asks for it next.
 */
import "../../src/client/engine/deskCommands.ts";
import "../../src/client/engine/deskQueries.ts";
import "../../src/client/engine/importCommands.ts";
import "../../src/client/engine/pictureCommands.ts";
import "../../src/sync/identityMessages.ts";
