/** Nothing here counts adults: no answer of a query holds a number of anything beside, or by, a member of staff. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const folder = new URL("../../../src/client/views/", import.meta.url);
/** What names an adult in a view. */
const adults = /^(staff|person|displayName|seenBy|by|who|adult|author|role|login)$/i;
/** Numbers that are no amount of anything: instants, places in an order, times of day, what a tally of one record says. */
const noAmount = /(at|At|since|from|until|order|year|weekday|start|end|minutes|version|number|week|module|day)$/;

/** Numbers beside an adult, each with why it is none that could be held against somebody. */
const allowed = {
  "ArrivingView.unsent": "what of theirs is on this iPad alone, said to themselves before it is begun anew",
  "PersonTile.waiting": "what of theirs has not left this iPad, said before it is handed over",
  "PictureView.height": "points",
  "PictureView.width": "points",
  "SessionView.clockOffset": "of the iPad's clock",
};

interface Shape {
  name: string;
  fields: { name: string; type: string }[];
}

function shapesIn(file: string): Shape[] {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, folder), "utf8"), ts.ScriptTarget.Latest, true);
  const shapes: Shape[] = [];
  const look = (node: ts.Node, within: string): void => {
    const named = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) ? node.name.text : within;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) {
      const fields = node.members
        .filter(ts.isPropertySignature)
        .map(({ name, type }) => ({ name: name.getText(source), type: type?.getText(source) ?? "" }));
      shapes.push({ name: named, fields });
    }
    ts.forEachChild(node, (child) => look(child, named));
  };
  look(source, file);
  return shapes;
}

const isAmount = ({ name, type }: Shape["fields"][number]): boolean =>
  (/^number( \| null)?$/.test(type) && !noAmount.test(name)) || /(Record|Map)<[^<>]*, number>/.test(type);

/** Each number that stands in one shape with an adult. */
function countsOfAdults(shapes: readonly Shape[]): string[] {
  return shapes.flatMap(({ name, fields }) =>
    fields.some((field) => adults.test(field.name)) ? fields.filter(isAmount).map((field) => `${name}.${field.name}`) : [],
  );
}

describe("the answers of queries", () => {
  const shapes = readdirSync(fileURLToPath(folder)).flatMap(shapesIn);

  it("hold no number beside an adult but those named here with their reason", () => {
    expect(shapes.length).toBeGreaterThan(80);
    expect(countsOfAdults(shapes).sort()).toEqual(Object.keys(allowed).sort());
  });

  it("would be seen to, were one of them to count what somebody recorded", () => {
    const counting = {
      name: "StaffWeek",
      fields: [
        { name: "displayName", type: "string" },
        { name: "records", type: "number" },
      ],
    };
    const byAdult = { name: "Week", fields: [{ name: "staff", type: "Record<string, number>" }] };
    expect(countsOfAdults([counting, byAdult])).toEqual(["StaffWeek.records", "Week.staff"]);
  });
});
