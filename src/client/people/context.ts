/** What whoever comes, goes or is on the way in is served with. */
import type { EngineDeps } from "../engine/deps.ts";
import type { DeviceSettings } from "../engine/deviceSettings.ts";
import type { Session } from "../engine/session.ts";
import type { Arriving } from "./arriving.ts";
import type { IdentityApi } from "./identityApi.ts";

export interface SigningIn {
  deps: EngineDeps;
  settings: DeviceSettings;
  api: IdentityApi;
  arriving: Arriving;
  current: () => Session | null;
  /** Makes a session the tablet's current one, or covers the screen with the tiles; nobody is on the way in after it. */
  become: (session: Session | null) => Promise<void>;
}
