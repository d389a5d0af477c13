import { defineConfig } from "vitest/config";

/** Each has namespaces, pins and cgroups of its own, and waits more than it computes. */
const WORKERS = Number(process.env["WEFT_TEST_WORKERS"] ?? 2);

/**
 * `unit` needs neither root nor a kernel; the others need both and fail without.
 * `image` also needs the container image (make test-image), `cluster` a real kube-apiserver (make build/bin/.stamp),
 * `nodes` what real nodes run (make nodes).
 * Forks, because ffi-napi crashes when a worker thread that loaded it ends.
 */
export default defineConfig({
  test: {
    pool: "forks",
    projects: [
      ...(
        [
          { name: "both", env: { WEFT_TEST_LB: "both" } },
          { name: "socket", env: { WEFT_TEST_LB: "socket" } },
          { name: "short", env: { WEFT_TEST_LB: "both", WEFT_TEST_LOCAL_DELIVERY: "short" } },
          { name: "encrypted", env: { WEFT_TEST_LB: "both", WEFT_TEST_ENCRYPTION: "wireguard" } },
        ] as const
      ).map(({ name, env }) => ({
        extends: true as const,
        test: {
          name,
          // What must be the same wherever the pick is made, encrypted or not, by whatever way; `kernel` and `cluster` run it by packet.
          include: [
            ...["affinity", "checksums", "endpoints", "errors", "exactness", "hairpin", "survival"].map(
              (name) => `test/datapath/${name}.test.ts`,
            ),
            "test/conformance/conformance.test.ts",
          ],
          env,
          globalSetup: ["test/support/kernel-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers: WORKERS,
        },
      })),
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "agent/**/*.test.ts",
            "test/scenarios/**/*.test.ts",
            "test/properties/**/*.test.ts",
            "test/docs/**/*.test.ts",
            "test/conformance/report.test.ts",
          ],
          // Properties take seconds of computing, and more on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "soak",
          include: ["test/soak/**/*.test.ts"],
          globalSetup: ["test/support/kernel-setup.ts"],
          testTimeout: 120_000,
          maxWorkers: WORKERS,
        },
      },
      {
        extends: true,
        test: {
          name: "image",
          include: ["test/image/**/*.test.ts"],
          globalSetup: ["test/support/kernel-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "cluster",
          include: ["test/cluster/**/*.test.ts", "test/conformance/conformance.test.ts"],
          globalSetup: ["test/support/kernel-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers: WORKERS,
        },
      },
      {
        extends: true,
        test: {
          name: "encryption",
          include: ["test/encryption/**/*.test.ts"],
          globalSetup: ["test/support/kernel-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: WORKERS,
        },
      },
      {
        extends: true,
        test: {
          name: "kernel",
          include: ["test/native/**/*.test.ts", "test/packets/**/*.test.ts", "test/datapath/**/*.test.ts"],
          globalSetup: ["test/support/kernel-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: WORKERS,
        },
      },
      {
        extends: true,
        test: {
          name: "nodes",
          include: ["test/nodes/**/*.test.ts"],
          // One cluster for all files, one after another.
          globalSetup: ["test/nodes/setup.ts"],
          fileParallelism: false,
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
  },
});
