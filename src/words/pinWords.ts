import { codeLine, type SaidCode } from "./codes.ts";
import { counted } from "./lists.ts";

/** Why a PIN opened nothing: how many tries are left, when few of them are worth saying. */
export function pinRefused({ code, left }: { code: SaidCode; left?: number | undefined }): string {
  return code === "wrong_pin" && left !== undefined ? `Not that PIN. ${counted(left, "try", "tries")} left.` : codeLine(code);
}
