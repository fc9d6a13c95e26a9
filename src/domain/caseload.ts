/**
 * The children a specialist comes for, wherever they are taught: on screen a group like any other, that the school keeps no
 * record of. Its id is no id of a record, which are longer.
 */
export const caseload = { id: "caseload", name: "Caseload" } as const;
