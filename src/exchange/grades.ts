/** A roster's grade -> a year group. In the UK format a grade is the year group: 9 is Year 9, R is Reception. */

const reception = /^(r|rec|reception|0)$/i;
const year = /^(?:(?:y|yr|year|grade)\s*)?(\d{1,2})$/i;

/** The year group, 0 (Reception) to 14, or undefined when the grade names none. */
export function yearGroupOf(grade: string): number | undefined {
  if (reception.test(grade)) return 0;
  const number = Number(year.exec(grade)?.[1] ?? Number.NaN);
  return number >= 1 && number <= 14 ? number : undefined;
}
