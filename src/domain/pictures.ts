/** How large pictures are: what a tablet makes of one, and what a server takes. */

/** The longer edge of a picture and of its thumbnail, in pixels. */
export const pictureEdge = 2048;
export const thumbnailEdge = 320;

/** The edge of the square on a child's card, in pixels: as large as a card shows it, on a screen of two pixels to the point. */
export const portraitEdge = 192;
/** Bytes beyond which no square of that edge is one, and the letters of base64 that they come to. */
export const maxPortraitBytes = 30_000;
export const maxPortraitLetters = (maxPortraitBytes / 3) * 4;

/** Bytes beyond which no picture of that edge is one. */
export const maxPictureBytes = 4_000_000;

/** What is kept of a picture: itself, and the small one that lists show. */
export const pictureParts = ["thumbnail", "original"] as const;
export type PicturePart = (typeof pictureParts)[number];
