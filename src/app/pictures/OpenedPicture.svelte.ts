import type { Client, CommandCode } from "../../client/client.ts";
import type { PicturePart } from "../../domain/pictures.ts";

/** A picture's bytes as an address the page can show, for as long as something shows it. */
export class OpenedPicture {
  #address = $state<string | null>(null);
  #refused = $state<CommandCode | null>(null);
  #closed = false;

  constructor(client: Client, pupil: string, picture: string, part: PicturePart) {
    void this.#open(client, { pupil, picture, part });
  }

  get address(): string | null {
    return this.#address;
  }

  /** Why it cannot be shown. */
  get refused(): CommandCode | null {
    return this.#refused;
  }

  close(): void {
    this.#closed = true;
    if (this.#address !== null) URL.revokeObjectURL(this.#address);
  }

  async #open(client: Client, input: { pupil: string; picture: string; part: PicturePart }): Promise<void> {
    const outcome = await client.command("openPicture", input);
    if (this.#closed) return;
    if (outcome.ok) this.#address = URL.createObjectURL(new Blob([outcome.value.bytes], { type: outcome.value.type }));
    else this.#refused = outcome.code;
  }
}
