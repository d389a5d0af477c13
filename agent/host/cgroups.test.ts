import { describe, expect, test } from "vitest";
import { findPodCgroups, podUidOf } from "./cgroups.ts";

const UID = "6f1d2c3b-4a59-4e6f-8a7b-9c0d1e2f3a4b";
const UNDERSCORES = UID.replaceAll("-", "_");
/** Of a static pod: the hash of its file. */
const HASH = "0123456789abcdef0123456789abcdef";

describe("folders of pods", () => {
  test.each([
    ["cgroupfs", `pod${UID}`, UID],
    ["systemd, burstable", `kubepods-burstable-pod${UNDERSCORES}.slice`, UID],
    ["systemd, guaranteed", `kubepods-pod${UNDERSCORES}.slice`, UID],
    ["systemd in kind", `kubelet-kubepods-besteffort-pod${UNDERSCORES}.slice`, UID],
    ["a static pod", `pod${HASH}`, HASH],
    ["a static pod, systemd", `kubepods-burstable-pod${HASH}.slice`, HASH],
    ["the parent of pods", "kubepods-burstable.slice", undefined],
    ["a container", `cri-containerd-${HASH}.scope`, undefined],
    ["a unit", "podman.service", undefined],
    ["what only looks like one", `pod${UID}x`, undefined],
  ])("%s: %s", (_what, folder, uid) => {
    expect(podUidOf(folder)).toBe(uid);
  });
});

test("what is no cgroup2 file system is named", async () => {
  expect(await findPodCgroups("/tmp", new Set([UID]))).toEqual({
    kind: "failed",
    reason: "/tmp is no cgroup2 file system",
  });
  expect(await findPodCgroups("/nowhere", new Set([UID]))).toMatchObject({
    kind: "failed",
    reason: expect.stringContaining("/nowhere") as string,
  });
});
