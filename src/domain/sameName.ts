/** Names, and the words of a target, are the same whatever their capitals and spaces. */
export const sameName = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
