/** A picture drawn anew on this iPad, so that nothing of the file it came from leaves it but what is seen. */
import type { Taken } from "../../client/client.ts";
import { maxPortraitBytes, pictureEdge, portraitEdge, thumbnailEdge } from "../../domain/pictures.ts";
import { fitted, middleOf, withoutNotes, type Part } from "./jpeg.ts";

/** @throws when it is no picture this browser can show */
export function takenFrom(file: Blob): Promise<Taken> {
  return decoded(file, async (image) => {
    const original = await drawn(image, whole(image), fitted(whole(image), pictureEdge));
    const thumbnail = await drawn(image, whole(image), fitted(whole(image), thumbnailEdge));
    return { original: original.bytes, thumbnail: thumbnail.bytes, type: "image/jpeg", width: original.width, height: original.height };
  });
}

/**
 * The square in the middle of a picture, for a child's card.
 * @throws when it is no picture this browser can show
 */
export function portraitFrom(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return decoded(file, async (image) => {
    const square = { width: portraitEdge, height: portraitEdge };
    let made = await drawn(image, middleOf(whole(image)), square);
    // Speckled all over it is large, and what is too large is taken nowhere.
    if (made.bytes.length > maxPortraitBytes) made = await drawn(image, middleOf(whole(image)), square, 0.4);
    return made.bytes;
  });
}

const whole = ({ naturalWidth, naturalHeight }: HTMLImageElement): Part => ({ x: 0, y: 0, width: naturalWidth, height: naturalHeight });

/**
 * Decoded as an image element is: upright by what the camera noted, and whatever this browser can show, HEIC on an iPad among it.
 * `createImageBitmap` does neither on every iPad that is supported.
 */
async function decoded<T>(file: Blob, work: (image: HTMLImageElement) => Promise<T>): Promise<T> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return await work(image);
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function drawn(
  image: HTMLImageElement,
  from: Part,
  { width, height }: { width: number; height: number },
  quality = 0.85,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; width: number; height: number }> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws nothing");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(image, from.x, from.y, from.width, from.height, 0, 0, width, height);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  // An iPad has little room for canvases, and lets go of them late.
  canvas.width = 0;
  if (made?.type !== "image/jpeg") throw new Error("this browser makes no JPEG");
  return { bytes: withoutNotes(new Uint8Array(await made.arrayBuffer())), width, height };
}
