import { FLOW_KEY_BYTES } from "../../agent/datapath/abi.gen.ts";
import { Kernel } from "../../agent/datapath/kernel.ts";
import { mapPin } from "../../agent/datapath/pins.ts";

/** Empties both flow tables of a datapath behind its agent's back. Returns how many entries there were. */
export function loseFlows(bpfRoot: string): number {
  const kernel = new Kernel();
  let lost = 0;
  for (const map of ["flows", "flows_opening"] as const) {
    const fd = kernel.openPin(mapPin(bpfRoot, map));
    const { keys, count } = kernel.dump(fd);
    lost += kernel.deleteBatch(fd, FLOW_KEY_BYTES, keys, count);
    kernel.closeFd(fd);
  }
  return lost;
}
