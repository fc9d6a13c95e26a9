/** A picture drawn anew on this iPad, so that nothing of the file it came from leaves it but what is seen. */
import type { Taken } from "../../client/client.ts";
import { pictureEdge, thumbnailEdge } from "../../domain/pictures.ts";
import { fitted, withoutNotes } from "./jpeg.ts";

const quality = 0.85;

/**
 * Decoded as an image element is: upright by what the camera noted, and whatever this browser can show, HEIC on an iPad among it.
 * `createImageBitmap` does neither on every iPad that is supported.
 * @throws when it is no picture this browser can show
 */
export async function takenFrom(file: Blob): Promise<Taken> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const original = await drawn(image, pictureEdge);
    const thumbnail = await drawn(image, thumbnailEdge);
    return { original: original.bytes, thumbnail: thumbnail.bytes, type: "image/jpeg", width: original.width, height: original.height };
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function drawn(image: HTMLImageElement, edge: number): Promise<{ bytes: Uint8Array<ArrayBuffer>; width: number; height: number }> {
  const { width, height } = fitted({ width: image.naturalWidth, height: image.naturalHeight }, edge);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser draws nothing");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(image, 0, 0, width, height);
  const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
  // An iPad has little room for canvases, and lets go of them late.
  canvas.width = 0;
  if (made?.type !== "image/jpeg") throw new Error("this browser makes no JPEG");
  return { bytes: withoutNotes(new Uint8Array(await made.arrayBuffer())), width, height };
}
