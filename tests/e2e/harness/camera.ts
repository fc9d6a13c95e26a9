/** A camera of the tests: a picture of nobody, with the place where it was taken written beside it, as cameras do. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { School } from "./school.ts";
import type { Tablet } from "./tablet.ts";

/** Where it was taken, as it stands in the file. */
export const place = "GPS 51.4545 N 2.5879 W";

/**
 * Hands a picture to what asks for one, as the camera or the library does. It is speckled all over, so that it is large.
 * @returns the bytes of the file it came in
 */
export async function takesPicture(tablet: Tablet, way: "Take a picture" | "From the library"): Promise<number> {
  await tablet.sees(new RegExp(way));
  return tablet.evaluate(
    async ({ way, place }) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [2600, 1950];
      const pen = canvas.getContext("2d");
      const input = [...document.querySelectorAll("label")].find((label) => label.textContent.includes(way))?.querySelector("input");
      if (!pen || !input) throw new Error("nothing asks for a picture");
      const speckled = pen.createImageData(canvas.width, canvas.height);
      let seed = 7;
      for (let at = 0; at < speckled.data.length; at += 1) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        speckled.data[at] = at % 4 === 3 ? 255 : (seed >> 16) % 256;
      }
      pen.putImageData(speckled, 0, 0);
      const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.7));
      if (!drawn) throw new Error("this browser draws no JPEG");
      const note = new TextEncoder().encode(`Exif\0\0${place}`);
      const length = note.length + 2;
      const head = new Uint8Array([0xff, 0xd8, 0xff, 0xe1, length >> 8, length % 256]);
      const file = new File([head, note, drawn.slice(2)], "IMG_0042.JPG", { type: "image/jpeg" });
      const transfer = new DataTransfer();
      transfer.items.add(file);
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      return file.size;
    },
    { way, place },
  );
}

/** The files of pictures that the school keeps. */
export function picturesOnServer(school: School): Buffer[] {
  return readdirSync(join(school.dataDir, "pictures"), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
}
