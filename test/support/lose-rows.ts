import { FLOW_KEY_BYTES, SHORTCUT_KEY_BYTES } from "../../agent/datapath/abi.gen.ts";
import { Kernel } from "../../agent/datapath/kernel.ts";
import { mapPin } from "../../agent/datapath/pins.ts";

const KEY_BYTES = {
  flows: FLOW_KEY_BYTES,
  flows_opening: FLOW_KEY_BYTES,
  shortcuts: SHORTCUT_KEY_BYTES,
} as const;

/** Empties a map of a datapath behind its agent's back. Returns how many entries there were. */
export function loseRows(bpfRoot: string, map: keyof typeof KEY_BYTES): number {
  const kernel = new Kernel();
  const fd = kernel.openPin(mapPin(bpfRoot, map));
  const { keys, count } = kernel.dump(fd);
  const lost = kernel.deleteBatch(fd, KEY_BYTES[map], keys, count);
  kernel.closeFd(fd);
  return lost;
}

/** Empties both flow tables. */
export function loseFlows(bpfRoot: string): number {
  return loseRows(bpfRoot, "flows") + loseRows(bpfRoot, "flows_opening");
}
