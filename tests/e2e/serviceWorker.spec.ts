import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serverRoutes } from "../../src/sw/serverRoutes.ts";
import { inChromium } from "./harness/inChromium.ts";
import { ownShell, shellIsKept, shellShown } from "./harness/shellFacts.ts";
import type { Tablet } from "./harness/tablet.ts";
import { expect, test } from "./harness/test.ts";

const cachedPaths = (tablet: Tablet): Promise<string[]> =>
  tablet.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests
      .flat()
      .map(({ url }) => new URL(url).pathname)
      .sort();
  });

/** The app's pieces by their names: whoever adds one says so here, one name a line, in order. */
const pieces = [
  "AddTablet.js",
  "AwayUntil.js",
  "CardEdit.svelte.js",
  "CatchUpScreen.js",
  "ChangePin.js",
  "DidntJoinPanel.js",
  "DidntJoinPanel.js",
  "ErasePupil.js",
  "Frameworks.js",
  "FullSignIn.js",
  "HowMuchPanel.js",
  "ImportList.js",
  "IpadsPanel.js",
  "Join.js",
  "NewPin.js",
  "NoClass.js",
  "OpenedPicture.svelte.js",
  "OwnStep.js",
  "PaperScreen.js",
  "PersonSheet.js",
  "PhaseScreen.js",
  "PicturePanel.js",
  "PlansScreen.js",
  "Portrait.js",
  "ProfilePage.js",
  "PupilScreen.js",
  "QrCode.js",
  "RecordPage.js",
  "ResetStep.js",
  "Restored.js",
  "SchoolScreen.js",
  "SecondStep.js",
  "SetUp.js",
  "SetUpStep.js",
  "SetUpStep.js",
  "SignIn.js",
  "StepField.js",
  "SupportPage.js",
  "SyncScreen.js",
  "TabletList.svelte.js",
  "TheirStep.js",
  "UpkeepPanel.js",
  "WhatHelps.js",
  "WrongPupilPanel.js",
  "YearPanel.js",
  "app.js",
  "argon2Worker.js",
  "arrivingCommands.js",
  "at.js",
  "base64.js",
  "byDay.js",
  "chevron-right.js",
  "deskApi.js",
  "deskCommands.js",
  "deskQueries.js",
  "deviceKey.js",
  "drawing.js",
  "engine.js",
  "engineWorker.js",
  "groupWords.js",
  "identityMessages.js",
  "importCommands.js",
  "index.js",
  "kindWords.js",
  "listening.js",
  "lostTablet.js",
  "managing.js",
  "needWords.js",
  "nextActions.js",
  "pageWords.js",
  "pathways.js",
  "pictureCommands.js",
  "programmeWords.js",
  "pupilPages.js",
  "readings.js",
  "rescuing.js",
  "rolldown-runtime.js",
  "sameName.js",
  "saveFile.js",
  "schoolYear.js",
  "secondStepCommands.js",
  "signingIn.js",
  "style.css",
  "tabletListWords.js",
  "tabletMessages.js",
  "takenFrom.js",
  "targetWords.js",
  "upkeep.js",
];

/** A built piece without the hash of what is in it. */
const pieceOf = (path: string): string => path.replace(/^(\/assets\/.+)-[\w-]{8}(?=\.\w+$)/, "$1");

test("the precache list is exactly the shell", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  await shellIsKept(tablet);

  const cached = await cachedPaths(tablet);
  const built = (await readdir("dist/app/assets")).map((file) => `/assets/${file}`);
  expect(cached.filter((path) => path.startsWith("/assets/"))).toEqual(built.sort());
  expect(cached.map(pieceOf).sort()).toEqual(
    [
      ...pieces.map((piece) => `/assets/${piece}`),
      "/fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
      "/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
      "/icons/apple-touch-icon-180.png",
      "/icons/favicon.svg",
      "/icons/icon-192.png",
      "/icons/icon-512.png",
      "/icons/icon-maskable-512.png",
      "/index.html",
      "/manifest.webmanifest",
      "/offline.html",
      "/pages.css",
      "/tooOld.js",
    ].sort(),
  );
});

