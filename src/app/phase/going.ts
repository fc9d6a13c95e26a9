import { pathOf, type Route } from "../routing/route.ts";
import type { Router } from "../routing/Router.svelte.ts";

/** A link that the app follows by itself; opened in another window, it is a link like any other. */
export function linkTo(router: Router, to: Route): { href: string; onclick: (event: MouseEvent) => void } {
  return {
    href: pathOf(to),
    onclick: (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      router.go(to);
    },
  };
}
