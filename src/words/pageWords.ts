/** My page: the lines a supply adult reads in half a minute, as they are asked and as they are headed. */
export const pageLines = ["communicates", "movementsMean", "helps", "notToDo"] as const;

export const pageWords: Record<(typeof pageLines)[number], string> = {
  communicates: "How I communicate",
  movementsMean: "What my movements mean",
  helps: "What helps",
  notToDo: "What not to do",
};

/** The child's response chips, as the page has them. */
export const responsesWords = "What you may see me do";
