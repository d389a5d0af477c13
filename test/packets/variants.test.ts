import { describe, expect, test } from "vitest";
import { Kernel } from "../../agent/datapath/kernel.ts";
import { ABI_FLAG } from "../../agent/datapath/abi.gen.ts";
import { packageFile } from "../../agent/lib/package-file.ts";

/** The programs as every kernel would load them: what a kernel lacks is a constant, and its branch must pass the verifier. */

type Constants = Readonly<Record<string, boolean | bigint>>;

function load(object: string, constants: Constants, programs: readonly string[]): readonly number[] {
  const kernel = new Kernel();
  const opened = kernel.openObject(packageFile(`build/${object}.bpf.o`));
  try {
    for (const [name, value] of Object.entries(constants)) opened.setConstant(name, value);
    opened.load();
    return programs.map((program) => {
      const fd = opened.programFd(program);
      const { id } = kernel.programInfo(fd);
      kernel.closeFd(fd);
      return id;
    });
  } finally {
    opened.close();
  }
}

const either = [false, true];

describe("every variant passes the verifier", () => {
  test.each(either.flatMap((ct) => [0n, BigInt(ABI_FLAG.CSUM_FLAG_IPV6)].map((flag) => [ct, flag] as const)))(
    "packets: conntrack can be asked %s, checksum flag %s",
    (hasCtLookup, flag) => {
      const constants = { has_ct_lookup: hasCtLookup, csum_flag_ipv6: flag };
      expect(load("pod", constants, ["pod_ingress", "pod_egress", "sweep_flows"])).toHaveLength(3);
    },
  );

  test.each(either)("sockets: a refusal can have its errno %s", (hasSetRetval) => {
    const programs = ["sock_connect4", "sock_connect6", "sock_sendmsg4", "sock_recvmsg6", "sock_ops"];
    expect(load("socket", { has_set_retval: hasSetRetval }, programs)).toHaveLength(programs.length);
  });

  test("stranded sockets", () => {
    expect(load("stranded", {}, ["end_stranded"])).toHaveLength(1);
  });
});
