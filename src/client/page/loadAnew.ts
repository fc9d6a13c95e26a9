/** Every tab of this tablet begins anew with the one that is told to, at the address that opens on nobody's page. */
interface Page {
  location: Pick<Location, "replace">;
  BroadcastChannel: typeof BroadcastChannel;
}

export function loadAnewInAllTabs({ location, BroadcastChannel: Channel }: Page): () => void {
  const tabs = new Channel("small-steps-lock");
  const begin = () => location.replace("/");
  tabs.addEventListener("message", begin);
  return () => {
    tabs.postMessage(null);
    begin();
  };
}
