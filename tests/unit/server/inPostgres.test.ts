/** What is true of people, their roles and how they sign in, once more with the school in PostgreSQL. */
import { describe } from "vitest";
import { schoolsInPostgres } from "./schoolsInPostgres.ts";

const about = ["signIn", "staffing", "rescues", "restored", "schoolLog", "schoolDatabase", "secondStep", "setup", "tablets", "traps"];

describe("in PostgreSQL", async () => {
  schoolsInPostgres();

  // Asked for by another name than their own, they are read anew, and say their tests here.
  for (const each of about) await import(/* @vite-ignore */ `./${each}.test.ts?in=postgres`);
});
