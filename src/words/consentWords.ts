/** What is agreed about pictures of a child: how far they may go, in a form's words. */
import type { ConsentSaid } from "../domain/pictureLevel.ts";

export const consentWords: Record<ConsentSaid["scope"], string> = {
  inside: "Kept inside the school",
  parents: "Shown to this child’s parents",
  public: "Used in public: website, newsletter",
};
