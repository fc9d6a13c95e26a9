/** What is done about pictures, and their sending: loaded with the first that is to be taken, is opened, or waits. */
import { openPicture } from "../pictures/openPicture.ts";
import { portraitQuery, sayPortrait } from "../pictures/portraits.ts";
import { recordPicture, takePictureAway } from "../pictures/recordPicture.ts";
import { pictureRuleQuery } from "../queries/pictureRule.ts";
import { signedIn, type Read } from "./asking.ts";
import { own, type Run } from "./commanding.ts";

export { sendPictures } from "../pictures/sendPictures.ts";

export type PictureName = "recordPicture" | "takePictureAway" | "openPicture" | "sayPortrait";

export const pictureCommands: { [N in PictureName]: Run<N> } = {
  recordPicture,
  takePictureAway,
  openPicture,
  sayPortrait: own<"sayPortrait">(sayPortrait),
};

export type PictureQuery = "pictureRule" | "portrait";

export const pictureQueries: { [N in PictureQuery]: Read<N> } = {
  pictureRule: signedIn<"pictureRule">(pictureRuleQuery),
  portrait: signedIn<"portrait">(portraitQuery),
};
