import { pathOf, routeOf, type Route } from "./route.ts";

/** The half of a window that routing needs. */
export interface Place {
  location: { pathname: string; hash: string };
  history: { pushState(data: unknown, unused: string, url: string): void; replaceState(data: unknown, unused: string, url: string): void };
  addEventListener(type: "popstate", listener: () => void): void;
}

/** The route shown now, kept in step with the address. */
export class Router {
  readonly #place: Place;
  #route = $state.raw<Route>({ screen: "home" });
  /** Somebody has gone somewhere since the app was opened. */
  moved = false;

  constructor(place: Place) {
    this.#place = place;
    this.#read();
    place.addEventListener("popstate", () => {
      this.moved = true;
      this.#read();
    });
  }

  get route(): Route {
    return this.#route;
  }

  /** Goes there, so that Back returns here. */
  go(route: Route): void {
    this.#place.history.pushState(null, "", pathOf(route));
    this.moved = true;
    this.#route = route;
  }

  /** Goes there in place of here: opening and closing a sheet is not a journey. */
  replace(route: Route): void {
    this.#place.history.replaceState(null, "", pathOf(route));
    this.#route = route;
  }

  #read(): void {
    this.#route = routeOf(this.#place.location.pathname, this.#place.location.hash);
  }
}