test("nothing that is loaded later imports the worker's own script: WebKit would start a second engine, and do everything twice", async ({
  shell: _built,
}) => {
  const files = (await readdir("dist/app/assets")).filter((file) => file.endsWith(".js"));
  const engine = files.find((file) => file.startsWith("engineWorker"));
  if (engine === undefined) throw new Error("the worker's script was not built");
  const naming = await Promise.all(
    files.map(async (file) => ((await readFile(join("dist/app/assets", file), "utf8")).includes(engine) ? [file] : [])),
  );
  expect(naming.flat()).toEqual([expect.stringMatching(/^index-/)]);
});

test("what belongs to the server is never cached and never answered in its place", async ({ shell, newTablet }) => {
  const tablet = await newTablet(shell.origin);
  // An answer that is no page has no icon, so the browser looks where icons used to be.
  tablet.forgives(/favicon\.ico/);
  await tablet.open("/");
  await shellIsKept(tablet);
  const shellOnly = await cachedPaths(tablet);
  const paths = serverRoutes.flatMap((route) => [route, `${route}/anything`]);
  const ask = (path: string) =>
    tablet.evaluate(
      (path) =>
        fetch(path).then(
          (answer) => answer.text(),
          () => "no answer",
        ),
      path,
    );

  for (const path of paths) {
    const [first, second] = [await ask(path), await ask(path)];
    expect(first, path).toContain("answers");
    expect(second, path).not.toBe(first);
  }
  expect(await cachedPaths(tablet)).toEqual(shellOnly);

  await tablet.open("/identity/anything");
  expect(await tablet.evaluate(() => document.body.innerText)).toContain("answers");

  await tablet.open("/");
  await shell.stop();
  for (const path of paths) expect(await ask(path), path).toBe("no answer");
});

const nextShell = "The next version.";

/** The same app one version later: another index.html, and so another service worker. */
const nextVersion = async (folder: string): Promise<void> => {
  await cp("dist/app", folder, { recursive: true });
  const index = await readFile(join(folder, "index.html"), "utf8");
  await writeFile(join(folder, "index.html"), index.replace(ownShell, nextShell));
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  const revised = worker.replace(/(?<="revision":)"[0-9a-f]{32}"(?=,"url":"index\.html")/, '"next"');
  expect(revised).not.toBe(worker);
  await writeFile(join(folder, "sw.js"), revised);
};

test("an update waits until it is taken, however often the app is reloaded", async ({ shell, newTablet }, info) => {
  const tablet = await newTablet(shell.origin);
  await tablet.open("/");
  await shellIsKept(tablet);

  const next = info.outputPath("next-version");
  await nextVersion(next);
  shell.serve(next);
  await tablet.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((resolve) => registration.addEventListener("updatefound", resolve, { once: true }));
    await registration.update();
    // The app looks for one too, and may have found it before anybody listened.
    if (!registration.installing && !registration.waiting) await found;
    const worker = registration.installing ?? registration.waiting;
    while (worker?.state === "installing") await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
  });

  expect(await tablet.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state)).toBe("installed");
  await tablet.reload();
  await tablet.open("/class/kingfisher");
  expect(await shellShown(tablet)).toBe(ownShell);
  // Nobody takes an update from a page that is still loading: with loads under way Chromium lets the version in charge stay.
  await inChromium(tablet).page.waitForLoadState("networkidle");

  await tablet.evaluate(async () => {
    const taken = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
    (await navigator.serviceWorker.ready).waiting?.postMessage({ type: "take over" });
    await taken;
  });
  await tablet.reload();
  expect(await shellShown(tablet)).toBe(nextShell);
});
