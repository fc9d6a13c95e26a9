/** What is done about pictures, and their sending: loaded with the first that is to be taken, is opened, or waits. */
import { openPicture } from "../pictures/openPicture.ts";
import { openPortrait, sayPortrait } from "../pictures/portraits.ts";
import { recordPicture, takePictureAway } from "../pictures/recordPicture.ts";
import { own, type Run } from "./commanding.ts";

export { pictureRuleQuery } from "../queries/pictureRule.ts";
export { sendPictures } from "../pictures/sendPictures.ts";

export type PictureName = "recordPicture" | "takePictureAway" | "openPicture" | "sayPortrait" | "openPortrait";

export const pictureCommands: { [N in PictureName]: Run<N> } = {
  recordPicture,
  takePictureAway,
  openPicture,
  sayPortrait: own<"sayPortrait">(sayPortrait),
  openPortrait: own<"openPortrait">(openPortrait),
};
