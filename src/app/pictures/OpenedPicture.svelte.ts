import type { CommandCode, Outcome } from "../../client/client.ts";

type Opened = Outcome<{ bytes: Uint8Array<ArrayBuffer>; type: string }>;

/** A picture's bytes as an address the page can show, for as long as something shows it. */
export class OpenedPicture {
  #address = $state<string | null>(null);
  #refused = $state<CommandCode | null>(null);
  #closed = false;

  constructor(opened: Promise<Opened>) {
    void this.#show(opened);
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

  async #show(opened: Promise<Opened>): Promise<void> {
    const outcome = await opened;
    if (this.#closed) return;
    if (outcome.ok) this.#address = URL.createObjectURL(new Blob([outcome.value.bytes], { type: outcome.value.type }));
    else this.#refused = outcome.code;
  }
}
