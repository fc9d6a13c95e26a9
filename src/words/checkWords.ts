import type { CheckCode } from "../domain/checkCodes.ts";
import type { Sentence } from "./sentence.ts";

const another = "Put the newest backup back (npm run school -- restore): iPads send again what it lacks.";

/** What is said of something that a check of the school has found. */
export const checkWords: Record<CheckCode, Sentence> = {
  database: { says: "The database file is damaged.", todo: `${another} Look at the disk.` },
  numbering: { says: "Changes are missing from the log.", todo: another },
  changeHash: { says: "A change in the log is not what was stored.", todo: `Somebody or something wrote into the database. ${another}` },
  record: { says: "A record is not what its changes come to.", todo: `Nothing that people wrote is lost. ${another}` },
  access: { says: "Who may see what is not what the records say.", todo: another },
  redaction: { says: "What was taken back is not what the log says.", todo: another },
  erased: { says: "What was erased is not wholly gone, or not in the ledger.", todo: another },
  audit: {
    says: "The audit is not what was written: an entry was changed, taken out or put in.",
    todo: "Somebody wrote into the database past the server. Keep a copy of it, and compare with a backup from before.",
  },
  reference: { says: "Something here belongs to somebody or something that is not.", todo: another },
  pictureMissing: {
    says: "The file of a picture is gone.",
    todo: "Put it back from a backup of the folder, or of the whole school.",
  },
  pictureChanged: { says: "The file of a picture is not what was stored.", todo: "Put it back from a backup, and look at the disk." },
  fileLoose: {
    says: "There are files of pictures that no record names.",
    todo: "They are left over and harmless to the school; but a picture that was taken back must not lie there. Move them away.",
  },
};
