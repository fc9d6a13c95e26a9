/** The house's arrows: which room may import which. A folder of src that is not here fails the check. */
const rooms = {
  domain: { rooms: [], packages: ["zod"] },
  sync: { rooms: ["domain"], packages: ["zod"] },
  words: { rooms: ["domain", "sync"], packages: [] },
  look: { rooms: ["domain"], packages: [] },
  exchange: { rooms: ["domain"], packages: ["papaparse", "fast-xml-parser", "fflate"] },
  documents: { rooms: ["domain", "words", "look"], packages: [] },
  demo: { rooms: ["domain", "sync"], packages: [] },
  store: { rooms: ["domain", "sync"], packages: ["dexie"] },
  client: {
    rooms: ["domain", "sync", "store", "exchange", "documents"],
    packages: ["workbox-window", "uuid", "zod", "hash-wasm", "eventsource-parser"],
  },
  app: { rooms: ["domain", "words", "look", "client"], packages: ["svelte", "chart.js", "lucide", "uqr", "bits-ui"] },
  sw: { rooms: [], packages: ["workbox-core", "workbox-precaching", "workbox-routing"] },
  server: {
    rooms: ["domain", "sync", "words", "look", "exchange", "documents", "demo"],
    packages: [
      "hono",
      "@hono/node-server",
      "better-auth",
      "better-sqlite3",
      "kysely",
      "pg",
      "pg-cursor",
      "pino",
      "zod",
      "commander",
      "@peculiar/x509",
      "reflect-metadata",
      "papaparse",
      "uuid",
      "vite",
      "age-encryption",
      "modern-tar",
      "otpauth",
    ],
    node: true,
  },
};

const named = Object.keys(rooms).join("|");
const escape = (name) => name.replace(/[/@.-]/g, (c) => `\\${c}`);

const arrows = Object.entries(rooms).flatMap(([room, may]) => {
  const packages = may.packages.map((name) => `node_modules/${escape(name)}/`);
  const allowed = [`^src/${room}/`, ...may.rooms.map((r) => `^src/${r}/`), ...packages];
  return [
    {
      name: `${room}-imports`,
      comment: `${room} may import: ${[...may.rooms, ...may.packages].join(", ") || "nothing"}${may.node ? ", Node" : ""}.`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { pathNot: [...allowed, "\\.css$"], dependencyTypesNot: may.node ? ["core"] : [] },
    },
  ];
});

/** Files of src that have a place: in a room, or beside them as main.ts and the ambient types. */
const known = [`^src/(${named})/`, "^src/main\\.ts$", "^src/[^/]+\\.d\\.ts$"];

module.exports = {
  forbidden: [
    ...arrows,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    // Three ways to be there: importing something, imported by something, and neither.
    ...[
      { from: { path: "^src/", pathNot: known }, to: {} },
      { from: {}, to: { path: "^src/", pathNot: known } },
      { from: { orphan: true, path: "^src/", pathNot: known }, to: {} },
    ].map((rule) => ({
      name: "unknown-room",
      comment: "A folder of src that the house does not know: name it in .dependency-cruiser.cjs and the README, or move the file.",
      severity: "error",
      ...rule,
    })),
    {
      name: "demo-only-from-cli",
      severity: "error",
      from: { path: "^src/server/", pathNot: "^src/server/cli/" },
      to: { path: "^src/demo/" },
    },
    {
      name: "bank-not-on-tablet",
      comment: "The shipped frameworks come to a tablet as records of the school's stream: 70 kB that no lesson should load as a program.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(server|demo|domain/frameworks)/" },
      to: {
        path: "^src/domain/frameworks/(shipped|engagement|psp|subjects|brook)\\b",
        dependencyTypesNot: ["dynamic-import", "type-only"],
      },
    },
    {
      name: "domain-uses-zod-mini",
      severity: "error",
      from: { path: "^src/(domain|sync|store|client|app)/" },
      to: { path: "node_modules/zod/", pathNot: "node_modules/zod/(v4/)?(mini|core|locales)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["svelte", "import", "node", "default"] },
  },
};
